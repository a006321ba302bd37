import { unreachable } from '../../../domain/result.ts';
import type { DeviceClock } from '../../ports/device.ts';
import type { AttemptNotes, ChargeOutcome } from '../../ports/terminal.ts';
import type { Attempt } from './attempt.ts';
import type { DialogueEnd, Paper } from './dialogue.ts';
import type { ZvtFields } from './fields.ts';
import {
  isStale,
  type Judgement,
  type LastRecord,
  readNote,
  recordOf,
  refused,
  type ZvtNote,
} from './last-record.ts';
import { meaningOf } from './result-codes.ts';
import type { ZvtSession } from './zvt-session.ts';

export interface ChargeWork {
  readonly session: ZvtSession;
  readonly clock: DeviceClock;
  readonly notes: AttemptNotes;
  readonly command: Uint8Array;
  readonly amount: number;
  readonly currency: number;
  readonly answerTimeoutMs: number;
  readonly onPaper: (paper: Paper) => void;
  /** Turns what is proven into an outcome, and keeps it. */
  readonly conclude: (note: ZvtNote, judgement: Judgement) => ChargeOutcome;
  readonly log: (line: string) => void;
}

/** T4 of PA00P016 is 180 s; a terminal that works says something sooner. */
const silenceMs = 180_000;
/**
 * After our time is over the terminal has been asked to stop: it answers soon or is not there any more, and what it
 * says meanwhile holds nobody for ever. A slow bank may still say yes in this minute, and the customer hears of it.
 */
const hurried = { silenceMs: 30_000, limitMs: 60_000 };
const accept = 0x8000;
/** "Goods not issued": the terminal takes the booking back by itself (PA00P015 §2.2.7). */
const takeBack = 0x8466;

/**
 * One charge, within its turn: ask for the last record, note it on disk, send the amount once, hear the end. What the
 * status-information says is on disk before it is acknowledged, because after that the terminal counts it as ours.
 */
export async function serveCharge(mine: Attempt, work: ChargeWork): Promise<void> {
  const { attemptId } = mine;
  const { session, clock, notes } = work;
  if (mine.cancelled()) {
    mine.settle({ kind: 'declined', attemptId, reason: 'cancelled' });
    return;
  }
  const look = await session.look();
  if (look.kind === 'busy') {
    mine.settle({ kind: 'busy', attemptId });
    return;
  }
  if (look.kind === 'lost') {
    mine.settle({ kind: 'not-started', attemptId });
    return;
  }
  if (mine.cancelled()) {
    mine.settle({ kind: 'declined', attemptId, reason: 'cancelled' });
    return;
  }
  let note: ZvtNote = {
    version: 1,
    amount: work.amount,
    currency: work.currency,
    before: look.look,
    seen: null,
    outcome: null,
  };
  notes.save(attemptId, JSON.stringify(note));

  const onStatus = (fields: ZvtFields): number => {
    const read = readStatus(note, fields);
    if (read.kind === 'stale') session.distrust(true);
    if (read.kind === 'stale' || read.kind === 'empty') return accept;
    note = read.note;
    notes.save(attemptId, JSON.stringify(note));
    if (read.kind === 'taken') return accept;
    work.log(`attempt ${attemptId} asked for ${note.amount} and was answered ${read.note.seen?.amount}`);
    session.distrust(true);
    return takeBack;
  };
  const limitMs = work.answerTimeoutMs + hurried.limitMs;
  const dialogue = session.begin({ command: work.command, once: true, silenceMs, limitMs, onStatus });
  mine.running(dialogue);
  if (mine.cancelled()) dialogue.abort();
  const cancelAnswer = clock.after(work.answerTimeoutMs, () => {
    mine.settle({ kind: 'unknown', attemptId });
    dialogue.abort();
    dialogue.hurry(hurried);
  });
  const end = await dialogue.end;
  cancelAnswer();
  for (const paper of dialogue.papers()) work.onPaper(paper);
  session.note(end);
  if (end.kind === 'refused' && meaningOf(end.code).kind === 'busy') {
    work.conclude(note, { kind: 'not-started' });
    mine.settle({ kind: 'busy', attemptId });
    return;
  }
  const judgement = judged(end, note);
  mine.settle(work.conclude(note, judgement));
}

/** What the dialogue itself proves. An approval needs its completion: before it the terminal may still take it back. */
function judged(end: DialogueEnd, note: ZvtNote): Judgement {
  const { seen } = note;
  const failed = seen !== null && seen.result !== 0;
  switch (end.kind) {
    case 'completed':
      if (seen === null) return { kind: 'unknown', why: 'it ended without saying how' };
      if (failed) return refused(seen.result);
      if (seen.originalTrace !== null) return { kind: 'unknown', why: 'it ended with a reversal' };
      if (!fits(seen, note)) return { kind: 'unknown', why: 'it ended with another amount' };
      return { kind: 'approved', record: seen };
    case 'aborted':
      if (seen !== null && !failed) return { kind: 'unknown', why: 'it was given up after an approval' };
      return refused(end.code === 0 && seen !== null ? seen.result : end.code);
    case 'refused':
      return { kind: 'not-started' };
    case 'lost':
      return failed ? refused(seen.result) : { kind: 'unknown', why: end.detail };
    default:
      return unreachable(end);
  }
}

/**
 * The answer to a status-information that came on a new line, after the one of its attempt was lost: it is noted and
 * acknowledged when it fits the attempt that was begun last and is still open. Any other one stays unanswered.
 */
export function strayStatus(fields: ZvtFields, notes: AttemptNotes): number | null {
  const last = notes.last();
  const note = last === null ? null : readNote(last.note);
  if (last === null || note === null || note.amount === null || note.outcome !== null) return null;
  const read = readStatus(note, fields);
  if (read.kind === 'stale' || read.kind === 'empty') return null;
  notes.save(last.key, JSON.stringify(read.note));
  return read.kind === 'taken' ? accept : takeBack;
}

type StatusRead =
  | { readonly kind: 'empty' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'taken' | 'mismatch'; readonly note: ZvtNote };

function readStatus(note: ZvtNote, fields: ZvtFields): StatusRead {
  const told = recordOf(fields);
  if (told === null) return { kind: 'empty' };
  if (isStale(note.before, told)) return { kind: 'stale' };
  const right = told.result !== 0 || told.originalTrace !== null || fits(told, note);
  return { kind: right ? 'taken' : 'mismatch', note: { ...note, seen: told } };
}

function fits(told: LastRecord, note: ZvtNote): boolean {
  return told.amount === note.amount && (told.currency === null || told.currency === note.currency);
}
