import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { visualLine } from './bidi.ts';
import { drawLine } from './draw-line.ts';
import { fillOutline, type Coverage } from './fill-outline.ts';
import { bundledFonts } from './font-files.ts';
import { createFontLibrary } from './font-library.ts';
import { createLineDrawer } from './line-drawer.ts';
import { openTypeOf } from './woff2.ts';

const paper = { dots: 576, lineDots: 34 };

const row = (text: string, change: Partial<Parameters<typeof drawLine>[0]> = {}) => ({
  kind: 'text' as const,
  text,
  align: 'left' as const,
  bold: false,
  underline: false,
  inverse: false,
  scale: 1,
  ...change,
});

async function drawn(text: string, change: Partial<Parameters<typeof drawLine>[0]> = {}, dots = paper.dots) {
  const library = createFontLibrary();
  await library.prepare(text);
  return drawLine(row(text, change), { ...paper, dots }, library);
}

function black(data: Uint8Array): number {
  return data.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
}

describe('direction', () => {
  const order = (text: string): readonly string[] => visualLine(text).runs.map((run) => run.text);

  test('Latin is left alone', () => {
    expect(visualLine('2 x Tea (hot) 3.50')).toEqual({
      rightToLeft: false,
      runs: [{ text: '2 x Tea (hot) 3.50', rightToLeft: false }],
    });
  });

  test('an Arabic name in a line of numbers stands in its own direction', () => {
    expect(order('Tea قهوة 12.50')).toEqual(['Tea ', '12.50', 'قهوة ']);
    expect(order('קפה 3,000 (גדול)')).toEqual([' )גדול(', '3,000', 'קפה ']);
  });

  test('a line that begins in Hebrew is read from the right, Latin words in it from the left', () => {
    const line = visualLine('קפה latte חם');
    expect(line.rightToLeft).toBe(true);
    expect(line.runs.map((run) => run.text)).toEqual([' חם', 'latte', 'קפה ']);
  });

  test('nothing is lost and nothing is added, whatever the mixture', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab 12.,:()שלق3م'), maxLength: 30 });
    const sorted = (all: string): string => [...all.replace(/[()]/g, '|')].sort().join('');
    fc.assert(
      fc.property(text, (line) => {
        expect(
          sorted(
            visualLine(line)
              .runs.map((run) => run.text)
              .join(''),
          ),
        ).toBe(sorted(line));
      }),
    );
  });
});

describe('fonts', () => {
  test('every slice that a character may need is there and can be read', () => {
    const slices = bundledFonts();
    expect(slices.length).toBeGreaterThan(200);
    expect(slices.filter(({ path }) => !existsSync(path))).toEqual([]);
    for (const { path } of slices.filter((_, at) => at % 40 === 0)) {
      expect(Buffer.from(openTypeOf(readFileSync(path)).subarray(0, 4)).toString('hex')).toBe('00010000');
    }
  });

  test('what no font has is said, and a broken file is no more than that', async () => {
    const library = createFontLibrary();
    expect([...(await library.prepare('茶ก\u{e123}'))]).toEqual(['茶', 'ก']);
    const broken = createFontLibrary([{ path: '/nowhere.woff2', ranges: [[0, 0x10ffff]] }]);
    expect((await broken.prepare('茶')).size).toBe(0);
  });

  test('a file that is cut short or damaged throws and never hangs', () => {
    const whole = readFileSync(bundledFonts()[0]?.path ?? '');
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
        const damaged = Buffer.from(whole);
        damaged[at] = value;
        for (const bytes of [damaged, whole.subarray(0, at)]) {
          try {
            openTypeOf(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('lines', () => {
  test('no sequence of letters and marks keeps a ticket from being printed', async () => {
    const drawer = createLineDrawer();
    const letters = fc.string({ unit: fc.constantFrom(...'aที่ ํุเกهَّوशक्षि्า한ę́'), maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(letters, fc.boolean(), async (text, bold) => {
        await drawer.prepare(text);
        const { picture } = drawer.draw(row(text, { bold }), paper);
        expect(picture?.width ?? 0).toBeLessThanOrEqual(paper.dots);
      }),
      { numRuns: 300 },
    );
  });

  test('an outline of a square fills exactly its dots', () => {
    const coverage: Coverage = { width: 4, height: 4, amounts: new Float32Array(16) };
    const square = [
      { command: 'moveTo', args: [1, 1] },
      { command: 'lineTo', args: [3, 1] },
      { command: 'lineTo', args: [3, 3] },
      { command: 'lineTo', args: [1, 3] },
      { command: 'closePath', args: [] },
    ];
    fillOutline(coverage, square, { x: 0, y: 4, scaleX: 1, scaleY: 1 });
    expect([...coverage.amounts]).toEqual([0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0]);
  });

  test('the amount ends at the right edge, the name begins where its indent says', async () => {
    const { picture } = await drawn('    茶      6.50', { rightFrom: 12 }, 192);
    const perRow = (picture?.width ?? 0) / 8;
    const columns = Array.from({ length: perRow }, (_, at) =>
      picture?.data.some((byte, index) => index % perRow === at && byte !== 0),
    );
    expect(perRow).toBe(24);
    expect(columns.indexOf(true)).toBe(6);
    expect(columns.at(-1)).toBe(true);
  });

  test('letters that are wider than the paper are squeezed, never printed beyond it', async () => {
    const line = await drawn('WWWWWWWWWWWW ก', {}, 192);
    expect(line.picture?.width).toBeLessThanOrEqual(192);
  });

  test('bold is blacker, a scale of two is twice as high, white on black is mostly black', async () => {
    const plain = await drawn('ชาเย็น');
    const bold = await drawn('ชาเย็น', { bold: true });
    const large = await drawn('ชาเย็น', { scale: 2 });
    const inverse = await drawn('ชาเย็น', { inverse: true });
    expect(black(bold.picture?.data ?? new Uint8Array(0))).toBeGreaterThan(
      1.1 * black(plain.picture?.data ?? new Uint8Array(0)),
    );
    expect((large.picture?.height ?? 0) / (plain.picture?.height ?? 1)).toBeCloseTo(2, 0);
    const dots = (inverse.picture?.width ?? 0) * (inverse.picture?.height ?? 0);
    expect(black(inverse.picture?.data ?? new Uint8Array(0))).toBeGreaterThan(dots / 2);
  });

  test('a drawn line takes as much paper as a printed one', async () => {
    const { picture, before, after } = await drawn('茶');
    expect(before + (picture?.height ?? 0) + after).toBe(34);
  });

  test('a line drawn once is remembered, and the memory has an end', async () => {
    const drawer = createLineDrawer();
    await drawer.prepare('茶0123456789');
    const first = drawer.draw(row('茶'), paper);
    expect(drawer.draw(row('茶'), paper)).toBe(first);
    for (let count = 0; count < 400; count += 1) drawer.draw(row(String(count)), paper);
    expect(drawer.draw(row('茶'), paper)).not.toBe(first);
  });
});
