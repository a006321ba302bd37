import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTapReplyReader, type TapReply } from './tap-reply.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const read = (text: string): readonly TapReply[] => createTapReplyReader().push(bytesOf(text));

describe('what a paging terminal says', () => {
  test.each<[string, string, readonly TapReply[]]>([
    ['ID= alone', 'ID=', [{ kind: 'id-request' }]],
    ['ID= with a line end', '\rID=\r\n', [{ kind: 'id-request' }]],
    ['ID= after other text', 'Welcome ID=', [{ kind: 'id-request' }]],
    [
      'an acknowledged logon',
      '110 1.8\r\x06\r\x1b[p\r',
      [{ kind: 'message', code: 110, text: '1.8' }, { kind: 'ack' }, { kind: 'go-ahead' }],
    ],
    ['a code without text', '211\r\x06\r', [{ kind: 'message', code: 211, text: '' }, { kind: 'ack' }]],
    ['CRLF as line end', '211 ok\r\n\x06\r\n', [{ kind: 'message', code: 211, text: 'ok' }, { kind: 'ack' }]],
    ['a bare NAK of a box before 1.6', '\x15\r', [{ kind: 'nak' }]],
    [
      'words without a code',
      'Page ok\r\x06',
      [{ kind: 'message', code: null, text: 'Page ok' }, { kind: 'ack' }],
    ],
    ['a refusal', '511 none\r\x1e\r', [{ kind: 'message', code: 511, text: 'none' }, { kind: 'abandon' }]],
    [
      'a goodbye',
      '115 bye\r\x1b\x04\r',
      [{ kind: 'message', code: 115, text: 'bye' }, { kind: 'disconnect' }],
    ],
  ])('%s', (_, said, heard) => {
    expect(read(said)).toEqual(heard);
  });

  test('bit 7 is parity and counts for nothing', () => {
    const set = bytesOf('211 ok\r\x06\r').map((byte) => byte | 0x80);
    expect(createTapReplyReader().push(set)).toEqual(read('211 ok\r\x06\r'));
  });

  test('how the bytes are split changes nothing', () => {
    const session = 'noise\rID=\r110 1.8\r\x06\r\x1b[p\r514 again\r\x15\r211 ok\r\x06\r115 bye\r\x1b\x04\r';
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 90, maxLength: 90 }), (sizes) => {
        const reader = createTapReplyReader();
        const heard: TapReply[] = [];
        let rest = bytesOf(session);
        for (const size of sizes) {
          heard.push(...reader.push(rest.subarray(0, size)));
          rest = rest.subarray(size);
        }
        heard.push(...reader.push(rest));
        expect(heard).toEqual(read(session));
      }),
    );
  });

  test('after any noise the next ID= is still heard', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (noise) => {
        const reader = createTapReplyReader();
        reader.push(noise);
        expect(reader.push(bytesOf('\r\rID=')).at(-1)).toEqual({ kind: 'id-request' });
      }),
    );
  });

  test('a line without an end does not grow for ever', () => {
    const heard = read(`${'x'.repeat(100_000)}\r`);
    expect(heard).toHaveLength(1);
    expect(heard[0]?.kind === 'message' && heard[0].text.length).toBeLessThanOrEqual(256);
  });
});
