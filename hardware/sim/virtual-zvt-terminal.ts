import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import type { DeviceClock } from '../ports/device.ts';
import { createListeners } from '../transport/listeners.ts';
import type { ByteDevice } from './byte-device.ts';
import { choice, chosen, press, switched, toggle, UnknownControl } from './dock-values.ts';
import { openZvtLedger, type ZvtLedger, type ZvtTransaction } from './zvt-ledger.ts';
import { failedStatus, printed, receiptLines, storedStatus, zvtTerminalId } from './zvt-status.ts';
import {
  createZvtInlet,
  createZvtSerialPort,
  digits,
  spelled,
  type ZvtCommand,
  zvtMessage,
  type ZvtSerialPort,
} from './zvt-wire.ts';

/** How the terminal treats the next payments. */
export const zvtModes = [
  'ask a person',
  'approve',
  'decline',
  'card unreadable',
  'not enough money',
  'no bank',
  'busy',
  'silent',
  'late success',
  'no completion',
  'completion without status',
  'wrong amount',
  'answer for the previous customer',
  'reboot with the card in',
  'reboot after the payment',
  'end of day is due',
  'printer not ready',
] as const;
export type ZvtMode = (typeof zvtModes)[number];

/** What the next commands get as a result code instead of a payment (PA00P015 §10). */
const failures: Partial<Record<ZvtMode, { readonly code: number; readonly stored: boolean }>> = {
  decline: { code: 0x05, stored: true },
  'not enough money': { code: 51, stored: true },
  'card unreadable': { code: 0x64, stored: false },
  'no bank': { code: 0xa3, stored: false },
  'end of day is due': { code: 0xf0, stored: false },
  'printer not ready': { code: 0xcc, stored: false },
};

export interface VirtualZvtTerminal extends ByteDevice {
  readonly ledger: ZvtLedger;
  readonly setMode: (mode: ZvtMode) => void;
  readonly approve: () => void;
  readonly decline: () => void;
  /** The customer presses stop. */
  readonly stop: () => void;
  /** Off and on: it forgets its registration and what it was at. */
  readonly reboot: () => void;
  /** Takes a payment back whose status-information nobody acknowledges (PA00P015 §2.2.8). */
  readonly setAutoReversal: (on: boolean) => void;
  /** A payment that a person types in by hand, if registration has not forbidden it. */
  readonly payByHand: (amount: number) => boolean;
  readonly waiting: () => boolean;
  readonly registered: () => boolean;
  /** Whatever it did not understand or may not happen, in words. */
  readonly problems: () => readonly string[];
  /** Only with `envelope: 'serial'`. */
  readonly serial: ZvtSerialPort | null;
}

export interface VirtualZvtTerminalOptions {
  readonly id: string;
  readonly name: string;
  readonly clock: DeviceClock;
  readonly envelope: 'tcp' | 'serial';
  readonly ledger?: ZvtLedger;
  readonly mode?: ZvtMode;
  readonly password?: string;
  readonly currency?: number;
  readonly cardTimeoutMs?: number;
  readonly lateMs?: number;
  readonly bootMs?: number;
}

interface Sending {
  readonly message: Uint8Array;
  readonly taken: () => void;
  /** Nobody acknowledged it. */
  readonly missed: () => void;
  readonly refused: (code: number) => void;
}

/** T3 of PA00P016: how long the terminal waits for our `80 00 00`. */
const ackMs = 5_000;
const nothing = (): void => undefined;

/**
 * A payment terminal as PA00P015 13.06 and PA00P016 describe it, for one cash register: strict about every byte, with
 * the ledger of its bank inside. Each of its messages waits for an acknowledgement before the next one goes.
 */
export function createVirtualZvtTerminal(options: VirtualZvtTerminalOptions): VirtualZvtTerminal {
  const { clock } = options;
  const ledger = options.ledger ?? openZvtLedger();
  const currency = options.currency ?? 978;
  const password = options.password ?? '000000';
  const replies = createListeners<Uint8Array>();
  const changes = createListeners<undefined>();
  const inlet = createZvtInlet();
  const faults: string[] = [];
  const problem = (text: string): void => {
    if (faults.length < 200) faults.push(text);
  };
  const serial = options.envelope === 'serial' ? createZvtSerialPort(replies.tell, problem, clock.after) : null;
  let mode: ZvtMode = options.mode ?? 'ask a person';
  let config: number | null = null;
  let autoReversal = false;
  let booting = false;
  let paying: { readonly amount: number; readonly cancelTimer: () => void } | null = null;
  let sending: Sending | null = null;
  let queue: Sending[] = [];
  let cancelAck: () => void = nothing;
  let screen: readonly string[] = ['Ready'];

  const show = (...lines: readonly string[]): void => {
    screen = lines;
    changes.tell(undefined);
  };
  const say = (message: Uint8Array): void => {
    if (booting || mode === 'silent') return;
    if (serial === null) replies.tell(message);
    else serial.send(message);
  };
  const pump = (): void => {
    if (sending !== null) return;
    sending = queue.shift() ?? null;
    if (sending === null) return;
    const mine = sending;
    say(mine.message);
    cancelAck = clock.after(ackMs, () => {
      if (sending === mine) drop();
    });
  };
  /** The host is gone, as far as the terminal can tell. */
  const drop = (): void => {
    cancelAck();
    const lost = [...(sending === null ? [] : [sending]), ...queue];
    sending = null;
    queue = [];
    for (const one of lost) one.missed();
  };
  const send = (message: Uint8Array, hooks: Partial<Omit<Sending, 'message'>> = {}): void => {
    queue.push({ message, taken: nothing, missed: nothing, refused: nothing, ...hooks });
    pump();
  };
  const wants = (bit: number): boolean => ((config ?? 0) & bit) !== 0;
  const progress = (code: number): void => {
    if (wants(0x08)) send(zvtMessage('04ff', [code]));
  };

  const store = (one: Pick<ZvtTransaction, 'kind' | 'amount' | 'result' | 'original'>): ZvtTransaction => {
    const last = ledger.last();
    const trace = ((last?.trace ?? 470) % 999_999) + 1;
    const receipt = ((last?.receipt ?? 470) % 9_999) + 1;
    const stored = { ...one, trace, receipt, currency, at: clock.now() };
    ledger.put(stored);
    return stored;
  };
  const takeBack = (of: ZvtTransaction): ZvtTransaction =>
    store({ kind: 'reversal', amount: of.amount, result: 0, original: of.trace });
  const complete = (): void => send(zvtMessage('060f'));
  const giveUp = (code: number): void => send(zvtMessage('061e', [code]));
  const print = (one: ZvtTransaction): void => {
    if (!wants(0x02)) return;
    for (const part of printed(receiptLines(one), wants(0x80))) send(part);
  };
  /** Status-information first: only what is acknowledged is finished (PA00P015 §2.2.6 to §2.2.10). */
  const report = (one: ZvtTransaction, said = storedStatus(one)): void => {
    send(said, {
      taken() {
        print(one);
        complete();
      },
      missed() {
        if (autoReversal && one.result === 0 && one.kind === 'payment') takeBack(one);
      },
      refused(code) {
        if (code === 0x9c) {
          report(one, said);
          return;
        }
        if (one.kind === 'payment' && one.result === 0) takeBack(one);
        progress(0x05);
        giveUp(0x66);
      },
    });
  };

  const endPaying = (): number => {
    const amount = paying?.amount ?? 0;
    paying?.cancelTimer();
    paying = null;
    return amount;
  };
  const fail = (code: number, stored: boolean): void => {
    const amount = endPaying();
    show('Declined');
    const one = stored ? store({ kind: 'payment', amount, result: code, original: null }) : null;
    send(one === null ? failedStatus(code, amount, currency) : storedStatus(one), {
      taken: () => giveUp(code),
    });
  };
  const take = (): void => {
    const asked = endPaying();
    const amount = mode === 'wrong amount' ? asked + 100 : asked;
    const before = ledger.last();
    if (mode === 'answer for the previous customer' && before !== null) {
      send(storedStatus(before), { taken: complete });
      return;
    }
    const one = store({ kind: 'payment', amount, result: 0, original: null });
    show('Paid', (amount / 100).toFixed(2));
    if (mode === 'no completion') return;
    if (mode === 'completion without status') complete();
    else if (mode === 'reboot after the payment') reboot();
    else report(one);
  };
  const waitForCard = (ms: number, then: () => void): void => {
    paying = { amount: endPaying(), cancelTimer: clock.after(ms, then) };
  };
  const pay = (amount: number): void => {
    paying = { amount, cancelTimer: nothing };
    show((amount / 100).toFixed(2), 'Insert card');
    progress(0x0a);
    const failure = failures[mode];
    if (failure !== undefined) fail(failure.code, failure.stored);
    else if (mode === 'ask a person') waitForCard(options.cardTimeoutMs ?? 60_000, () => fail(0x6c, false));
    else if (mode === 'late success') waitForCard(options.lateMs ?? 75_000, take);
    else if (mode === 'reboot with the card in') reboot();
    else take();
  };
  function reboot(): void {
    endPaying();
    cancelAck();
    sending = null;
    queue = [];
    inlet.forget();
    serial?.forget();
    config = null;
    booting = true;
    show('Starting');
    clock.after(options.bootMs ?? 20_000, () => {
      booting = false;
      show('Ready');
    });
  }

  const taken = (): void => say(zvtMessage('8000'));
  const refuse = (code: number): void => say(zvtMessage(`84${code.toString(16).padStart(2, '0')}`));
  const passwordOf = (body: Uint8Array): boolean => Buffer.from(body.subarray(0, 3)).toString('hex') === password;

  const status = (): number => {
    if (paying !== null) return 0x9c;
    if (mode === 'end of day is due') return 0xf0;
    return mode === 'printer not ready' ? 0xcc : 0x00;
  };
  const register = (body: Uint8Array): void => {
    const named = spelled(body.subarray(4, 6));
    if (!passwordOf(body)) {
      problem('registration with a wrong password');
      taken();
      giveUp(0x83);
      return;
    }
    if (named !== currency) {
      refuse(0x6f);
      return;
    }
    config = body[3] ?? 0;
    taken();
    send(
      zvtMessage('060f', [
        ...[0x19, 0x00],
        ...[0x29, ...digits(zvtTerminalId, 8)],
        ...[0x49, ...digits(currency, 4)],
      ]),
    );
  };
  const moneyOf = (body: Uint8Array): number | null => {
    const amount = spelled(body.subarray(1, 7));
    const right = body.length === 10 && body[0] === 0x04 && body[7] === 0x49 && amount > 0;
    if (!right || spelled(body.subarray(8)) !== currency) return null;
    return amount;
  };
  const repeat = (body: Uint8Array): void => {
    const last = ledger.last();
    const service = body.length === 5 && body[3] === 0x03 ? (body[4] ?? 0) : 0;
    if (body.length !== 3 && body.length !== 5) problem('repeat receipt of a wrong length');
    taken();
    if (last === null) {
      giveUp(0x83);
      return;
    }
    if ((service & 2) === 0) print(last);
    if ((service & 1) === 0) complete();
    else send(storedStatus(last), { taken: complete });
  };
  const reverse = (body: Uint8Array): void => {
    const receipt = body[3] === 0x87 ? spelled(body.subarray(4, 6)) : Number.NaN;
    const of = ledger.all().find((one) => one.receipt === receipt && one.kind === 'payment' && one.result === 0);
    taken();
    if (of === undefined) giveUp(0xb5);
    else if (ledger.all().some((one) => one.original === of.trace)) giveUp(0xb4);
    else report(takeBack(of));
  };
  const endOfDay = (): void => {
    taken();
    const total = ledger.standing().reduce((sum, amount) => sum + amount, 0);
    const one = store({ kind: 'end-of-day', amount: total, result: 0, original: null });
    if (mode === 'end of day is due') mode = 'approve';
    report(one);
  };

  const obey = ({ name, body }: ZvtCommand): void => {
    const locked = ['0600', '0620', '0630', '0631', '0650'].includes(name) && !passwordOf(body);
    if (locked && name !== '0600') {
      problem(`${name} with a wrong password`);
      refuse(0x83);
      return;
    }
    if (config === null && ['0601', '0620', '0630', '0631', '0650'].includes(name)) {
      refuse(0x6b);
      return;
    }
    switch (name) {
      case '0600':
        return register(body);
      case '0601': {
        const amount = moneyOf(body);
        if (amount === null) {
          problem('an authorisation that is not understood');
          return refuse(0x83);
        }
        ledger.countAsked();
        taken();
        return pay(amount);
      }
      case '0602':
        config = null;
        return taken();
      case '0501':
        taken();
        return send(zvtMessage('060f', [status()]));
      case '0620':
        return repeat(body);
      case '0630':
        return reverse(body);
      case '0631': {
        const amount = moneyOf(body.subarray(3));
        if (amount === null) return refuse(0x83);
        taken();
        return report(store({ kind: 'refund', amount, result: 0, original: null }));
      }
      case '0650':
        return endOfDay();
      default:
        problem(`an unknown command ${name}`);
        return refuse(0x83);
    }
  };

  const answered = (name: string): void => {
    const mine = sending;
    if (mine === null) {
      problem('an acknowledgement of nothing');
      return;
    }
    cancelAck();
    sending = null;
    if (name === '8000' || name === '8400') mine.taken();
    else mine.refused(Number.parseInt(name.slice(2), 16));
    pump();
  };
  const onCommand = (command: ZvtCommand): void => {
    if (booting || mode === 'silent') return;
    const { name } = command;
    if (name === '8000' || name.startsWith('84')) {
      answered(name);
      return;
    }
    if (name === '06b0') {
      taken();
      if (paying !== null && mode === 'ask a person') fail(0x6c, false);
      return;
    }
    const busy = mode === 'busy' && name !== '0600' && name !== '0501';
    if (paying !== null || sending !== null || busy) refuse(0x9c);
    else obey(command);
  };

  const setMode = (next: ZvtMode): void => {
    mode = next;
    changes.tell(undefined);
  };
  const approve = (): void => {
    if (paying !== null) take();
  };
  const decline = (): void => {
    if (paying !== null) fail(0x05, true);
  };
  const stop = (): void => {
    if (paying !== null) fail(0x6c, false);
  };

  return {
    receive(bytes) {
      for (const command of (serial ?? inlet).push(bytes)) onCommand(command);
    },
    onReply: replies.add,
    onChange: changes.add,
    unplugged() {
      inlet.forget();
      serial?.forget();
      drop();
    },
    dock: (): DockDevice => ({
      id: options.id,
      kind: 'terminal',
      name: options.name,
      plugged: true,
      controls: [
        press('approve', 'Approve'),
        press('decline', 'Decline'),
        press('stop', 'Press stop'),
        press('reboot', 'Switch off and on'),
        choice('mode', 'The terminal', mode, zvtModes),
        toggle('auto-reversal', 'Take back what is not acknowledged', autoReversal),
      ],
      display: { kind: 'screen', lines: screen },
    }),
    use(control: string, value: DockValue) {
      if (control === 'approve') approve();
      else if (control === 'decline') decline();
      else if (control === 'stop') stop();
      else if (control === 'reboot') reboot();
      else if (control === 'mode') setMode(chosen(control, value, zvtModes));
      else if (control === 'auto-reversal') autoReversal = switched(control, value);
      else throw new UnknownControl(control, value);
      changes.tell(undefined);
    },
    ledger,
    setMode,
    approve,
    decline,
    stop,
    reboot,
    setAutoReversal(on) {
      autoReversal = on;
    },
    payByHand(amount) {
      if (wants(0x10) || paying !== null) return false;
      store({ kind: 'payment', amount, result: 0, original: null });
      return true;
    },
    waiting: () => paying !== null,
    registered: () => config !== null,
    problems: () => faults,
    serial,
  };
}
