import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storedStatus, zvtCardNumber } from '../../sim/zvt-status.ts';
import { createApduReader } from './apdu.ts';
import { bmpTable } from './bmp-table.ts';
import { readFields, terminalText } from './fields.ts';
import { lastDigits, maskNumbers } from './mask.ts';
import { readTerminalSaid, terminalStatusOf } from './messages.ts';
import { readTlv } from './tlv.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

function said(text: string) {
  const [read] = createApduReader().push(bytes(text));
  return read?.kind === 'apdu' ? readTerminalSaid(read.apdu) : read;
}

describe('a status-information', () => {
  test('of a payment of 20.40 by a Debit Mastercard, masked by the terminal', () => {
    expect(
      said(
        '04 0F 77 27 00 04 00 00 00 00 20 40 0B 00 04 70 0C 22 39 53 0D 10 06 0E 25 12 17 00 01 19 70 22 F0 F8 EE EE EE EE EE EE 47 71 29 28 00 48 69 2A 31 30 30 34 36 31 37 36 33 20 20 20 20 20 20 3B 36 31 31 38 30 34 00 00 3C F0 F1 F4 47 45 4E 2E 4E 52 2E 3A 36 31 31 38 30 34 49 09 78 87 04 70 88 00 04 70 8A 2E 8B F1 F7 44 65 62 69 74 20 4D 61 73 74 65 72 63 61 72 64 00',
      ),
    ).toEqual({
      kind: 'status',
      fields: {
        amount: 2040,
        currency: 978,
        trace: 470,
        receipt: 470,
        originalTrace: null,
        result: 0,
        terminalId: '28004869',
        time: '223953',
        date: '1006',
        cardDigits: '4771',
        cardName: 'Debit Mastercard',
        text: 'GEN.NR.:611804',
        statusByte: 0x70,
        tlv: [],
        unread: null,
      },
    });
  });

  test('of a payment that was stopped: a result and no numbers', () => {
    expect(
      said(
        '04 0F 25 27 6C 04 00 00 00 00 12 00 49 09 78 0C 11 33 39 0D 08 17 22 F0 F0 0B 00 00 00 19 60 29 52 50 02 95 8B F0 F1 00',
      ),
    ).toMatchObject({
      kind: 'status',
      fields: { result: 0x6c, amount: 1200, trace: 0, terminalId: '52500295', cardDigits: '' },
    });
  });

  test('with a text in German', () => {
    expect(
      said('04 0F 18 27 FF 29 28 00 48 69 3C F0 F1 F3 42 65 74 72 61 67 20 66 61 6C 73 63 68'),
    ).toMatchObject({ kind: 'status', fields: { result: 0xff, text: 'Betrag falsch', amount: null } });
  });

  test('with the whole number of a card in it gives four digits of it', () => {
    const [read] = createApduReader().push(
      storedStatus({
        trace: 7,
        receipt: 8,
        kind: 'payment',
        amount: 450,
        currency: 978,
        result: 0,
        original: null,
        at: 0,
      }),
    );
    const heard = read?.kind === 'apdu' ? readTerminalSaid(read.apdu) : null;
    expect(heard).toMatchObject({ kind: 'status', fields: { cardDigits: '4242', cardName: 'Debit Demo' } });
    expect(JSON.stringify(heard)).not.toContain(zvtCardNumber.slice(0, 8));
  });

  test.each([
    ['torn', '27 00 04 00 00', 'torn field 04'],
    ['told twice', '27 00 27 6C', 'field 27 comes twice'],
    ['with a length that is none', '22 47 11 00', 'torn field 22'],
    ['with a torn container', '06 03 1F 07 05', 'torn TLV container'],
    ['with a container longer than the message', '06 82 FF FF 00', 'torn field 06'],
  ])('that is %s is refused as a whole', (_, body, error) => {
    expect(readFields(bytes(body))).toEqual({ ok: false, error });
  });

  test('with a maker’s own field counts up to it', () => {
    expect(readFields(bytes('27 00 04 00 00 00 00 04 50 DB 01 02'))).toMatchObject({
      ok: true,
      value: { result: 0, amount: 450, unread: 'DB' },
    });
  });

  test('of any bytes at all neither throws nor shows a long number', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (body) => {
        const read = readFields(body);
        expect(typeof read.ok).toBe('boolean');
        if (!read.ok) return;
        const { tlv: _, ...rest } = read.value;
        expect(JSON.stringify(rest)).not.toMatch(/\d{13}/);
      }),
      { numRuns: 2_000 },
    );
  });

  test('whatever the card’s number is, no more than its last four digits get out', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{13,19}$/), (number) => {
        const packed = Buffer.from(number.length % 2 === 0 ? number : `${number}f`, 'hex');
        const body = [0x22, 0xf0 + Math.floor(packed.length / 10), 0xf0 + (packed.length % 10), ...packed];
        const read = readFields(Uint8Array.from([...body, 0x27, 0x00]));
        expect(read.ok && read.value.cardDigits).toBe(number.slice(-4));
        expect(JSON.stringify(read)).not.toContain(number.slice(0, 9));
      }),
    );
  });
});

describe('numbers of cards', () => {
  test.each([
    ['Karte 4111 1111 1111 4242', 'Karte **** **** **** 4242'],
    ['4111111111114242', '************4242'],
    ['IBAN DE89 3704 0044 0532 0130 00', 'IBAN DE** **** **** **** **30 00'],
    ['TA-Nr 000471 BNr 0471', 'TA-Nr 000471 BNr 0471'],
    ['Terminal-ID: 28004869', 'Terminal-ID: 28004869'],
  ])('%s is shown as %s', (text, masked) => {
    expect(maskNumbers(text)).toBe(masked);
  });

  test('a number of four digits or fewer is no card', () => {
    expect(lastDigits(bytes('42 42'))).toBe('');
    expect(lastDigits(bytes('EE EE EE 42 42'))).toBe('4242');
    expect(lastDigits(bytes('EE EE EE E2 42'))).toBe('');
  });
});

describe('texts and containers', () => {
  test('code page 437', () => {
    expect(terminalText(bytes('4B 84 73 65 20 00'))).toBe('Käse');
  });

  test('a print line, fed lines, and the last line', () => {
    expect(said('06 D1 04 00 41 42 43')).toEqual({
      kind: 'receipt',
      part: { kind: 'lines', lines: ['ABC'], last: false },
    });
    expect(said('06 D1 02 FF 02')).toMatchObject({ part: { lines: ['', ''] } });
    expect(said('06 D1 01 80')).toMatchObject({ part: { last: true } });
  });

  test('a text block with its kind, lines and end', () => {
    expect(said('06 D3 10 06 0E 1F 07 01 02 25 08 07 02 41 42 07 00 09 00')).toEqual({
      kind: 'receipt',
      part: { kind: 'whole', of: 'customer', lines: ['AB', ''], last: true },
    });
  });

  test('the state of a status enquiry, with and without a version before it', () => {
    expect(terminalStatusOf(bytes('00'))).toBe(0);
    expect(terminalStatusOf(bytes('F0 F0 F0 F3 31 2E 30 DC'))).toBe(0xdc);
    expect(terminalStatusOf(bytes(''))).toBeNull();
    expect(terminalStatusOf(bytes('F0'))).toBeNull();
  });

  test('any bytes are read as objects that fill them exactly, or not at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
        const read = readTlv(body);
        if (read === null) return;
        const inside = read.reduce((sum, { value }) => sum + value.length, 0);
        expect(inside).toBeLessThan(Math.max(1, body.length));
      }),
    );
  });

  test('every field of the table has a name and a length', () => {
    expect(bmpTable.size).toBeGreaterThan(60);
    for (const [id, { name, length }] of bmpTable) {
      expect(name, String(id)).not.toBe('');
      expect(typeof length === 'number' ? length > 0 : true).toBe(true);
    }
  });

  test('any message is read without throwing', () => {
    fc.assert(
      fc.property(fc.nat({ max: 0xffff }), fc.uint8Array({ maxLength: 120 }), (command, data) => {
        expect(typeof readTerminalSaid({ command, data }).kind).toBe('string');
      }),
      { numRuns: 2_000 },
    );
  });
});
