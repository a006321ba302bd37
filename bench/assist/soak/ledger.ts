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
}

/** What somebody outside of all engines wrote down. */
export class Ledger {
  readonly presses: Press[] = [];

  press(kioskId: string, callId: string): Press {
    const press: Press = { kioskId, callId, at: Date.now(), keptAt: null };
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

/** A press that was acknowledged made a call, or stood beside one that was open. */
function lost(kioskId: string, { presses }: Ledger, calls: readonly AssistCall[]): readonly string[] {
  const helps = calls.filter(({ cause }) => cause === 'help');
  return presses
    .filter((press) => press.kioskId === kioskId && press.keptAt !== null)
    .filter(
      ({ callId, at, keptAt }) =>
        !helps.some(
          (call) =>
            call.callId === callId ||
            (call.raisedAt <= (keptAt ?? at) && (call.endedAt ?? Infinity) >= at - SLACK_MS),
        ),
    )
    .map(({ callId }) => `${callId} was acknowledged by ${kioskId} and is lost`);
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
