import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { createLineButton } from '../../../hardware/button/line-button.ts';
import { createEscPosPrinter } from '../../../hardware/escpos/esc-pos-printer.ts';
import { profile80mm } from '../../../hardware/escpos/profile.ts';
import { usualLooks } from '../../../hardware/light/light-looks.ts';
import { createLineLight } from '../../../hardware/light/line-light.ts';
import { modelProtocol } from '../../../hardware/light/line-protocol.ts';
import { createTapPager } from '../../../hardware/pager/tap-pager.ts';
import { createSerialScanner } from '../../../hardware/scanner/serial-scanner.ts';
import { createVirtualTerminalClient } from '../../../hardware/terminal/virtual-terminal-client.ts';
import { ascii, stream } from '../generators.ts';
import { wildDriver } from '../wild-line.ts';
import { replies, tapControls } from './pager.ts';
import { statusFrames } from './printer.ts';
import { framed } from './scanner.ts';
import { terminalLines } from './terminal.ts';

const lineFaults = ['gone', 'busy', 'refused'] as const;

export const printer = wildDriver({
  name: 'driver: ESC/POS printer',
  covers: [
    'hardware/escpos/esc-pos-printer.ts',
    'hardware/escpos/printer-talk.ts',
    'hardware/escpos/print-job.ts',
    'hardware/escpos/confirmation.ts',
    'hardware/escpos/printer-faults.ts',
  ],
  bytes: stream(statusFrames, [0x10, 0x11, 0x12, 0x13, 0x16, 0x1a, 0x32, 0x72, 0x00, 0x0f, 0x37]),
  make: (open, clock) => createEscPosPrinter({ id: 'printer', open, clock, profile: profile80mm }),
  ask: (device) => device.print(randomUUID(), { blocks: [{ kind: 'text', text: 'x' }, { kind: 'cut' }] }),
  faults: [
    ...lineFaults,
    ...(['no-answer', 'garbled', 'paper-out', 'paper-low', 'cover-open', 'cutter'] as const),
    ...(['overheated', 'offline', 'unrecoverable'] as const),
  ],
});

export const pager = wildDriver({
  name: 'driver: TAP pager',
  covers: ['hardware/pager/tap-pager.ts'],
  bytes: stream(replies, tapControls),
  make: (open, clock) => createTapPager({ id: 'pager', open, clock }),
  ask: (device) => device.page({ to: '1001', text: 'HELP', priority: 'normal' }),
  faults: [...lineFaults, 'no-answer', 'garbled'],
});

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
  make: (open, clock) =>
    createVirtualTerminalClient({ id: 'terminal', open, clock, answerTimeoutMs: 90_000 }),
  ask: (device) => device.charge({ attemptId: 'a1', amount: 1250, currency: 'EUR' }),
  faults: [...lineFaults, 'no-answer', 'garbled', 'unrecoverable'],
});

export const scanner = wildDriver({
  name: 'driver: serial scanner',
  covers: ['hardware/scanner/serial-scanner.ts'],
  bytes: stream(framed, [0x00, 0x02, 0x03, 0x0d, 0x15]),
  make: (open, clock) => createSerialScanner({ id: 'scanner', open, clock }),
  faults: [...lineFaults, 'garbled'],
});

export const button = wildDriver({
  name: 'driver: line button',
  covers: ['hardware/button/line-button.ts'],
  bytes: stream(fc.constant(ascii('HELP\r\n')), [0x0d, 0x0a, 0x48]),
  make: (open, clock) =>
    createLineButton({ id: 'button', open, clock, match: { kind: 'line', text: 'HELP' } }),
  faults: [...lineFaults, 'unrecoverable'],
});

export const light = wildDriver({
  name: 'driver: signal tower',
  covers: ['hardware/light/line-light.ts'],
  bytes: stream(fc.constantFrom(Uint8Array.of(0x06), Uint8Array.of(0x15)), [0x06, 0x15, 0x40]),
  make: (open, clock) =>
    createLineLight({ id: 'light', open, clock, protocol: modelProtocol('patlite-phe', usualLooks) }),
  ask: (device) => device.show('calling'),
  faults: [...lineFaults, 'no-answer', 'garbled'],
});
