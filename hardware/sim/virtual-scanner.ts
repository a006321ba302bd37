import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import type { DeviceClock } from '../ports/device.ts';
import { createListeners } from '../transport/listeners.ts';
import type { ByteDevice } from './byte-device.ts';
import {
  choice,
  chosen,
  createDockLog,
  press,
  toggle,
  typed,
  switched,
  UnknownControl,
} from './dock-values.ts';

/** What the scanner puts around a code. */
export const scannerFramings = ['CR', 'LF', 'CRLF', 'STX…ETX', 'none'] as const;
export type ScannerFraming = (typeof scannerFramings)[number];

/** What goes wrong with the next scans. */
export const scannerFaults = [
  'none',
  'noise before',
  'misread digit',
  'endless noise',
  'code twice',
  'waits for ACK',
] as const;
export type ScannerFaultMode = (typeof scannerFaults)[number];

export interface CodeSuggestion {
  readonly code: string;
  readonly label: string;
}

export interface VirtualScanner extends ByteDevice {
  readonly scan: (code: string) => void;
  readonly setFraming: (framing: ScannerFraming) => void;
  readonly setFault: (fault: ScannerFaultMode) => void;
  /** Other suggestions for the dock, e.g. after another catalogue was published. */
  readonly setCodes: (codes: readonly CodeSuggestion[]) => void;
}

/** With the handshake on, a code is sent again until the host answers ACK (Honeywell 3310g manual, "ACK/NAK"). */
const ackWaitMs = 400;
const ack = 0x06;

const framed: Readonly<Record<ScannerFraming, (code: string) => string>> = {
  CR: (code) => `${code}\r`,
  LF: (code) => `${code}\n`,
  CRLF: (code) => `${code}\r\n`,
  'STX…ETX': (code) => `\x02${code}\x03`,
  none: (code) => code,
};

/** A barcode scanner on a serial line: whatever a person types or picks leaves as its bytes. */
export function createVirtualScanner(options: {
  readonly id: string;
  readonly name: string;
  readonly clock: DeviceClock;
  readonly codes?: readonly CodeSuggestion[];
}): VirtualScanner {
  const replies = createListeners<Uint8Array>();
  const changes = createListeners<undefined>();
  const log = createDockLog();
  let framing: ScannerFraming = 'CR';
  let fault: ScannerFaultMode = 'none';
  let aim = false;
  let last = '';
  let cancelRepeat: () => void = () => undefined;
  let picks = picksOf(options.codes ?? []);

  const send = (text: string): void => {
    replies.tell(Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff));
  };
  const scan = (code: string): void => {
    last = code;
    const text = `${aim ? aimOf(code) : ''}${code}`;
    if (fault === 'noise before') send('\x00\xfe\x15\x00#');
    if (fault === 'endless noise') send('~'.repeat(6000));
    const read = fault === 'misread digit' ? misread(text) : text;
    send(framed[framing](read));
    if (fault === 'code twice') send(framed[framing](read));
    if (fault === 'waits for ACK') repeat(framed[framing](read));
    log.add(options.clock.now(), read);
    changes.tell(undefined);
  };
  const repeat = (text: string): void => {
    cancelRepeat();
    cancelRepeat = options.clock.after(ackWaitMs, () => {
      send(text);
      repeat(text);
    });
  };
  const set = (change: () => void): void => {
    change();
    changes.tell(undefined);
  };

  return {
    // A scanner of this kind takes no commands but the handshake; what else a host says falls on the floor.
    receive(bytes) {
      if (bytes.includes(ack)) cancelRepeat();
    },
    onReply: replies.add,
    onChange: changes.add,
    dock: (): DockDevice => ({
      id: options.id,
      kind: 'scanner',
      name: options.name,
      plugged: true,
      controls: [
        {
          kind: 'text',
          name: 'code',
          label: 'Scan',
          placeholder: 'Type or pick a code',
          suggestions: [...picks.keys()],
        },
        press('again', 'Scan the same again'),
        choice('framing', 'Sent around the code', framing, scannerFramings),
        toggle('aim', 'Send AIM identifiers', aim),
        choice('fault', 'Fault', fault, scannerFaults),
      ],
      display: { kind: 'log', lines: log.lines() },
    }),
    use(control: string, value: DockValue) {
      if (control === 'code') {
        const text = typed(control, value);
        const code = picks.get(text) ?? text.trim();
        if (code !== '') scan(code);
      } else if (control === 'again') {
        if (last !== '') scan(last);
      } else if (control === 'framing') {
        set(() => {
          framing = chosen(control, value, scannerFramings);
        });
      } else if (control === 'aim') {
        set(() => {
          aim = switched(control, value);
        });
      } else if (control === 'fault') {
        set(() => {
          cancelRepeat();
          fault = chosen(control, value, scannerFaults);
        });
      } else throw new UnknownControl(control, value);
    },
    scan,
    setFraming(next) {
      set(() => {
        framing = next;
      });
    },
    setFault(next) {
      set(() => {
        cancelRepeat();
        fault = next;
      });
    },
    setCodes(codes) {
      set(() => {
        picks = picksOf(codes);
      });
    },
  };
}

/** What the dock offers, and the code behind each. */
function picksOf(codes: readonly CodeSuggestion[]): ReadonlyMap<string, string> {
  return new Map(codes.map(({ code, label }) => [`${code}  ${label}`, code]));
}

/** AIM identifier by what a code looks like: EAN-8 ]E4, EAN-13 and UPC ]E0, anything else a QR ]Q1. */
function aimOf(code: string): string {
  if (/^\d{8}$/.test(code)) return ']E4';
  return /^\d{12,13}$/.test(code) ? ']E0' : ']Q1';
}

/** The last digit becomes another one, so that a check digit no longer fits. */
function misread(code: string): string {
  return code.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
}
