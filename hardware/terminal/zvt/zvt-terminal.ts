import type { DeviceClock } from '../../ports/device.ts';
import type {
  AttemptNotes,
  CardTerminal,
  ChargeOutcome,
  ChargeRequest,
  TerminalBackOffice,
  TerminalReceipt,
} from '../../ports/terminal.ts';
import type { OpenLine } from '../../transport/line.ts';
import { createListeners } from '../../transport/listeners.ts';
import { type Attempt, createAttempt } from './attempt.ts';
import { createBackOffice } from './back-office.ts';
import { configBit, createZvtCommands, currencyNumber } from './commands.ts';
import { serveCharge, strayStatus } from './charge.ts';
import { judge, type Judgement, readNote, referenceOf, type ZvtNote } from './last-record.ts';
import { createSerialLink, createTcpLink } from './link.ts';
import { createZvtSession } from './zvt-session.ts';

export interface ZvtTerminalOptions {
  readonly id: string;
  readonly open: OpenLine;
  readonly clock: DeviceClock;
  /** `tcp`: raw messages. `serial`: the RS-232 envelope, on whatever line (a serial server by TCP too). */
  readonly envelope: 'tcp' | 'serial';
  /** Where the note of each attempt is kept before its amount is sent; must outlive the process in a shop. */
  readonly notes: AttemptNotes;
  /** Six digits; the terminal's merchant password. */
  readonly password?: string;
  /** ISO 4217; what the terminal was set up for. */
  readonly currency: string;
  /** Who prints receipts of payments: the terminal itself, or we (they come through `onReceipt`). */
  readonly receipts?: 'terminal' | 'kiosk';
  /** How long a charge may go without its final answer before it counts as unknown. */
  readonly answerTimeoutMs: number;
  readonly heartbeatMs?: number;
  /** Commands and codes; never a field of a card. */
  readonly log?: (line: string) => void;
}

/** Between two looks that find nothing: a payment that was just being stored shows in the second. */
const secondLookMs = 3_000;
const lookTurnMs = 60_000;
/** How long a customer waits for a terminal that is at something else, or tells of its last payment without an end. */
const beginMs = 30_000;
/** How long after its time a charge may hold the terminal before its turn is taken away. */
const graceMs = 180_000;
/** Twelve BCD digits (BMP 04). */
const largestAmount = 999_999_999_999;

/**
 * A card terminal that speaks ZVT (PA00P015 13.06, PA00P016), over TCP or RS-232. It knows no attempt id: before an
 * amount is sent, the terminal's last record is asked for and noted on disk, and what became of a charge whose end was
 * not seen is judged by the terminal's own numbers (`judge`). An authorisation is sent once and never again.
 */
export function createZvtTerminal(options: ZvtTerminalOptions): CardTerminal & TerminalBackOffice {
  const { clock, notes } = options;
  const log = options.log ?? (() => undefined);
  const commands = createZvtCommands(options.password ?? '000000', options.currency);
  const byKiosk = options.receipts === 'kiosk';
  const link = options.envelope === 'tcp' ? createTcpLink(options) : createSerialLink(options);
  const session = createZvtSession({
    link,
    clock,
    commands,
    configByte:
      configBit.intermediateStatus |
      configBit.paymentsByEcrOnly |
      (byKiosk ? configBit.receiptsByEcr | configBit.adminReceiptsByEcr | configBit.textBlocks : 0),
    heartbeatMs: options.heartbeatMs ?? 60_000,
    onStray: (fields) => strayStatus(fields, notes),
    log,
  });
  const late = createListeners<{ readonly outcome: ChargeOutcome; readonly taken: () => void }>();
  const receipts = createListeners<TerminalReceipt>();
  const inquiries = new Map<string, Promise<ChargeOutcome>>();
  let charging: Attempt | null = null;
  let closed = false;

  const keep = (attemptId: string, note: ZvtNote, outcome: ChargeOutcome): ChargeOutcome => {
    notes.save(attemptId, JSON.stringify({ ...note, outcome }));
    return outcome;
  };
  const concluded = (attemptId: string, note: ZvtNote, judgement: Judgement): ChargeOutcome => {
    switch (judgement.kind) {
      case 'approved': {
        const { record } = judgement;
        const amount = record.amount ?? 0;
        session.distrust(false);
        return keep(attemptId, note, {
          kind: 'approved',
          attemptId,
          amount,
          reference: referenceOf(record),
          card: record.card,
        });
      }
      case 'declined':
        return keep(attemptId, note, { kind: 'declined', attemptId, reason: judgement.reason });
      case 'not-started':
        return keep(attemptId, note, { kind: 'not-started', attemptId });
      case 'mismatch':
        log(`attempt ${attemptId} asked for ${note.amount} and its record says ${judgement.record.amount}`);
        session.distrust(true);
        return { kind: 'unknown', attemptId };
      case 'unknown':
        log(`attempt ${attemptId}: ${judgement.why}`);
        return { kind: 'unknown', attemptId };
    }
  };

  /** By what the next attempt found before it began, or by asking now; null when neither can be had. */
  const judgedNow = async (attemptId: string, note: ZvtNote): Promise<Judgement | null> => {
    const after = readNote(notes.next(attemptId));
    if (after !== null) return judge(note, after.before);
    if (charging !== null || !session.ready()) return null;
    const turn = await session.turn(async () => {
      const idle = await session.enquire();
      return idle ? session.look() : null;
    }, lookTurnMs);
    // Somebody may have begun to pay while we waited for our turn.
    const meanwhile = readNote(notes.next(attemptId));
    if (meanwhile !== null) return judge(note, meanwhile.before);
    if (!turn.ok || turn.value === null || turn.value.kind !== 'told') return null;
    return judge(note, turn.value.look);
  };
  const inquired = async (attemptId: string): Promise<ChargeOutcome> => {
    const unknown: ChargeOutcome = { kind: 'unknown', attemptId };
    if (charging?.attemptId === attemptId) return unknown;
    const note = readNote(notes.load(attemptId));
    // The note comes before the amount: without one nothing was sent.
    if (note === null) return { kind: 'not-started', attemptId };
    if (note.outcome !== null) return note.outcome;
    const first = await judgedNow(attemptId, note);
    if (first === null) return unknown;
    if (first.kind !== 'not-started') return concluded(attemptId, note, first);
    await new Promise<void>((over) => {
      clock.after(secondLookMs, over);
    });
    const second = closed ? null : await judgedNow(attemptId, note);
    return second === null ? unknown : concluded(attemptId, note, second);
  };

  const lateOf = (outcome: ChargeOutcome): void => {
    // Nothing to forget: the note has the outcome, and says it again to whoever asks.
    if (outcome.kind !== 'unknown') late.tell({ outcome, taken: () => undefined });
  };

  return {
    id: options.id,
    health: session.health.now,
    watch: session.health.watch,
    charge(request: ChargeRequest) {
      const { attemptId, amount } = request;
      if (!Number.isSafeInteger(amount) || amount <= 0 || amount > largestAmount)
        throw new RangeError(`a charge needs a positive amount in minor units, not ${amount}`);
      const currency = currencyNumber(request.currency);
      if (charging !== null) {
        return charging.attemptId === attemptId
          ? charging.outcome
          : Promise.resolve({ kind: 'busy', attemptId });
      }
      if (!session.ready()) return Promise.resolve({ kind: 'not-started', attemptId });
      const mine = createAttempt(attemptId, lateOf);
      charging = mine;
      const cancelBegin = clock.after(beginMs, mine.expire);
      const work = (): Promise<void> =>
        serveCharge(mine, {
          session,
          clock,
          notes,
          command: commands.authorise(amount, currency),
          amount,
          currency,
          answerTimeoutMs: options.answerTimeoutMs,
          onPaper: ({ of, lines }) => receipts.tell({ attemptId, of, lines }),
          conclude: (note, judgement) => concluded(attemptId, note, judgement),
          log,
        });
      void session.turn(work, options.answerTimeoutMs + graceMs).then(
        () => mine.over(),
        (error: unknown) => {
          log(`attempt ${attemptId}: ${error instanceof Error ? error.message : String(error)}`);
          mine.over();
        },
      );
      void mine.ended.then(() => {
        cancelBegin();
        if (charging === mine) charging = null;
      });
      return mine.outcome;
    },
    inquire(attemptId) {
      const asked = inquiries.get(attemptId);
      if (asked !== undefined) return asked;
      const answer = inquired(attemptId).finally(() => inquiries.delete(attemptId));
      inquiries.set(attemptId, answer);
      return answer;
    },
    cancel(attemptId) {
      if (charging?.attemptId === attemptId) charging.cancel();
      return Promise.resolve();
    },
    onLateOutcome: (listener) => late.add(({ outcome, taken }) => listener(outcome, taken)),
    onReceipt: receipts.add,
    ...createBackOffice({
      session,
      clock,
      notes,
      commands,
      busy: () => charging !== null,
      onPaper: ({ of, lines }) => receipts.tell({ attemptId: null, of, lines }),
      log,
    }),
    async close() {
      closed = true;
      late.clear();
      charging?.over();
      await session.close();
    },
  };
}
