import { describe, expect, test } from 'vitest';
import { UnknownControl } from './dock-values.ts';
import { createVirtualPrinter, type VirtualPrinterOptions } from './virtual-printer.ts';

function printer(options: Partial<VirtualPrinterOptions> = {}) {
  const device = createVirtualPrinter({ id: 'printer', ...options });
  const said: number[] = [];
  device.onReply((bytes) => said.push(...bytes));
  return {
    device,
    said,
    hear: (...bytes: (number | string)[]) => {
      device.receive(
        Uint8Array.from(
          bytes.flatMap((one) => (typeof one === 'string' ? [...Buffer.from(one, 'latin1')] : [one])),
        ),
      );
    },
    lines: () => device.paper().map((line) => line.text),
  };
}

describe('it prints what the manual says', () => {
  test('text comes out at its line feed, with the looks it was set to', () => {
    const { device, hear } = printer();
    hear(0x1b, 0x61, 1, 0x1b, 0x45, 1, 0x1d, 0x21, 0x11, 'Hi');
    expect(device.paper()).toEqual([]);
    hear(0x0a);
    expect(device.paper()).toEqual([
      { kind: 'text', text: 'Hi', align: 'center', bold: true, width: 2, height: 2 },
    ]);
  });

  test('a tab and a position in large characters come to an end', () => {
    const { lines, hear } = printer();
    hear(0x1d, 0x21, 0x70, 'a', 0x09, 'b', 0x0a, 0x1d, 0x21, 0x60, 'c', 0x1b, 0x24, 0x3a, 0x02, 'd', 0x0a);
    expect(lines()).toEqual(['a     ', 'b', `c${' '.repeat(40)}`, 'd']);
  });

  test('paper that nobody cuts is not kept for ever', () => {
    const { hear, device } = printer();
    for (let line = 0; line < 3_000; line += 1) hear('x', 0x0a);
    hear(0x1d, 'V', 0);
    expect(device.tickets()[0]?.lines).toHaveLength(1_000);
  });

  test('two bytes are one hanzi in two-byte mode, two letters outside it', () => {
    const { lines, hear, device } = printer();
    hear(0x1c, 0x26, 0xc4, 0xc3, 0x0a, 0x1c, 0x2e, 0x1b, 0x74, 19, 0x82, 0xd5, 0x0a);
    expect(lines()).toEqual(['拿', 'é€']);
    expect(device.problems()).toEqual([]);
  });

  test('a QR code is stored, then printed', () => {
    const { device, hear } = printer();
    hear(0x1d, '(k', 4, 0, 0x31, 0x41, 0x32, 0, 0x1d, '(k', 3, 0, 0x31, 0x43, 6);
    hear(0x1d, '(k', 8, 0, 0x31, 0x50, 0x30, 'HELLO', 0x1d, '(k', 3, 0, 0x31, 0x51, 0x30);
    expect(device.paper()).toMatchObject([{ kind: 'qr', text: 'HELLO', width: 6 }]);
    expect(device.problems()).toEqual([]);
  });

  test('barcodes of both forms carry their digits', () => {
    const { device, hear } = printer();
    hear(0x1d, 'k', 67, 13, '4006381333931', 0x1d, 'k', 2, '4006381333931', 0);
    hear(0x1d, 'k', 73, 6, '{BA017');
    expect(device.paper().map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'barcode 4006381333931',
      'barcode 4006381333931',
      'barcode A017',
    ]);
  });

  test('a picture keeps its dots', () => {
    const { device, hear } = printer();
    hear(0x1d, 'v0', 0, 2, 0, 3, 0, 1, 2, 3, 4, 5, 6);
    expect(device.paper()[0]?.raster).toEqual({
      widthDots: 16,
      heightDots: 3,
      data: Buffer.from([1, 2, 3, 4, 5, 6]).toString('base64'),
    });
  });
});

describe('it is strict: whatever the manual does not know is said loudly', () => {
  test.each<[string, readonly (number | string)[]]>([
    ['the italics that the escpos package sends', [0x1b, 0x35]],
    ['ESC Z of the package’s QR code', [0x1b, 0x5a]],
    ['a NUL in the text', [0x00]],
    ['a two-byte code without a character', [0x1c, 0x26, 0x81, 0x30, 0x0a]],
    ['half a hanzi', [0x1c, 0x26, 0xc4, 0x0a]],
    ['a byte above 7F in an unknown table', [0x1c, 0x2e, 0x1b, 0x74, 99, 0x82, 0x0a]],
    ['a line wider than the paper', ['x'.repeat(49), 0x0a]],
    ['alignment in the middle of a line', ['x', 0x1b, 0x61, 1]],
    ['a cut in the middle of a line', ['x', 0x1d, 0x56, 0x42, 0]],
    ['a QR code that was never stored', [0x1d, '(k', 3, 0, 0x31, 0x51, 0x30]],
    ['a barcode module of one dot', [0x1d, 0x77, 1]],
    ['a status question 9', [0x10, 0x04, 9]],
    ['GS r 7', [0x1d, 0x72, 7]],
  ])('%s', (_name, bytes) => {
    const { device, hear } = printer();
    hear(...bytes);
    expect(device.problems()).not.toEqual([]);
  });

  test('the drawer command of the escpos package swallows the text behind it, and is seen to', () => {
    const { lines, hear } = printer();
    hear(0x1b, 0x70, 0x00, 'After', 0x0a);
    expect(lines()).toEqual(['ter']);
  });
});

describe('status', () => {
  test('each condition is in the bit that the manual gives it', () => {
    const { device, hear, said } = printer();
    const ask = (n: number): number | undefined => {
      said.length = 0;
      hear(0x10, 0x04, n);
      return said[0];
    };
    expect([1, 2, 3, 4].map(ask)).toEqual([0x12, 0x12, 0x12, 0x12]);
    device.set({ coverOpen: true });
    expect([ask(1), ask(2)]).toEqual([0x1a, 0x16]);
    device.set({ coverOpen: false, paper: 'out' });
    expect([ask(1), ask(2), ask(4)]).toEqual([0x1a, 0x32, 0x7e]);
    device.set({ paper: 'low' });
    expect([ask(1), ask(4)]).toEqual([0x12, 0x1e]);
    device.set({ paper: 'ok', cutterError: true });
    expect([ask(2), ask(3)]).toEqual([0x52, 0x1a]);
    device.set({ cutterError: false, broken: true });
    expect(ask(3)).toBe(0x32);
    device.set({ broken: false, overheated: true });
    expect(ask(3)).toBe(0x52);
  });

  test('a question is answered at once in the middle of anything, also inside a picture', () => {
    const { hear, said } = printer();
    hear('half a line', 0x10, 0x04, 0x01);
    expect(said).toEqual([0x12]);
    hear(0x0a, 0x1d, 'v0', 0, 1, 0, 3, 0, 0x10, 0x04, 0x01);
    expect(said).toEqual([0x12, 0x12]);
  });

  test('automatic status is pushed when switched on and at every change', () => {
    const { device, hear, said } = printer();
    hear(0x1d, 0x61, 0x0f);
    device.set({ coverOpen: true });
    device.set({ coverOpen: false });
    expect(said).toEqual([0x10, 0, 0, 0x0f, 0x38, 0, 0, 0x0f, 0x10, 0, 0, 0x0f]);
  });

  test('the process id comes back when everything before it is printed, and not before', () => {
    const { device, hear, said } = printer();
    device.runOutAfter(1);
    hear('one', 0x0a, 'two', 0x0a, 0x1d, '(H', 6, 0, 0x30, 0x30, 'A1B2');
    expect(said).toEqual([]);
    device.set({ paper: 'ok' });
    expect(said).toEqual([0x37, 0x22, ...Buffer.from('A1B2'), 0]);
  });
});

describe('paper and power', () => {
  test('when the paper ends the rest waits in the buffer, and is printed on new paper', () => {
    const { device, hear, lines } = printer();
    device.runOutAfter(2);
    hear('1', 0x0a, '2', 0x0a, '3', 0x0a, '4', 0x0a);
    expect(lines()).toEqual(['1', '2']);
    device.use('paper', 'ok');
    expect(lines()).toEqual(['1', '2', '3', '4']);
  });

  test('when the power fails it is lost', () => {
    const { device, hear, lines } = printer();
    device.runOutAfter(1);
    hear('1', 0x0a, '2', 0x0a);
    device.use('power', null);
    device.use('paper', 'ok');
    expect(lines()).toEqual(['1']);
  });

  test('a jam at the cutter stops it before the cut; mended, it goes on', () => {
    const { device, hear } = printer();
    device.jamNextCut();
    hear('1', 0x0a, 0x1d, 0x56, 0x42, 0, '2', 0x0a);
    expect(device.condition().cutterError).toBe(true);
    expect(device.tickets()).toEqual([]);
    hear(0x10, 0x05, 1);
    expect(device.tickets()).toEqual([{ lines: ['1'], codes: [] }]);
  });

  test('what an interrupted job left on the paper is part of the next ticket, as it is in life', () => {
    const { device, hear } = printer();
    hear('left over', 0x0a);
    device.powerCycle();
    hear('next', 0x0a, 0x1d, 0x56, 0x42, 0);
    expect(device.tickets()).toEqual([{ lines: ['left over', 'next'], codes: [] }]);
  });

  test('a receive buffer that overflows says so', () => {
    const { device, hear } = printer();
    device.set({ coverOpen: true });
    hear('x'.repeat(70_000));
    expect(device.problems()[0]).toContain('overrun');
  });

  test('the dock offers what it takes, and nothing else is taken', () => {
    const { device } = printer();
    for (const control of device.dock().controls) {
      if (control.kind === 'toggle') device.use(control.name, !control.on);
      if (control.kind === 'press') device.use(control.name, null);
      if (control.kind === 'choice') device.use(control.name, control.options[0] ?? '');
    }
    expect(() => device.use('paper', 'blue')).toThrow(UnknownControl);
    expect(() => device.use('antenna', true)).toThrow(UnknownControl);
  });
});
