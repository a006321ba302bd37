import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeDeviceClock, type FakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import { createVirtualPagerEncoder, type VirtualPagerEncoder } from './virtual-pager-encoder.ts';

let clock: FakeDeviceClock;
let box: VirtualPagerEncoder;
let said: string;

beforeEach(() => {
  clock = createFakeDeviceClock();
  box = createVirtualPagerEncoder({ id: 'pager', name: 'Pager', clock });
  said = '';
  box.onReply((bytes) => {
    said += Buffer.from(bytes).toString('latin1');
  });
});

/** What the box answers to this. */
function hear(text: string): string {
  said = '';
  box.receive(Buffer.from(text, 'latin1'));
  return said;
}

function logOn(): void {
  hear('\r');
  expect(hear('\x1bPG1\r')).toBe('110 1.8\r\x06\r\x1b[p\r');
}

/** A block with the checksum worked out by hand the way §6 of the specification does. */
function block(information: string, end = '\x03'): string {
  let sum = 0;
  for (const sign of `\x02${information}${end}`) sum += sign.charCodeAt(0) % 128;
  const digits = [Math.floor(sum / 256) % 16, Math.floor(sum / 16) % 16, sum % 16];
  return `\x02${information}${end}${digits.map((digit) => String.fromCharCode(48 + digit)).join('')}\r`;
}

describe('the virtual paging terminal', () => {
  test("takes the specification's own session", () => {
    expect(hear('\r')).toBe('ID=\r');
    expect(hear('\x1bPG1\r')).toBe('110 1.8\r\x06\r\x1b[p\r');
    expect(hear('\x02123\rABC\r\x0317;\r')).toBe('211 page sent\r\x06\r');
    expect(hear('\x04\r')).toBe('115 goodbye\r\x1b\x04\r');
    expect(box.pages()).toMatchObject([{ capcode: '123', text: 'ABC' }]);
    expect(box.problems()).toEqual([]);
  });

  test('joins a field that goes on in the next block, after US and after ETB', () => {
    logOn();
    hear(block('123\rABC', '\x1f'));
    expect(hear(block('DEF\r'))).toContain('\x06');
    hear(block('124\r', '\x17'));
    expect(hear(block('GHI\r'))).toContain('\x06');
    expect(box.pages()).toMatchObject([
      { capcode: '123', text: 'ABCDEF' },
      { capcode: '124', text: 'GHI' },
    ]);
    expect(box.problems()).toEqual([]);
  });

  test('a wrong checksum is answered with NAK, and the block may come again', () => {
    logOn();
    expect(hear('\x02123\rABC\r\x0317:\r')).toBe('514 checksum error\r\x15\r');
    expect(box.pages()).toEqual([]);
    expect(hear('\x02123\rABC\r\x0317;\r')).toContain('\x06');
    expect(box.problems()).toHaveLength(1);
  });

  test.each([
    ['a bare line feed', block('123\rA\nB\r'), '515'],
    ['a bare escape', block('123\rA\x1bB\r'), '515'],
    ['SUB without its character', block('123\rA\x1a\r'), '515'],
    ['one field', block('123\r'), '515'],
    ['three fields', block('123\rA\rB\r'), '515'],
    ['a last field without its CR', block('123\rABC'), '515'],
    ['more than 250 characters', block(`123\r${'x'.repeat(260)}\r`), '515'],
    ['something that is no block', 'x', '502'],
  ])('%s is refused and noted', (_, sent, code) => {
    logOn();
    expect(hear(sent)).toContain(code);
    expect(box.problems().length).toBeGreaterThan(0);
    expect(box.pages()).toEqual([]);
  });

  test('a pager id of letters is refused without being our mistake', () => {
    logOn();
    expect(hear(block('abc\rhello\r'))).toBe('510 pager id malformed\r\x1e\r');
    expect(box.problems()).toEqual([]);
  });

  test.each([
    ['a wrong service', '\x1bXX1\r', '508'],
    ['no ESC', 'PG1\r', '507'],
    ['a password that nobody asked for', '\x1bPG1abc\r', '509'],
  ])('%s at logon is asked for again, and thrown out at the third', (_, logon, code) => {
    hear('\r');
    expect(hear(logon)).toMatch(new RegExp(`^${code} .*\\r\\x15\\r$`));
    hear(logon);
    expect(hear(logon)).toMatch(new RegExp(`^${code} .*\\r\\x1b\\x04\\r$`));
  });

  test('hangs up on a host that says nothing for t4', async () => {
    logOn();
    said = '';
    await clock.advance(3_999);
    expect(said).toBe('');
    await clock.advance(1);
    expect(said).toContain('501');
    expect(box.problems()).toHaveLength(1);
  });

  test('asks ID= three times more and then gives up', async () => {
    hear('\r');
    await clock.advance(60_000);
    expect(said.match(/ID=/g)).toHaveLength(4);
    expect(said).toContain('\x1b\x04');
  });

  test('a byte with bit 7 set is noted', () => {
    hear('\x8d');
    expect(box.problems()).toEqual(['byte 8d has bit 7 set']);
  });

  test('forgets a session when the plug comes out', () => {
    logOn();
    box.unplugged?.();
    expect(hear('\r')).toBe('ID=\r');
  });
});
