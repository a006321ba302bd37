import type { Database } from 'better-sqlite3';
import type { AssistCall } from '../../domain/assist/call.ts';
import type { AttemptRow } from '../../db/payment-store.ts';
import type { ByteDevice } from '../../hardware/sim/byte-device.ts';
import { openTerminalLedger } from '../../hardware/sim/terminal-ledger.ts';
import { createVirtualTerminal, type TerminalMode } from '../../hardware/sim/virtual-terminal.ts';
import type { ZvtMode } from '../../hardware/sim/zvt-modes.ts';
import { systemClock } from '../../hardware/system-clock.ts';
import type { DeviceConfig } from '../../main/devices/device-config.ts';

/** Told what reached a device; true when the engine was killed at that very moment. */
export type PassOutside = (name: string) => boolean;

export type LaneTerminalKind = 'demo' | 'zvt';

/** The shop's side of the money, once the last engine has ended. */
export interface Books {
  readonly shop: Database;
  readonly calls: readonly AssistCall[];
}

/** Money as the terminal's bank counts it, held against the shop's books. */
export interface MoneyVerdict {
  /** Attempts whose money stands at the bank. */
  readonly paid: readonly string[];
  readonly double: readonly string[];
  /** Money that no approved attempt has and of which no person was told. */
  readonly silent: readonly string[];
  /** Orders that count as paid without money. */
  readonly unpaid: readonly string[];
  /** What the terminal heard against its protocol. */
  readonly problems: readonly string[];
}

/** A card terminal beside a kiosk, with its bank inside: what it counts is the truth. */
export interface LaneTerminal {
  readonly device: ByteDevice;
  readonly settings: DeviceConfig[string];
  readonly setMode: (mode: TerminalMode | ZvtMode, takesBackUnheard: boolean) => void;
  readonly judge: (books: Books) => MoneyVerdict;
}

/** How long the terminal waits for a card, and when it takes money late: short, so that a thousand visits end. */
const CARD_MS = 400;
const LATE_MS = 250;

/** The terminal of the demo shop, which knows every attempt by its id. */
export function openDemoTerminal(address: string, pass: PassOutside): LaneTerminal {
  const ledger = openTerminalLedger();
  const device = createVirtualTerminal({
    id: 'terminal',
    name: 'Terminal',
    clock: systemClock,
    ledger,
    mode: 'approve',
    cardTimeoutMs: CARD_MS,
    lateMs: LATE_MS,
  });
  return {
    settings: { driver: 'virtual-terminal', address, answerSeconds: 10 },
    device: {
      ...device,
      receive(bytes) {
        const kinds = [
          ...Buffer.from(bytes)
            .toString('utf8')
            .matchAll(/"type":"(\w+)"/g),
        ].map(([, kind]) => kind);
        for (const kind of kinds) pass(`terminal heard ${kind}`);
        device.receive(bytes);
        for (const kind of kinds)
          if (kind === 'charge' || kind === 'inquire') pass(`terminal answered ${kind}`);
      },
    },
    setMode: (mode) => device.use('mode', mode),
    judge({ shop, calls }) {
      const charges = ledger.entries().filter((entry) => entry.charges > 0);
      const attempts = new Map(attemptsOf(shop).map((attempt) => [attempt.attempt_id, attempt]));
      const byOrder = new Map<string, number>();
      const double: string[] = [];
      for (const entry of charges) {
        if (entry.charges > 1 || entry.asked > 1)
          double.push(
            `attempt ${entry.attemptId}: asked ${entry.asked} times, charged ${entry.charges} times`,
          );
        const order = entry.orderRef ?? 'an order without a name';
        byOrder.set(order, (byOrder.get(order) ?? 0) + entry.charges);
      }
      for (const [order, times] of byOrder) if (times > 1) double.push(`${order} was charged ${times} times`);
      return {
        paid: charges.map(({ attemptId }) => attemptId),
        double,
        silent: charges
          .map(({ attemptId }) => ({ attemptId, attempt: attempts.get(attemptId) }))
          .filter(
            ({ attempt }) =>
              attempt?.status !== 'approved' && (attempt === undefined || !isTold(attempt, shop, calls)),
          )
          .map(({ attemptId }) => attemptId),
        unpaid: [...attempts.values()]
          .filter(({ attempt_id, status }) => status === 'approved' && !isCharged(attempt_id))
          .map(({ order_id }) => order_id),
        problems: [],
      };
    },
  };

  function isCharged(attemptId: string): boolean {
    return (ledger.find(attemptId)?.charges ?? 0) > 0;
  }
}

export function attemptsOf(shop: Database): readonly AttemptRow[] {
  return shop.prepare<[], AttemptRow>('SELECT * FROM payment_attempt ORDER BY requested_at, rowid').all();
}

/** Whether a person is still told that nobody knows what became of this attempt. */
export function isTold(attempt: AttemptRow, shop: Database, calls: readonly AssistCall[]): boolean {
  const called = calls.some(
    (call) =>
      call.cause === 'payment-unknown' && call.sessionId === attempt.session_id && call.endedAt === null,
  );
  const exceptions = shop
    .prepare<[string], number>('SELECT count(*) FROM exception WHERE session_id = ? AND closed_at IS NULL')
    .pluck();
  return (attempt.status === 'unknown' && called) || (exceptions.get(attempt.session_id) ?? 0) > 0;
}
