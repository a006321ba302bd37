import type { DeviceClock } from '../../ports/device.ts';
import type { AttemptNotes, BackOfficeOutcome, TerminalBackOffice } from '../../ports/terminal.ts';
import { currencyNumber, type ZvtCommands } from './commands.ts';
import type { Dialogue, DialogueEnd, Paper } from './dialogue.ts';
import { readReference, recordOf, referenceOf, type Look, type ZvtNote } from './last-record.ts';
import { meaningOf } from './result-codes.ts';
import type { ZvtSession } from './zvt-session.ts';

export interface BackOfficeDeps {
  readonly session: ZvtSession;
  readonly clock: DeviceClock;
  readonly notes: AttemptNotes;
  readonly commands: ZvtCommands;
  /** A customer has the terminal. */
  readonly busy: () => boolean;
  readonly onPaper: (paper: Paper) => void;
  readonly log: (line: string) => void;
}

/** An end of day talks with the bank, sometimes for minutes (T4 of PA00P016). */
const silenceMs = 180_000;
const limitMs = 540_000;
const turnMs = 600_000;

/** Reversal, refund, end of day and repeated receipt (PA00P015 §2.9, §2.14, §2.15, §2.20): each sent once. */
export function createBackOffice(deps: BackOfficeDeps): TerminalBackOffice {
  const { session, notes, commands, log } = deps;
  let counted = 0;

  /** What the terminal's last record was before this: the proof of an earlier attempt must not be lost under it. */
  const noteBefore = (what: string, before: Look): void => {
    counted += 1;
    const note: ZvtNote = { version: 1, amount: null, currency: null, before, seen: null, outcome: null };
    notes.save(`${what}-${deps.clock.now()}-${counted}`, JSON.stringify(note));
  };
  const run = async (what: string, command: Uint8Array, changes: boolean): Promise<BackOfficeOutcome> => {
    if (deps.busy()) return { kind: 'busy' };
    if (!session.ready()) return { kind: 'not-connected' };
    const turn = await session.turn(async (): Promise<BackOfficeOutcome> => {
      if (changes) {
        const look = await session.look();
        if (look.kind === 'busy') return { kind: 'busy' };
        if (look.kind === 'lost') return { kind: 'not-connected' };
        noteBefore(what, look.look);
      }
      const dialogue = session.begin({ command, once: true, silenceMs, limitMs });
      const end = await dialogue.end;
      for (const paper of dialogue.papers()) deps.onPaper(paper);
      // That it refuses a reversal says nothing against the next payment.
      if (end.kind !== 'refused' && end.kind !== 'aborted') session.note(end);
      log(`${what}: ${end.kind}`);
      return outcomeOf(end, dialogue);
    }, turnMs);
    return turn.ok ? turn.value : { kind: 'unknown', why: 'it took too long' };
  };

  return {
    async reverse(reference, amount) {
      const read = readReference(reference);
      if (read === null) return { kind: 'refused', why: `'${reference}' is no payment of a ZVT terminal` };
      const outcome = await run('reversal', commands.reverse(read.receipt), true);
      // Some terminals take back their last payment whatever receipt was asked for (Portalum.Zvt issue 24).
      if (outcome.kind !== 'done' || outcome.amount === amount) return outcome;
      log(`a reversal of ${amount} took back ${outcome.amount}`);
      session.distrust(true);
      return { kind: 'unknown', why: 'the terminal names another amount than this payment had' };
    },
    async refund(amount, currency) {
      const number = currencyNumber(currency);
      if (!Number.isSafeInteger(amount) || amount <= 0)
        throw new RangeError(`a refund needs a positive amount in minor units, not ${amount}`);
      const outcome = await run('refund', commands.refund(amount, number), true);
      if (outcome.kind !== 'done' || outcome.amount === amount) return outcome;
      session.distrust(true);
      return { kind: 'unknown', why: 'the terminal names another amount than it was asked to pay out' };
    },
    async endOfDay() {
      const outcome = await run('end of day', commands.endOfDay(), true);
      if (session.ready()) void session.turn(session.enquire, turnMs);
      return outcome;
    },
    repeatReceipt: () => run('repeated receipt', commands.repeatReceipt(), false),
  };
}

function outcomeOf(end: DialogueEnd, dialogue: Dialogue): BackOfficeOutcome {
  const status = dialogue.status();
  const record = status === null ? null : recordOf(status);
  switch (end.kind) {
    case 'completed':
      if (record !== null && record.result !== 0) return refusedBy(record.result);
      return {
        kind: 'done',
        amount: record?.amount ?? null,
        reference: record === null ? '' : referenceOf(record),
        lines: dialogue.papers().flatMap((paper) => paper.lines),
      };
    case 'aborted':
      return refusedBy(end.code);
    case 'refused':
      return meaningOf(end.code).kind === 'busy' ? { kind: 'busy' } : refusedBy(end.code);
    case 'lost':
      return { kind: 'unknown', why: end.detail };
  }
}

function refusedBy(code: number): BackOfficeOutcome {
  return { kind: 'refused', why: meaningOf(code).text };
}
