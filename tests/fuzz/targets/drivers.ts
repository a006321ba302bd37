import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { createHidButton } from '../../../hardware/button/hid-button.ts';
import { createLineButton } from '../../../hardware/button/line-button.ts';
import { createEscPosPrinter } from '../../../hardware/escpos/esc-pos-printer.ts';
import { profile80mm } from '../../../hardware/escpos/profile.ts';
import { createTicketTextEncoder } from '../../../hardware/escpos/text-encoder.ts';
import { usualLooks } from '../../../hardware/light/light-looks.ts';
import { createLineLight } from '../../../hardware/light/line-light.ts';
import { modelProtocol } from '../../../hardware/light/line-protocol.ts';
import { createEspaPager } from '../../../hardware/pager/espa-pager.ts';
import { createTapPager } from '../../../hardware/pager/tap-pager.ts';
import { hidPosUsage, hidPosUsagePage } from '../../../hardware/scanner/hid-pos-report.ts';
import type { StaffPager } from '../../../hardware/ports/pager.ts';
import type { SignalLight } from '../../../hardware/ports/light.ts';
import type { TicketPrinter } from '../../../hardware/ports/printer.ts';
import type { CardTerminal } from '../../../hardware/ports/terminal.ts';
import { createHidPosScanner } from '../../../hardware/scanner/hid-scanner.ts';
import { createSerialScanner } from '../../../hardware/scanner/serial-scanner.ts';
import { createVirtualTerminalClient } from '../../../hardware/terminal/virtual-terminal-client.ts';
import type { HidInfo } from '../../../hardware/transport/hid-port.ts';
import { faultsOf } from '../../faults/possible-faults.ts';
import { ascii, message, stream } from '../generators.ts';
import { onLine, onUsb, wildDriver } from '../wild-line.ts';
import { espaTalk, replies, tapControls } from './pager.ts';
import { statusFrames } from './printer.ts';
import { framed, hidReport } from './scanner.ts';
import { terminalLines } from './terminal.ts';

// Loaded from disk once: the only thing in a driver that waits for real time.
await createTicketTextEncoder();

export const printer = wildDriver({
  name: 'driver: ESC/POS printer',
  covers: [
    'hardware/escpos/esc-pos-printer.ts',
    'hardware/escpos/printer-talk.ts',
    'hardware/escpos/print-job.ts',
    'hardware/escpos/send-payload.ts',
    'hardware/escpos/await-proof.ts',
    'hardware/escpos/esc-pos-drawer.ts',
    'hardware/escpos/confirmation.ts',
    'hardware/escpos/printer-faults.ts',
  ],
  bytes: stream(statusFrames, [0x10, 0x11, 0x12, 0x13, 0x16, 0x1a, 0x32, 0x72, 0x00, 0x0f, 0x37]),
  connect: onLine((open, clock) =>
    createEscPosPrinter({
      id: 'printer',
      open,
      clock,
      profile: profile80mm,
      drawer: { pin: 2, openLevel: 'high', leftOpenSeconds: 60 },
    }),
  ),
  ask: (device: TicketPrinter) =>
    device.print(randomUUID(), { blocks: [{ kind: 'text', text: 'x' }, { kind: 'cut' }] }),
  faults: faultsOf('printer'),
});

export const pager = wildDriver({
  name: 'driver: TAP pager',
  covers: ['hardware/pager/tap-pager.ts'],
  bytes: stream(replies, tapControls),
  connect: onLine((open, clock) => createTapPager({ id: 'pager', open, clock })),
  ask: (device: StaffPager) => device.page({ to: '1001', text: 'HELP', priority: 'normal' }),
  faults: faultsOf('pager'),
});

const espa = (role: 'control' | 'polled') =>
  wildDriver({
    name: `driver: ESPA pager, ${role}`,
    covers: [
      'hardware/pager/espa-pager.ts',
      'hardware/pager/espa-station.ts',
      'hardware/pager/page-queue.ts',
    ],
    bytes: espaTalk,
    connect: onLine((open, clock) => createEspaPager({ id: 'pager', open, clock, role })),
    ask: (device: StaffPager) => device.page({ to: '105', text: 'HELP', priority: 'urgent' }),
    faults: faultsOf('pager'),
  });

export const espaPolling = espa('control');
export const espaPolled = espa('polled');

export const terminal = wildDriver({
  name: 'driver: virtual terminal',
  covers: ['hardware/terminal/virtual-terminal-client.ts'],
  bytes: stream(
    fc.oneof(
      terminalLines,
      fc.constant(ascii('{"type":"hello","protocol":1,"terminalId":"t","busy":false}\n')),
    ),
    [0x0a, 0x22, 0x7b, 0x7d],
  ),
  connect: onLine((open, clock) =>
    createVirtualTerminalClient({ id: 'terminal', open, clock, answerTimeoutMs: 90_000 }),
  ),
  ask: (device: CardTerminal) => device.charge({ attemptId: 'a1', amount: 1250, currency: 'EUR' }),
  faults: faultsOf('terminal'),
});

export const scanner = wildDriver({
  name: 'driver: serial scanner',
  covers: ['hardware/scanner/serial-scanner.ts'],
  bytes: stream(framed, [0x00, 0x02, 0x03, 0x0d, 0x15]),
  connect: onLine((open, clock) => createSerialScanner({ id: 'scanner', open, clock })),
  faults: faultsOf('text scanner'),
});

export const button = wildDriver({
  name: 'driver: line button',
  covers: ['hardware/button/line-button.ts'],
  bytes: stream(fc.constant(ascii('HELP\r\n')), [0x0d, 0x0a, 0x48]),
  connect: onLine((open, clock) =>
    createLineButton({ id: 'button', open, clock, match: { kind: 'line', text: 'HELP' } }),
  ),
  faults: faultsOf('button'),
});

export const light = wildDriver({
  name: 'driver: signal tower',
  covers: ['hardware/light/line-light.ts'],
  bytes: stream(fc.constantFrom(Uint8Array.of(0x06), Uint8Array.of(0x15)), [0x06, 0x15, 0x40]),
  connect: onLine((open, clock) =>
    createLineLight({ id: 'light', open, clock, protocol: modelProtocol('patlite-phe', usualLooks) }),
  ),
  ask: (device: SignalLight) => device.show('calling'),
  faults: faultsOf('light'),
});

const usb = (usagePage: number, usage: number): HidInfo => ({
  path: '/wild',
  vendorId: 1,
  productId: 1,
  serialNumber: null,
  usagePage,
  usage,
  product: 'wild',
});

export const hidScanner = wildDriver({
  name: 'driver: HID-POS scanner',
  covers: ['hardware/scanner/hid-scanner.ts', 'hardware/transport/hid-link.ts'],
  bytes: fc.array(hidReport, { maxLength: 6 }),
  connect: onUsb(usb(hidPosUsagePage, hidPosUsage), (hid, clock) =>
    createHidPosScanner({ id: 'scanner', clock, hid }),
  ),
  faults: faultsOf('HID scanner'),
});

export const hidButton = wildDriver({
  name: 'driver: HID button',
  covers: ['hardware/button/hid-button.ts', 'hardware/transport/hid-link.ts'],
  bytes: fc.array(message(fc.constantFrom(Uint8Array.of(1, 1), Uint8Array.of(1, 0)), [0, 1]), {
    maxLength: 6,
  }),
  connect: onUsb(usb(0xff00, 1), (hid, clock) =>
    createHidButton({
      id: 'button',
      clock,
      hid,
      match: {},
      press: { mask: [0xff, 0x01], value: [1, 1] },
      release: { mask: [0xff, 0x01], value: [1, 0] },
    }),
  ),
  faults: faultsOf('button'),
});
