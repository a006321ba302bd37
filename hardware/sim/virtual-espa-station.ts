import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import type { DeviceClock } from '../ports/device.ts';
import { createListeners } from '../transport/listeners.ts';
import type { ByteDevice } from './byte-device.ts';
import { choice, chosen, createDockLog, press, UnknownControl } from './dock-values.ts';
import { hearBlock, statusBlock } from './virtual-espa-block.ts';

/** What the paging system does wrong, or differently. */
export const espaStationModes = [
  'ok',
  'silent',
  'not ready (NAK to selection)',
  '1 NAK once',
  '1 NAK always',
  'busy (2 NAK)',
  'invalid (3 NAK)',
  'NAK without a digit, once',
  'no answer to blocks',
  'ends the transfer',
  'bit 7 set',
] as const;

export type EspaStationMode = (typeof espaStationModes)[number];

export interface HeardCall {
  readonly address: string;
  readonly text: string;
  readonly priority: string;
  readonly reset: boolean;
  readonly at: number;
}

export interface VirtualEspaStation extends ByteDevice {
  readonly calls: () => readonly HeardCall[];
  /** Everything that the host did against ESPA 4.4.4; a correct host leaves this empty. */
  readonly problems: () => readonly string[];
  readonly setMode: (mode: EspaStationMode) => void;
  /** Tells the host at the next occasion: pairs of record id and data. */
  readonly report: (...records: readonly (readonly [string, string])[]) => void;
  /** Control station only: begins to poll. */
  readonly start: () => void;
}

const [SOH, ETX, EOT, ENQ, ACK, NAK] = [1, 3, 4, 5, 6, 0x15];
const longestRecord = 500;
/** Of the control station: between polls, and for an answer. */
const pollEvery = 500;
const answerWithin = 400;
const trafficWithin = 10_000;

/**
 * A paging system with an ESPA 4.4.4 interface, written from the text alone: as the polled station, or as the control
 * station that polls the host. It insists on who may speak when.
 */
export function createVirtualEspaStation(options: {
  readonly id: string;
  readonly name: string;
  readonly clock: DeviceClock;
  readonly role: 'polled' | 'control';
  readonly ours?: string;
  readonly host?: string;
}): VirtualEspaStation {
  const { clock, role, ours = '2', host = '1' } = options;
  const replies = createListeners<Uint8Array>();
  const changes = createListeners<undefined>();
  const log = createDockLog();
  let mode: EspaStationMode = 'ok';
  let calls: HeardCall[] = [];
  let problems: string[] = [];
  let reports: Uint8Array[] = [];
  let naks = 0;
  let pending: number[] = [];
  let block: number[] | null = null;
  let ending = false;
  /** `free`: after EOT. `host`: the host is temporary master. `polled`: it polled itself. `mine`: we are master. */
  let phase: 'free' | 'host' | 'polled' | 'selected' | 'selecting' | 'mine' = 'free';
  let cancelTimer: () => void = () => undefined;

  const note = (text: string): void => {
    log.add(clock.now(), text);
    changes.tell(undefined);
  };
  const problem = (text: string): void => {
    problems = [...problems, text].slice(-longestRecord);
    note(`against ESPA: ${text}`);
  };
  const say = (...bytes: readonly number[]): void => {
    if (mode === 'silent') return;
    replies.tell(Uint8Array.from(bytes, (byte) => (mode === 'bit 7 set' ? byte | 0x80 : byte)));
  };
  const arm = (ms: number, fire: () => void): void => {
    cancelTimer();
    cancelTimer = clock.after(ms, fire);
  };
  const free = (): void => {
    phase = 'free';
    pending = [];
    block = null;
    if (role === 'control') arm(pollEvery, pollHost);
    else cancelTimer();
  };
  const pollHost = (): void => {
    const report = reports[0];
    if (report === undefined) {
      phase = 'host';
      say(host.charCodeAt(0), ENQ);
    } else {
      // Polls itself and selects the host.
      phase = 'selecting';
      say(ours.charCodeAt(0), ENQ, host.charCodeAt(0), ENQ);
    }
    arm(answerWithin, () => {
      say(EOT);
      free();
    });
  };

  const onEnquiry = (address: string): void => {
    if (role === 'control') {
      if (phase !== 'host') problem(`enquiry for '${address}' without having been polled`);
      else if (address !== ours) problem(`the host selects '${address}', which is not here`);
      else selected();
      return;
    }
    if (phase === 'free' && address === ours) {
      const report = reports[0];
      if (report === undefined) say(EOT);
      else {
        phase = 'selecting';
        say(host.charCodeAt(0), ENQ);
      }
    } else if (phase === 'free' && address === host) phase = 'polled';
    else if (phase === 'polled' && address === ours) selected();
    else problem(`enquiry for '${address}' at the wrong time`);
  };
  const selected = (): void => {
    if (mode === 'not ready (NAK to selection)') {
      phase = 'selected';
      say(NAK);
      return;
    }
    phase = 'selected';
    say(ACK);
    arm(trafficWithin, () => {
      problem('selected, and then nothing for 10 s');
      say(EOT);
      free();
    });
  };
  const tellReport = (): void => {
    const report = reports[0];
    if (report === undefined) return;
    phase = 'mine';
    say(...report);
  };

  const onBlock = (bytes: readonly number[]): void => {
    if (phase !== 'selected') {
      problem('a block without having selected us');
      return;
    }
    const heard = hearBlock(bytes);
    if (heard.kind === 'damaged') problem(heard.why);
    if (mode === '1 NAK always' || (mode === '1 NAK once' && naks === 0)) {
      naks += 1;
      say(0x31, NAK);
    } else if (mode === 'NAK without a digit, once' && naks === 0) {
      naks += 1;
      say(NAK);
    } else if (mode === 'busy (2 NAK)') say(0x32, NAK);
    else if (mode === 'no answer to blocks') note('heard a block, said nothing');
    else if (mode === 'ends the transfer') {
      say(EOT);
      free();
    } else if (heard.kind === 'damaged') say(0x31, NAK);
    else if (heard.kind === 'invalid' || mode === 'invalid (3 NAK)') {
      if (heard.kind === 'invalid') problem(heard.why);
      say(0x33, NAK);
    } else {
      const { address, text, priority, reset } = heard;
      calls = [...calls, { address, text, priority, reset, at: clock.now() }].slice(-longestRecord);
      note(reset ? `${address}: taken back` : `${address}: ${text} (priority ${priority})`);
      say(ACK);
    }
  };

  const onControl = (byte: number): void => {
    const before = pending.splice(0);
    switch (byte) {
      case ENQ:
        if (before.length !== 1) problem(`an enquiry with ${before.length} characters of address`);
        onEnquiry(String.fromCharCode(...before));
        return;
      case EOT:
        free();
        return;
      case ACK:
        if (phase === 'selecting') tellReport();
        else if (phase === 'mine') {
          reports = reports.slice(1);
          say(EOT);
          free();
        } else problem('ACK at the wrong time');
        return;
      case NAK:
        if (phase === 'mine') tellReport();
        else if (phase === 'selecting') {
          say(EOT);
          free();
        } else problem('NAK at the wrong time');
        return;
      default:
        problem(`control character ${byte}`);
    }
  };

  const receiveOne = (byte: number): void => {
    if (block !== null) {
      block.push(byte);
      if (ending) {
        const whole = block;
        block = null;
        ending = false;
        onBlock(whole);
      } else ending = byte === ETX;
      if (block !== null && block.length > 256) {
        problem('a block without an end');
        block = null;
      }
    } else if (byte === SOH) {
      block = [SOH];
      ending = false;
    } else if (byte < 0x20) onControl(byte);
    else if (pending.length < 8) pending.push(byte);
  };

  const setMode = (next: EspaStationMode): void => {
    mode = next;
    naks = 0;
    changes.tell(undefined);
  };

  return {
    receive(bytes) {
      for (const byte of bytes) {
        if (byte > 0x7f) problem(`byte ${byte.toString(16)} has bit 7 set`);
        receiveOne(byte & 0x7f);
      }
    },
    onReply: replies.add,
    onChange: changes.add,
    unplugged() {
      const polling = role === 'control' && phase !== 'free';
      free();
      if (!polling) return;
      arm(pollEvery, pollHost);
    },
    dock: (): DockDevice => ({
      id: options.id,
      kind: 'pager',
      name: options.name,
      plugged: true,
      controls: [choice('mode', 'The paging system', mode, espaStationModes), press('clear', 'Clear')],
      display: { kind: 'log', lines: log.lines() },
    }),
    use(control: string, value: DockValue) {
      if (control === 'mode') setMode(chosen(control, value, espaStationModes));
      else if (control === 'clear') {
        log.clear();
        changes.tell(undefined);
      } else throw new UnknownControl(control, value);
    },
    calls: () => calls,
    problems: () => problems,
    setMode,
    report(...records) {
      reports = [...reports, statusBlock(records)];
    },
    start() {
      if (role === 'control') free();
    },
  };
}
