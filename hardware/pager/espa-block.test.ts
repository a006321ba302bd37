import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeEspaBlock, espaCall, espaCancel, espaRecord } from './espa-block.ts';
import { createEspaReader, type EspaToken } from './espa-reader.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const read = (text: string): readonly EspaToken[] => createEspaReader().push(Buffer.from(text, 'latin1'));

describe('an ESPA block', () => {
  test('is the one of the Zenitel example, with its check character', () => {
    expect(hex(espaCall('550', 'CALL ME 101', 'normal', { beep: 3, transmissions: 3 }))).toBe(
      '013102311f3535301e321f43414c4c204d45203130311e331f331e341f331e351f331e361f330323',
    );
  });

  test('says priority 2 for an urgent page and call type 1 for one that is taken back', () => {
    expect(Buffer.from(espaCall('1', 'x', 'urgent')).toString('latin1')).toContain('\x1e6\x1f2\x03');
    expect(Buffer.from(espaCancel('105')).toString('latin1')).toMatch(/^\x011\x021\x1f105\x1e4\x1f1\x03.$/s);
  });

  test('has a check character that may be any control character', () => {
    const checks = new Set<number>();
    for (let code = 0x20; code < 0x7f; code += 1) {
      const data = `A${String.fromCharCode(code)}`;
      const bytes = encodeEspaBlock('1', [['1', data]]);
      checks.add(bytes.at(-1) ?? 0);
      expect(createEspaReader().push([...bytes, 4])).toEqual([
        { kind: 'block', block: { header: '1', records: new Map([['1', data]]) } },
        { kind: 'eot' },
      ]);
    }
    expect([1, 2, 3, 4, 5, 6, 0x15].every((control) => checks.has(control))).toBe(true);
  });

  test('carries nothing that the line could take for a command', () => {
    expect(() => espaCall('1', 'a\x04b', 'normal')).toThrow(RangeError);
    expect(() => espaCall('', 'a', 'normal')).toThrow(RangeError);
  });
});

describe('the reader of an ESPA line', () => {
  test('tells polls, answers and the reason of a NAK', () => {
    expect(read('1\x052\x05\x061\x152\x153\x15\x15\x04')).toEqual([
      { kind: 'enquiry', address: '1' },
      { kind: 'enquiry', address: '2' },
      { kind: 'ack' },
      { kind: 'nak', reason: '1' },
      { kind: 'nak', reason: '2' },
      { kind: 'nak', reason: '3' },
      { kind: 'nak', reason: null },
      { kind: 'eot' },
    ]);
  });

  test('tolerates spaces around ids and an RS before ETX, as some stations send them', () => {
    const body = '2\x02 7 \x1f3\x1e';
    const check = [...`${body}\x03`].reduce((sum, sign) => sum ^ sign.charCodeAt(0), 0);
    expect(read(`\x01${body}\x03${String.fromCharCode(check)}`)).toEqual([
      { kind: 'block', block: { header: '2', records: new Map([[espaRecord.callStatus, '3']]) } },
    ]);
  });

  test('calls a damaged block damaged and a senseless one invalid', () => {
    expect(read('\x011\x02x\x03A')).toMatchObject([{ kind: 'bad-block', answer: '1' }]);
    const body = '1x\x03';
    const check = [...body].reduce((sum, sign) => sum ^ sign.charCodeAt(0), 0);
    expect(read(`\x01${body}${String.fromCharCode(check)}`)).toMatchObject([
      { kind: 'bad-block', answer: '3' },
    ]);
  });

  test('reads the same whatever the pieces, with parity in bit 7, after any noise', () => {
    const field = fc.string({ unit: fc.constantFrom(...'abc 01'), minLength: 1, maxLength: 16 });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'xyz 129'), { maxLength: 20 }),
        fc.uniqueArray(fc.tuple(fc.constantFrom('1', '2', '7'), field), {
          selector: ([id]) => id,
          minLength: 1,
        }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 40 }),
        fc.boolean(),
        (noise, records, cuts, parity) => {
          const bytes = [
            ...noise.map((sign) => sign.charCodeAt(0)),
            ...encodeEspaBlock('2', records),
            0x04,
          ].map((byte) => (parity ? byte | 0x80 : byte));
          const reader = createEspaReader();
          const tokens: EspaToken[] = [];
          for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
            const size = cuts[turn % cuts.length] ?? 1;
            tokens.push(...reader.push(bytes.slice(at, at + size)));
            at += size;
          }
          expect(tokens).toEqual([
            { kind: 'block', block: { header: '2', records: new Map(records) } },
            { kind: 'eot' },
          ]);
        },
      ),
    );
  });

  test('takes any bytes, and hears an EOT after a block that never ends', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3_000 }), (bytes) => {
        const reader = createEspaReader();
        reader.push(bytes);
        reader.push(new Uint8Array(1_100).fill(0x41));
        // The first EOT may be the check character of what came before.
        expect(reader.push([4, 4]).some((token) => token.kind === 'eot')).toBe(true);
      }),
    );
  });
});
