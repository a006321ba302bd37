import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createFakeDeviceClock,
  type FakeDeviceClock,
  settled,
} from '../../tests/harness/fake-device-clock.ts';
import { memoryCable, type MemoryCable } from '../../tests/harness/memory-cable.ts';
import type { CustomerDisplay } from '../ports/display.ts';
import { createVirtualPoleDisplay } from '../sim/virtual-pole-display.ts';
import { cd5220 } from './cd5220.ts';
import { type DisplayTable, displayTables, encodeDisplayLine } from './display-text.ts';
import { dmD } from './dm-d.ts';
import { createPoleDisplay } from './pole-display.ts';

const families = { cd5220, 'dm-d': dmD };

describe.each(['cd5220', 'dm-d'] as const)('a pole display that speaks %s', (speaks) => {
  let clock: FakeDeviceClock;
  let device: ReturnType<typeof createVirtualPoleDisplay>;
  let cable: MemoryCable;
  let display: CustomerDisplay;

  async function start(table: DisplayTable = 'ascii', piece = 7): Promise<void> {
    clock = createFakeDeviceClock();
    device = createVirtualPoleDisplay({ id: 'pole', name: 'Pole', speaks });
    cable = memoryCable(device, piece);
    display = createPoleDisplay({
      id: 'display',
      open: cable.open,
      clock,
      commands: families[speaks],
      table,
    });
    await settled();
  }

  beforeEach(() => start());

  afterEach(async () => {
    await display.close();
    await display.close();
    expect(clock.pending()).toBe(0);
    expect(device.problems()).toEqual([]);
  });

  test('shows two lines with the number at the right', async () => {
    display.show({ left: 'Flat white', right: '4.20' }, { left: 'Total', right: 'EUR 12.40' });
    await settled();
    expect(device.lines()).toEqual(['Flat white      4.20', 'Total      EUR 12.40']);
    expect(display.health()).toEqual({ state: 'ready', faults: [], lastProofAt: null });
  });

  test('cuts and never wraps', async () => {
    display.show({ left: 'Caramel macchiato with oat milk', right: '4.20' }, { left: 'x'.repeat(80) });
    await settled();
    expect(device.lines()).toEqual(['Caramel macchia 4.20', 'x'.repeat(20)]);
  });

  test('writes in Latin letters what its table lacks, and obeys no control character in a name', async () => {
    display.show({ left: 'Café crème 拿铁', right: '€3' }, { left: 'a\u001b@b\fc\r\nd' });
    await settled();
    expect(device.lines()).toEqual(['Cafe creme      EUR3', 'a @b c  d           ']);
  });

  test('with a table of its own shows what that has', async () => {
    await display.close();
    await start('pc437');
    display.show({ left: 'Café crème Łódź', right: '£3' }, { left: 'Grüße' });
    await settled();
    expect(device.lines()).toEqual(['Café crème Lódz   £3', 'Grüße               ']);
  });

  test('unplugged and plugged in again shows the newest', async () => {
    display.show({ left: 'Old' }, { left: '' });
    await settled();
    cable.unplug();
    device.powerCycle();
    display.show({ left: 'New' }, { left: 'here' });
    await settled();
    expect(display.health()).toMatchObject({ state: 'absent', faults: ['gone'] });
    cable.plug();
    await clock.advance(10_000);
    expect(device.lines()[0].trimEnd()).toBe('New');
  });

  test('switched off and on behind its cable comes back by itself', async () => {
    await display.close();
    await start('pc437');
    display.show({ left: 'Café' }, { left: 'Total', right: '3.00' });
    await settled();
    device.powerCycle();
    await clock.advance(30_000);
    expect(device.lines()).toEqual(['Café                ', 'Total           3.00']);
  });

  test('pulled out at any byte holds up nobody, and shows the newest when it is back', async () => {
    for (let bytes = 1; bytes <= 80; bytes += 1) {
      await display.close();
      await start('pc852');
      cable.unplugAfter(bytes);
      for (let at = 0; at < 9; at += 1) display.show({ left: `item ${at}` }, { left: '' });
      await settled();
      cable.plug();
      display.show({ left: 'newest' }, { left: 'Total', right: '1.00' });
      await clock.advance(10_000);
      expect(device.lines(), `cut after ${bytes}`).toEqual(['newest              ', 'Total           1.00']);
    }
    // The display, which stayed on, says what it made of the half command.
    device.powerCycle();
  });

  test('is empty when the kiosk ends', async () => {
    display.show({ left: 'Total', right: '9.00' }, { left: '' });
    await settled();
    await display.close();
    await settled();
    expect(device.lines().join('').trim()).toBe('');
  });

  test('shows whatever is written, in any pieces, without a byte that its manual does not know', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom<DisplayTable>('ascii', 'pc437', 'pc852', 'pc866'),
        fc.integer({ min: 1, max: 64 }),
        async (left, right, table, piece) => {
          await display.close();
          await start(table, piece);
          display.show({ left, right }, { left: right });
          await settled();
          expect(device.problems()).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the bytes', () => {
  const hex = (bytes: readonly number[]): string => Buffer.from(bytes).toString('hex');

  test('are those of the manuals', () => {
    const upper = encodeDisplayLine({ left: 'A' }, 20, 'ascii');
    const lower = encodeDisplayLine({ left: 'B' }, 20, 'ascii');
    expect(hex(cd5220.lines(upper, lower))).toBe(
      `1b5141${'41'}${'20'.repeat(19)}0d1b5142${'42'}${'20'.repeat(19)}0d`,
    );
    expect(hex(cd5220.begin('ascii'))).toBe('20200d1b3d020c1b401b5f00');
    expect(hex(dmD.lines(upper, lower))).toBe(
      `1f240101${'41'}${'20'.repeat(19)}1f240102${'42'}${'20'.repeat(19)}`,
    );
    expect(hex(dmD.begin('pc858'))).toBe('20201b3d021b401b74131f011f4300');
  });

  test('of a display with Chinese firmware fill two columns for each character', () => {
    const bytes = encodeDisplayLine({ left: '拿铁', right: '28' }, 20, 'gb2312');
    expect(bytes).toHaveLength(20);
    expect(hex(bytes.slice(0, 4))).toBe('c4c3ccfa');
  });

  test('never hold a control character, in any table', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...displayTables),
        fc.integer({ min: 8, max: 40 }),
        (text, table, columns) => {
          const bytes = encodeDisplayLine({ left: text, right: text }, columns, table);
          expect(bytes).toHaveLength(columns);
          expect(bytes.every((byte) => byte >= 0x20 && byte !== 0x7f)).toBe(true);
        },
      ),
    );
  });
});

test.each([
  ['cd5220', '1b51410d', 'a string of 0 characters, not 20'],
  ['cd5220', `1b5141${'20'.repeat(20)}0d1b40`, 'ESC 40 in string mode'],
  ['cd5220', '1b7413', 'ESC 74'],
  ['dm-d', '1f241501', 'no such place: column 21, row 1'],
  ['dm-d', '1b7407', 'ESC t 7'],
  ['dm-d', '01', '1 is no character'],
] as const)('the virtual %s complains of %s', (speaks, sent, why) => {
  const device = createVirtualPoleDisplay({ id: 'pole', name: 'Pole', speaks });
  device.receive(Buffer.from(sent, 'hex'));
  expect(device.problems()).toContain(why);
});
