import type { AssistCall } from '../../../domain/assist/call.ts';
import { sameCall } from '../../../domain/assist/call-merge.ts';
import { SILENT_KIOSK } from '../../../main/link/call-courier.ts';

/** One press of Help, as the customer saw it. */
export interface Press {
  readonly kioskId: string;
  readonly callId: string;
  readonly at: number;
  /** When the kiosk said that it is on its disk; null when no answer came. */
  keptAt: number | null;
  /** The call that the kiosk says it is: its own or one that stood; null where the kiosk's door does not say. */
  joined: string | null;
}

/** What somebody outside of all engines wrote down. */
export class Ledger {
  readonly presses: Press[] = [];

  press(kioskId: string, callId: string): Press {
    const press: Press = { kioskId, callId, at: Date.now(), keptAt: null, joined: null };
    this.presses.push(press);
    return press;
  }
}

/** Calls as they stand on the disks when everything has come to rest. */
export interface Books {
  readonly hub: readonly AssistCall[];
  readonly kiosks: ReadonlyMap<string, readonly AssistCall[]>;
}

/** A moment's difference between a press and its call's own time: the press was written down before it was made. */
const SLACK_MS = 2_000;
/** A kiosk that does not say which call a press became may have held one for open that ended at the hub so long ago. */
const UNSAID_MS = 60_000;

function wasOpen(call: AssistCall, at: number, keptAt: number, slack: number): boolean {
  return call.raisedAt <= keptAt && (call.endedAt ?? Infinity) >= at - slack;
}

/** Presses that joined a call which had ended at the hub already: its kiosk had not heard of it. */
export function late({ presses }: Ledger, books: Books): number {
  return presses.filter(({ kioskId, callId, at, keptAt }) => {
    const helps = books.kiosks.get(kioskId)?.filter(({ cause }) => cause === 'help') ?? [];
    return (
      keptAt !== null && !helps.some((call) => call.callId === callId || wasOpen(call, at, keptAt, SLACK_MS))
    );
  }).length;
}

/** Holds the ledger against the books; gives what is wrong, in sentences. */
export function audit(ledger: Ledger, books: Books): readonly string[] {
  const wrong: string[] = [];
  const pressed = new Set(ledger.presses.map(({ callId }) => callId));
  const atHub = new Map(books.hub.map((call) => [call.callId, call]));
  for (const call of books.hub)
    if (call.endedAt === null) wrong.push(`${call.callId} never ended at the hub: ${call.state}`);
  for (const [kioskId, calls] of books.kiosks) {
    const own = new Map(calls.map((call) => [call.callId, call]));
    for (const call of calls) {
      const told = atHub.get(call.callId);
      if (call.endedAt === null) wrong.push(`${call.callId} never ended at ${kioskId}: ${call.state}`);
      if (told === undefined) wrong.push(`${call.callId} of ${kioskId} is not at the hub`);
      else if (!sameCall(told, call))
        wrong.push(`${call.callId} is otherwise at ${kioskId} than at the hub: ${differences(told, call)}`);
      if (call.cause === 'help' && !pressed.has(call.callId))
        wrong.push(`${call.callId} of ${kioskId} was raised and nobody pressed`);
    }
    for (const call of books.hub)
      if (call.kioskId === kioskId && call.causeKey !== SILENT_KIOSK && !own.has(call.callId))
        wrong.push(`${call.callId} is at the hub and not at ${kioskId}`);
    wrong.push(...lost(kioskId, ledger, calls), ...doubled(kioskId, ledger, calls));
  }
  return wrong;
}

/**
 * A press that was acknowledged made a call, or belongs to one that its kiosk held for open. That one may have ended at
 * the hub while the news was under way; such presses are counted by `late`.
 */
function lost(kioskId: string, { presses }: Ledger, calls: readonly AssistCall[]): readonly string[] {
  const helps = calls.filter(({ cause }) => cause === 'help');
  return presses
    .filter((press) => press.kioskId === kioskId && press.keptAt !== null)
    .filter(
      ({ callId, at, keptAt, joined }) =>
        !helps.some((call) =>
          joined === null
            ? call.callId === callId || wasOpen(call, at, keptAt ?? at, UNSAID_MS)
            : call.callId === joined,
        ),
    )
    .map((press) => `${press.callId} was acknowledged by ${kioskId} and is lost${lastBefore(press, helps)}`);
}

/** How the call before it ended, which its kiosk may have believed open. */
function lastBefore({ at }: Press, helps: readonly AssistCall[]): string {
  const last = helps
    .filter(({ endedAt }) => endedAt !== null && endedAt <= at)
    .toSorted((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0))
    .at(-1);
  return last === undefined
    ? ''
    : `: ${last.callId} was ${last.state} ${at - (last.endedAt ?? at)} ms before`;
}

/** Two calls of one customer at a time: only when the first was never acknowledged, and its kiosk knew nothing of it. */
function doubled(kioskId: string, { presses }: Ledger, calls: readonly AssistCall[]): readonly string[] {
  const kept = new Set(presses.filter(({ keptAt }) => keptAt !== null).map(({ callId }) => callId));
  const helps = calls.filter(({ cause }) => cause === 'help').toSorted((a, b) => a.raisedAt - b.raisedAt);
  return helps.flatMap((first, at) =>
    helps
      .slice(at + 1)
      .filter((next) => next.raisedAt < (first.endedAt ?? Infinity) && kept.has(first.callId))
      .map((next) => `${next.callId} was raised at ${kioskId} while ${first.callId} was open`),
  );
}

function differences(a: AssistCall, b: AssistCall): string {
  const other = new Map<string, unknown>(Object.entries(b));
  return Object.entries(a)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(other.get(key)))
    .map(([key, value]) => `${key} ${JSON.stringify(value)} and ${JSON.stringify(other.get(key))}`)
    .join(', ');
}
