import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTapBlocks } from '../sim/virtual-tap-block.ts';
import { encodeTapPage, tapChecksum } from './tap-block.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** What a strict paging terminal makes of the blocks. */
function heard(blocks: readonly Uint8Array[]): readonly string[] {
  const terminal = createTapBlocks();
  let fields: readonly string[] = [];
  for (const block of blocks) {
    terminal.begin();
    for (const [at, byte] of block.entries()) {
      if (at === 0) continue;
      const state = terminal.add(byte);
      expect(state).toBe(at === block.length - 1 ? 'whole' : 'more');
    }
    const checked = terminal.check();
    expect(checked.kind).toBe(block === blocks.at(-1) ? 'whole' : 'continued');
    if (checked.kind === 'whole') fields = checked.transaction.fields;
  }
  return fields;
}

describe('TAP blocks', () => {
  test("the specification's own example: 123, ABC has checksum 17;", () => {
    expect(encodeTapPage('123', 'ABC').map(hex)).toEqual(['023132330d4142430d0331373b0d']);
  });

  test("Scope's example: pager 1, TEST, 190", () => {
    expect(encodeTapPage('1', 'TEST').map(hex)).toEqual([
      hex(new TextEncoder().encode('\x021\rTEST\r\x03190\r')),
    ]);
  });

  test('a line feed travels as SUB J', () => {
    expect(encodeTapPage('5', 'A\nB').map(hex)).toEqual(['02350d411a4a420d0331333b0d']);
  });

  test('the checksum ignores a parity bit', () => {
    expect(tapChecksum([0x82, 0xb1])).toEqual(tapChecksum([0x02, 0x31]));
  });

  test('trailing spaces cost no air time', () => {
    expect(encodeTapPage('1', 'TEST   ')).toEqual(encodeTapPage('1', 'TEST'));
  });

  test('what is not 7-bit is our own mistake', () => {
    expect(() => encodeTapPage('1', 'é')).toThrow(RangeError);
    expect(() => encodeTapPage('', 'x')).toThrow(RangeError);
  });

  test('any 7-bit text arrives whole at a strict terminal, in blocks of at most 256 characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.nat({ max: 0x7f }).map((code) => String.fromCharCode(code)), maxLength: 900 }),
        fc.stringMatching(/^[0-9]{1,10}$/),
        (text, capcode) => {
          const blocks = encodeTapPage(capcode, text);
          for (const block of blocks) expect(block.length).toBeLessThanOrEqual(256);
          expect(heard(blocks)).toEqual([capcode, text.replace(/ +$/, '')]);
        },
      ),
    );
  });

  test.each([243, 244, 245, 246, 247, 248, 249, 250, 251])(
    'a text of %i characters meets the block limit',
    (n) => {
      expect(heard(encodeTapPage('1234', 'x'.repeat(n)))).toEqual(['1234', 'x'.repeat(n)]);
    },
  );
});
