import { createVirtualZvtTerminal } from '../../hardware/sim/virtual-zvt-terminal.ts';
import { openZvtLedger, type ZvtTransaction } from '../../hardware/sim/zvt-ledger.ts';
import { zvtTerminalId } from '../../hardware/sim/zvt-status.ts';
import { createZvtInlet } from '../../hardware/sim/zvt-wire.ts';
import type { ByteDevice } from '../../hardware/sim/byte-device.ts';
import { hastyClock } from '../harness/hasty-clock.ts';
import {
  attemptsOf,
  type Books,
  isTold,
  type LaneTerminal,
  type MoneyVerdict,
  type PassOutside,
} from './lane-terminal.ts';

/** ZVT waits for seconds where others wait for none: both ends wait this much faster. */
export const ZVT_HASTE = 5;

/** Long enough for a customer's cancel. */
const CARD_MS = 600;
/** Later than the engine's patience, `ANSWER_SECONDS`. */
const LATE_MS = 2_600;
const ANSWER_SECONDS = 10;

/** What the terminal was tried with when it was set up: the first payment's number follows it. */
const triedOnce = {
  trace: 470,
  receipt: 470,
  kind: 'payment',
  amount: 100,
  currency: 978,
  result: 0,
  original: null,
  at: 0,
} as const;

/** A terminal that speaks ZVT: it knows no attempt, only its own numbers. */
export function openZvtTerminal(address: string, pass: PassOutside): LaneTerminal {
  const ledger = openZvtLedger();
  ledger.put(triedOnce);
  let late = false;
  const device = createVirtualZvtTerminal({
    id: 'terminal',
    name: 'Terminal',
    clock: hastyClock(ZVT_HASTE),
    envelope: 'tcp',
    mode: 'approve',
    cardTimeoutMs: CARD_MS * ZVT_HASTE,
    lateMs: LATE_MS * ZVT_HASTE,
    ledger: {
      ...ledger,
      put(transaction) {
        ledger.put(transaction);
        if (transaction.kind === 'payment' && transaction.result === 0)
          pass(late ? 'terminal booked late' : 'terminal booked');
        if (transaction.kind === 'reversal') pass('terminal took it back');
      },
    },
  });
  return {
    device: heard(device, pass),
    settings: { driver: 'zvt', address, answerSeconds: ANSWER_SECONDS, receipts: 'kiosk' },
    setMode(next, takesBackUnheard) {
      device.use('mode', next);
      device.setAutoReversal(takesBackUnheard);
      late = next === 'late success';
    },
    judge: (books) => ({
      ...judgeNumbers(ledger.all().slice(1), ledger.asked(), books),
      problems: device.problems(),
    }),
  };
}

/** What the terminal is asked for and what it says, in the words of the engine's boundaries. */
function heard(device: ByteDevice, pass: PassOutside): ByteDevice {
  const inlet = createZvtInlet();
  let doing = '';
  let saying = '';
  return {
    ...device,
    receive(bytes) {
      for (const { name } of inlet.push(bytes)) {
        if (name === '0601') doing = 'a payment';
        else if (name === '0620') doing = doing === 'its state' ? 'what became of it' : 'its last record';
        else if (name === '0501') doing = 'its state';
        else if (name === '0600') doing = 'a registration';
        else if (name === '06b0') pass('terminal heard stop');
        if (name === '8000' && saying === '040f') pass(`terminal heard our thanks for ${doing}`);
        else if (name.startsWith('06') || name === '0501') pass(`terminal heard ${doing}`);
      }
      device.receive(bytes);
    },
    onReply: (listener) =>
      device.onReply((bytes) => {
        const name = Buffer.from(bytes.subarray(0, 2)).toString('hex');
        if (name !== '8000') saying = name;
        if (name === '040f') pass(`terminal tells of ${doing}`);
        if (name === '060f') pass(`terminal ends ${doing}`);
        listener(bytes);
      }),
  };
}

/** Every standing payment is one approved attempt's, by its numbers, or one that a person was told of. */
function judgeNumbers(
  all: readonly ZvtTransaction[],
  asked: number,
  { shop, calls }: Books,
): Omit<MoneyVerdict, 'problems'> {
  const back = new Set(all.flatMap((one) => (one.kind === 'reversal' ? [one.original] : [])));
  const standing = all.filter((one) => one.kind === 'payment' && one.result === 0 && !back.has(one.trace));
  const attempts = attemptsOf(shop);
  const noted = shop.prepare<[], number>('SELECT count(*) FROM terminal_note').pluck().get() ?? 0;
  const approved = attempts.filter(({ status }) => status === 'approved');
  const open = new Set(
    attempts.filter((attempt) => attempt.status !== 'approved' && isTold(attempt, shop, calls)),
  );
  const paid: string[] = [];
  const silent: string[] = [];
  const timesOf = new Map<string, number>();
  for (const one of standing) {
    const proven = approved.find(
      ({ reference, amount }) => reference === referenceOf(one) && amount === one.amount,
    );
    const mine = proven ?? [...open].find(({ amount }) => amount === one.amount);
    if (mine === undefined) {
      silent.push(`${referenceOf(one)} of ${one.amount}`);
      continue;
    }
    if (proven === undefined) open.delete(mine);
    else paid.push(proven.attempt_id);
    timesOf.set(mine.order_id, (timesOf.get(mine.order_id) ?? 0) + 1);
  }
  return {
    paid,
    silent,
    double: [
      ...[...timesOf].flatMap(([order, times]) => (times > 1 ? [`${order} was charged ${times} times`] : [])),
      ...(asked > noted ? [`${noted} attempts noted, asked for money ${asked} times`] : []),
    ],
    unpaid: approved
      .filter(({ attempt_id }) => paid.filter((id) => id === attempt_id).length !== 1)
      .map(({ attempt_id, reference }) => `attempt ${attempt_id}: no payment ${reference} stands`),
  };
}

function referenceOf({ receipt, trace }: ZvtTransaction): string {
  return `${zvtTerminalId}-${String(receipt).padStart(4, '0')}-${String(trace).padStart(6, '0')}`;
}
