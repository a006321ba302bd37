import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../domain/result.ts';
import { createLineButton } from '../../hardware/button/line-button.ts';
import { cd5220 } from '../../hardware/display/cd5220.ts';
import { createPoleDisplay } from '../../hardware/display/pole-display.ts';
import { createEscPosPrinter } from '../../hardware/escpos/esc-pos-printer.ts';
import { profile80mm } from '../../hardware/escpos/profile.ts';
import { usualLooks } from '../../hardware/light/light-looks.ts';
import { createLineLight } from '../../hardware/light/line-light.ts';
import { modelProtocol } from '../../hardware/light/line-protocol.ts';
import { createEspaPager } from '../../hardware/pager/espa-pager.ts';
import { createTapPager } from '../../hardware/pager/tap-pager.ts';
import type { Device, DeviceClock, DeviceFault } from '../../hardware/ports/device.ts';
import { createSerialScanner } from '../../hardware/scanner/serial-scanner.ts';
import { createMemoryNotes } from '../../hardware/terminal/attempt-notes.ts';
import { createVirtualTerminalClient } from '../../hardware/terminal/virtual-terminal-client.ts';
import { createZvtTerminal } from '../../hardware/terminal/zvt/zvt-terminal.ts';
import type { LineFault, OpenLine } from '../../hardware/transport/line.ts';
import { createFakeDeviceClock } from '../harness/fake-device-clock.ts';
import { type FaultyDevice, faultsOf } from './possible-faults.ts';

/** A line that we closed ourselves is no fault. */
type Trouble = Exclude<LineFault['kind'], 'closed'>;

/** What a line can do wrong, and what staff are told of it. A new kind does not compile before it stands here. */
const told: Readonly<Record<Trouble, DeviceFault>> = {
  gone: 'gone',
  busy: 'busy',
  denied: 'refused',
  stalled: 'no-answer',
  full: 'no-answer',
  refused: 'gone',
};

/** A line takes none of its bytes only from who writes. */
const whileWriting: readonly string[] = ['stalled', 'full'];

const id = 'device';
type Make = (open: OpenLine, clock: DeviceClock) => Device;
const drivers: readonly (readonly [string, FaultyDevice, Make])[] = [
  [
    'ESC/POS printer',
    'printer',
    (open, clock) => createEscPosPrinter({ id, open, clock, profile: profile80mm }),
  ],
  ['text scanner', 'text scanner', (open, clock) => createSerialScanner({ id, open, clock })],
  ['TAP pager', 'pager', (open, clock) => createTapPager({ id, open, clock })],
  ['ESPA pager', 'pager', (open, clock) => createEspaPager({ id, open, clock, role: 'control' })],
  [
    'virtual terminal',
    'terminal',
    (open, clock) => createVirtualTerminalClient({ id, open, clock, answerTimeoutMs: 90_000 }),
  ],
  [
    'ZVT terminal',
    'terminal',
    (open, clock) =>
      createZvtTerminal({
        ...{ id, open, clock, envelope: 'tcp', notes: createMemoryNotes() },
        ...{ currency: 'EUR', answerTimeoutMs: 90_000 },
      }),
  ],
  [
    'line button',
    'button',
    (open, clock) => createLineButton({ id, open, clock, match: { kind: 'line', text: 'HELP' } }),
  ],
  [
    'signal tower',
    'light',
    (open, clock) => createLineLight({ id, open, clock, protocol: modelProtocol('patlite-phe', usualLooks) }),
  ],
  [
    'pole display',
    'display',
    (open, clock) => createPoleDisplay({ id, open, clock, commands: cd5220, table: 'ascii' }),
  ],
];

/** Longer than the pauses between two attempts ever become. */
const SOON_MS = 15_000;

describe.each(drivers)('%s', (_, device, make) => {
  const cases = Object.entries(told).filter(
    ([kind]) => faultsOf(device).includes('no-answer') || !whileWriting.includes(kind),
  );
  test.each(cases)('whose line is %s says %s, and tries again until it opens', async (kind, fault) => {
    const clock = createFakeDeviceClock();
    let why: string | null = kind;
    const driver = make(() => {
      const lineFault = Object.keys(told).find((each): each is Trouble => each === why);
      if (lineFault !== undefined) return Promise.resolve(fail({ kind: lineFault, detail: 'a test' }));
      return Promise.resolve(
        ok({
          write: () => Promise.resolve(ok(undefined)),
          onData: () => () => undefined,
          onClose: () => () => undefined,
          close: () => Promise.resolve(),
        }),
      );
    }, clock);
    await clock.advance(SOON_MS);
    expect(driver.health()).toEqual({ state: 'absent', faults: [fault], lastProofAt: null });
    expect(faultsOf(device)).toContain(fault);
    why = null;
    await clock.advance(SOON_MS);
    expect(driver.health().state).not.toBe('absent');
    const closed = driver.close();
    await clock.advance(SOON_MS);
    await closed;
    expect(clock.pending()).toBe(0);
  });
});
