import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import type { DeviceClock } from '../ports/device.ts';
import { createListeners } from '../transport/listeners.ts';
import type { ByteDevice } from './byte-device.ts';
import { choice, chosen, press, switched, toggle, UnknownControl } from './dock-values.ts';
import { createZvtBooking } from './zvt-booking.ts';
import { createZvtFunctions, moneyOf } from './zvt-functions.ts';
import { openZvtLedger, type ZvtLedger } from './zvt-ledger.ts';
import { zvtFailures, type ZvtMode, zvtModes, zvtState } from './zvt-modes.ts';
import { createZvtOutlet } from './zvt-outlet.ts';
import { failedStatus, storedStatus } from './zvt-status.ts';
import {
  createZvtInlet,
  createZvtSerialPort,
  type ZvtCommand,
  zvtMessage,
  type ZvtSerialPort,
} from './zvt-wire.ts';

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
  const serial =
    options.envelope === 'serial' ? createZvtSerialPort(replies.tell, problem, clock.after) : null;
  let mode: ZvtMode = options.mode ?? 'ask a person';
  let config: number | null = null;
  let autoReversal = false;
  let booting = false;
  let cancelTorn: () => void = nothing;
  let paying: { readonly amount: number; readonly cancelTimer: () => void } | null = null;
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
  const outlet = createZvtOutlet({ clock, say, problem });
  const wants = (bit: number): boolean => ((config ?? 0) & bit) !== 0;
  const booking = createZvtBooking({
    ledger,
    outlet,
    clock,
    currency,
    wants,
    autoReversal: () => autoReversal,
  });
  const { store, giveUp, complete } = booking;

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
    outlet.send(one === null ? failedStatus(code, amount, currency) : storedStatus(one), {
      taken: () => giveUp(code),
    });
  };
  const take = (): void => {
    const asked = endPaying();
    const amount = mode === 'wrong amount' ? asked + 100 : asked;
    const before = ledger.last();
    if (mode === 'answer for the previous customer' && before !== null) {
      outlet.send(storedStatus(before), { taken: complete });
      return;
    }
    const one = store({ kind: 'payment', amount, result: 0, original: null });
    show('Paid', (amount / 100).toFixed(2));
    if (mode === 'no completion') return;
    if (mode === 'completion without status') complete();
    else if (mode === 'reboot after the payment') reboot();
    else booking.report(one);
  };
  const waitForCard = (ms: number, then: () => void): void => {
    paying = { amount: endPaying(), cancelTimer: clock.after(ms, then) };
  };
  /** Says that it is at it, and nothing else, until a person ends it. */
  const sayWait = (): void => {
    booking.progress(0x0e);
    waitForCard(5_000, sayWait);
  };
  const pay = (amount: number): void => {
    paying = { amount, cancelTimer: nothing };
    show((amount / 100).toFixed(2), 'Insert card');
    booking.progress(0x0a);
    const failure = zvtFailures[mode];
    if (failure !== undefined) fail(failure.code, failure.stored);
    else if (mode === 'ask a person') waitForCard(options.cardTimeoutMs ?? 60_000, () => fail(0x6c, false));
    else if (mode === 'please wait for ever') sayWait();
    else if (mode === 'late success') waitForCard(options.lateMs ?? 75_000, take);
    else if (mode === 'reboot with the card in') reboot();
    else take();
  };
  function reboot(): void {
    endPaying();
    functions.forget();
    outlet.forget();
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
  const passwordOf = (body: Uint8Array): boolean =>
    Buffer.from(body.subarray(0, 3)).toString('hex') === password;

  const functions = createZvtFunctions({
    ...{ ledger, outlet, booking, clock, currency, taken, refuse, problem },
    endless: () => mode === 'never ends a question',
  });

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
        config = functions.register(body, passwordOf(body)) ?? config;
        return;
      case '0601': {
        const amount = moneyOf(body, currency);
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
        return outlet.send(zvtMessage('060f', [zvtState(mode, paying !== null)]));
      case '0620':
        return functions.repeat(body);
      case '0630':
        return functions.reverse(body);
      case '0631':
        return functions.refund(body);
      case '0650':
        if (mode === 'end of day is due') mode = 'approve';
        return functions.endOfDay();
      default:
        problem(`an unknown command ${name}`);
        return refuse(0x83);
    }
  };

  const onCommand = ({ name, body }: ZvtCommand): void => {
    if (booting || mode === 'silent') return;
    if (name === '8000' || name.startsWith('84')) {
      outlet.answered(name);
      return;
    }
    if (name === '06b0') {
      taken();
      if (paying !== null && mode === 'ask a person') fail(0x6c, false);
      return;
    }
    if (mode === 'never ends a question' && (name === '0501' || name === '0620')) {
      functions.withoutEnd();
      return;
    }
    const busy = mode === 'busy' && name !== '0600' && name !== '0501';
    if (paying !== null || outlet.waiting() || busy) refuse(0x9c);
    else obey({ name, body });
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
      // What a host left half said when it went is not the beginning of what the next one says (T1 of PA00P016).
      cancelTorn();
      cancelTorn = clock.after(2_000, inlet.forget);
      for (const command of (serial ?? inlet).push(bytes)) onCommand(command);
    },
    onReply: replies.add,
    onChange: changes.add,
    unplugged() {
      inlet.forget();
      serial?.forget();
      functions.forget();
      outlet.drop();
    },
    // The ledger is its disk and its bank: it stays.
    powerCycled: reboot,
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
