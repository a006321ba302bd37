import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { HidInfo } from '../transport/hid-port.ts';
import { createListeners } from '../transport/listeners.ts';
import { choice, chosen, createDockLog, typed, UnknownControl } from './dock-values.ts';
import type { VirtualHidDevice } from './virtual-hid-bus.ts';

/** How reports are laid out: Access-IS ATR110 §7.1 and LSR118 appendix B, or Microscan's own. */
export const hidScannerLayouts = ['ATR110', 'Microscan'] as const;
export type HidScannerLayout = (typeof hidScannerLayouts)[number];

/** What goes wrong with the next scans. */
export const hidScannerFaults = [
  'none',
  'last report lost',
  'reports of another kind',
  'identifier changes',
  'never ends',
  'code twice',
] as const;
export type HidScannerFault = (typeof hidScannerFaults)[number];

const size = 64;

/** A USB scanner at report level. Every report is 64 bytes, filled up with zeros, as the manuals draw them. */
export function createVirtualHidScanner(options: {
  readonly id: string;
  readonly name: string;
  readonly clock: DeviceClock;
}): VirtualHidDevice & {
  /** `aim` is what the scanner knows of the symbology, e.g. `]E0`. */
  readonly scan: (code: string, aim?: string) => void;
  readonly setLayout: (layout: HidScannerLayout) => void;
  readonly setFault: (fault: HidScannerFault) => void;
  readonly dock: () => DockDevice;
  readonly use: (control: string, value: DockValue) => void;
} {
  const reports = createListeners<Uint8Array>();
  const log = createDockLog();
  let layout: HidScannerLayout = 'ATR110';
  let fault: HidScannerFault = 'none';
  const info: HidInfo = {
    path: `/virtual/${options.id}`,
    vendorId: 0x1209,
    productId: 0x5ca2,
    serialNumber: 'V1',
    usagePage: 0x8c,
    usage: 0x02,
    product: 'Virtual scanner',
  };

  const send = (all: readonly Uint8Array[]): void => {
    const told = fault === 'last report lost' ? all.slice(0, -1) : all;
    for (const [at, report] of told.entries()) {
      const sent = report.slice();
      if (fault === 'reports of another kind') sent[0] = 0x07;
      if (fault === 'identifier changes' && at > 0) sent[4] = 0x39;
      reports.tell(sent);
    }
    if (fault === 'never ends') for (let i = 0; i < 200; i += 1) reports.tell(fullReport(layout));
  };
  const scan = (code: string, aim = aimOf(code)): void => {
    log.add(options.clock.now(), code);
    const all = layout === 'ATR110' ? atr110(code, aim) : microscan(`${aim}${code}`);
    send(all);
    if (fault === 'code twice') send(all);
  };

  return {
    info,
    // Commands to a scanner are its maker's own; none is understood, none is answered.
    receive: () => undefined,
    onReport: reports.add,
    scan,
    setLayout(next) {
      layout = next;
    },
    setFault(next) {
      fault = next;
    },
    dock: () => ({
      id: options.id,
      kind: 'scanner',
      name: options.name,
      plugged: true,
      controls: [
        { kind: 'text', name: 'code', label: 'Scan', placeholder: 'Type a code', suggestions: [] },
        choice('layout', 'Reports', layout, hidScannerLayouts),
        choice('fault', 'Fault', fault, hidScannerFaults),
      ],
      display: { kind: 'log', lines: log.lines() },
    }),
    use(control, value) {
      if (control === 'code') scan(typed(control, value).trim());
      else if (control === 'layout') layout = chosen(control, value, hidScannerLayouts);
      else if (control === 'fault') fault = chosen(control, value, hidScannerFaults);
      else throw new UnknownControl(control, value);
    },
  };
}

/** `02`, length, `]cm`, up to 56 bytes of data, further identifier, reserved, bit 0 "data continued". */
function atr110(code: string, aim: string): readonly Uint8Array[] {
  const parts = pieces(code, 56);
  return parts.map((part, at) => {
    const report = new Uint8Array(size);
    report.set([0x02, part.length, ...latin1(aim), ...part]);
    report[63] = at < parts.length - 1 ? 1 : 0;
    return report;
  });
}

/** `01`, length, up to 62 bytes of data with the identifier in them; nothing says that more follows. */
function microscan(text: string): readonly Uint8Array[] {
  return pieces(text, 62).map((part) => {
    const report = new Uint8Array(size);
    report.set([0x01, part.length, ...part]);
    return report;
  });
}

function fullReport(layout: HidScannerLayout): Uint8Array {
  const report = new Uint8Array(size).fill(0x7e);
  report.set(layout === 'ATR110' ? [0x02, 56, 0x5d, 0x51, 0x31] : [0x01, 62]);
  if (layout === 'ATR110') report[63] = 1;
  return report;
}

function pieces(text: string, length: number): readonly (readonly number[])[] {
  const bytes = latin1(text);
  const count = Math.max(1, Math.ceil(bytes.length / length));
  return Array.from({ length: count }, (_, at) => bytes.slice(at * length, (at + 1) * length));
}

function latin1(text: string): readonly number[] {
  return [...text].map((sign) => sign.charCodeAt(0) & 0xff);
}

/** What such a scanner would have seen: EAN-8, EAN-13 and UPC by length, else a QR code. */
function aimOf(code: string): string {
  if (/^\d{8}$/.test(code)) return ']E4';
  return /^\d{12,13}$/.test(code) ? ']E0' : ']Q1';
}
