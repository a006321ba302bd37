import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TicketBlock } from '../../domain/ticket/document.ts';
import { receiptDocument } from '../../domain/ticket/receipt.ts';
import { sampleReceipt } from '../../tests/paper/sample-receipts.ts';
import { virtualPrinterLike } from '../../tests/paper/virtual-printer-like.ts';
import { createVirtualPrinter } from '../sim/virtual-printer.ts';
import { encodeDocument } from './encode-document.ts';
import { printerProfiles, profile58mm, profile80mm, profile80mmWestern, profileOf } from './profile.ts';
import type { PrinterProfile } from './profile.ts';

const text = (value: string): TicketBlock => ({ kind: 'text', text: value });

async function hex(profile: PrinterProfile, ...blocks: TicketBlock[]): Promise<string> {
  const { bytes } = await encodeDocument({ blocks }, profile);
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

async function print(profile: PrinterProfile, ...blocks: TicketBlock[]) {
  const { bytes, missing } = await encodeDocument({ blocks }, profile);
  const printer = virtualPrinterLike(profile);
  const replies: Uint8Array[] = [];
  printer.onReply((reply) => replies.push(reply));
  printer.receive(bytes);
  // Whatever a name or a picture holds: no question is answered and no drawer opens.
  expect(replies).toEqual([]);
  expect(printer.drawerKicks()).toBe(0);
  return { lines: printer.paper(), problems: printer.problems(), missing };
}

describe('bytes', () => {
  test('plain text is itself: nothing is said that the printer does already', async () => {
    expect(await hex(profile80mm, text('Tea'))).toBe('1B40' + '546561' + '0A');
  });

  test('a change of looks is said once and taken back once', async () => {
    const bold = { bold: true, align: 'center', scale: 2 } as const;
    expect(await hex(profile80mm, { ...text('A'), ...bold }, { ...text('B'), ...bold }, text('C'))).toBe(
      '1B40' + '1B6101' + '1B4501' + '1D2111' + '410A' + '420A' + '1B6100' + '1B4500' + '1D2100' + '430A',
    );
  });

  test('hanzi go two bytes each behind FS &, switched on once', async () => {
    expect(await hex(profile80mm, text('拿铁'), text('茶'))).toBe('1B40' + '1C26' + 'C4C3CCFA0A' + 'B2E80A');
  });

  test('é is one byte behind FS . and its code page, or a Chinese printer would take two bytes for one', async () => {
    expect(await hex(profile80mm, text('Café'))).toBe('1B40' + '436166' + '1C2E1B7413' + '820A');
  });

  test('the yen sign never becomes the four-byte code that prints rubbish', async () => {
    expect(await hex(profile80mm, text('¥9'))).toBe('1B40' + '1C26' + 'A3A4' + '390A');
    expect(await hex(profile80mmWestern, text('￥9'))).toBe('1B40' + '1C2E1B7413' + 'BE' + '390A');
  });

  test('the euro sign is printed where there is one and spelled where there is none', async () => {
    expect(await hex(profile80mm, text('€5'))).toBe('1B40' + '1C2E1B7413' + 'D5' + '350A');
    const bare = { ...profile80mm, codePages: [], twoByte: null };
    expect(await hex(bare, text('€5'))).toBe(
      '1B40' + Buffer.from('EUR5').toString('hex').toUpperCase() + '0A',
    );
  });

  test('a printer without cutter feeds to its tear bar', async () => {
    expect(await hex(profile58mm, { kind: 'cut' })).toBe('1B40' + '1B6404');
    expect(await hex(profile80mm, { kind: 'cut' })).toBe('1B40' + '1D564200');
  });

  test('two documents never share a buffer', async () => {
    const first = await encodeDocument({ blocks: [text('FIRST')] }, profile80mm);
    await encodeDocument({ blocks: [text('SECOND')] }, profile80mm);
    expect(Buffer.from(first.bytes).toString('latin1')).toContain('FIRST');
  });

  test('a whole receipt stays near the fewest bytes: format bytes are less than a tenth of its text', async () => {
    const document = receiptDocument(sampleReceipt());
    const { bytes } = await encodeDocument(document, profile80mm);
    const printer = createVirtualPrinter({ id: 'printer' });
    printer.receive(bytes);
    const letters = printer.paper().reduce((sum, line) => sum + line.text.length + 1, 0);
    expect(bytes.length - letters).toBeLessThan(letters / 5);
  });
});

describe('firmware of other countries', () => {
  test.each([
    ['big5', '奶茶 50', '1C26' + 'A5A4AFF9'],
    ['shift_jis', 'お茶 50', '1C26' + '1C4301' + '82A892' + '83'],
    ['euc-kr', '녹차 50', '1C26' + 'B3ECC2F7'],
  ] as const)('%s', async (twoByte, words, bytes) => {
    const profile = profileOf('80mm', { twoByte });
    expect(await hex(profile, text(words))).toContain(bytes);
    const { lines, problems, missing } = await print(profile, text(words));
    expect(lines.map((line) => line.text)).toEqual([words]);
    expect([problems, missing]).toEqual([[], []]);
  });

  test('Greek, Turkish, Polish and Russian are text on every maker’s printer that has their tables', async () => {
    for (const id of ['epson-80mm', 'citizen-80mm', 'clone-80mm', 'rongta-80mm']) {
      const words = ['Φραπέ', 'Çiğ köfte', 'Żurek', 'Чай', '5 €'];
      const { lines, problems } = await print(profileOf(id), ...words.map(text));
      expect(lines.map((line) => line.text)).toEqual(words);
      expect(problems).toEqual([]);
    }
  });
});

describe('a name is never a command', () => {
  test('control characters in a product’s name are left out', async () => {
    const { lines, problems } = await print(profile80mm, text('A\u001b@\u0010\u0014\u0001B\u001dV\u0000C'));
    expect(lines.map((line) => line.text)).toEqual(['A@BVC']);
    expect(problems).toEqual([]);
  });

  test('emoji and rare characters stand as question marks and are reported', async () => {
    const { lines, missing, problems } = await print(profile80mm, text('茶 🍵 㐀'));
    expect(lines[0]?.text).toBe('茶 ? ?');
    expect(missing).toEqual(['🍵', '㐀']);
    expect(problems).toEqual([]);
  });

  test('a Western printer gets a line with hanzi as a picture, and only that line', async () => {
    const { lines, missing, problems } = await print(profile80mmWestern, text('Tea 茶 “hot”'), text('“hot”'));
    expect(lines.map(({ kind }) => kind)).toContain('raster');
    expect(lines.filter(({ kind }) => kind === 'text').map((line) => line.text)).toEqual(['“hot”']);
    expect([missing, problems]).toEqual([[], []]);
  });

  test('a printer of needles draws nothing: it says which hanzi it could not print', async () => {
    const { lines, missing } = await print(profileOf('impact-76mm'), text('Tea 茶 “hot”'));
    expect(lines[0]?.text).toBe('Tea ? “hot”');
    expect(missing).toEqual(['茶']);
  });

  test('signs have stand-ins, so that a quotation mark alone never makes a picture of a line', async () => {
    const bare = profileOf('80mm-western', { codePages: [] });
    const { lines } = await print(bare, text('“hot” – 5 €'));
    expect(lines.map((line) => line.text)).toEqual(['"hot" - 5 EUR']);
  });

  test('Cyrillic is found in the third table', async () => {
    const { lines, missing } = await print(profile80mmWestern, text('Чай é ’'));
    expect(lines[0]?.text).toBe('Чай é ’');
    expect(missing).toEqual([]);
  });
});

const word = fc.string({ unit: fc.constantFrom(...'ab c中文，。é€¥×·“”łЧςที่กهוक्'), maxLength: 60 });
const anyText = fc.oneof(
  word,
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('', '\n', ' '),
);
const block: fc.Arbitrary<TicketBlock> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: anyText,
    align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
    bold: fc.boolean(),
    underline: fc.boolean(),
    inverse: fc.boolean(),
    scale: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('columns' as const),
    left: anyText,
    right: fc.oneof(fc.constantFrom('9.80', '￥12.00', ''), word),
    bold: fc.boolean(),
    scale: fc.integer({ min: 1, max: 2 }),
    indent: fc.integer({ min: 0, max: 4 }),
    hang: fc.integer({ min: 0, max: 4 }),
  }),
  fc.constant<TicketBlock>({ kind: 'rule' }),
  fc.record({ kind: fc.constant('feed' as const), lines: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    kind: fc.constant('barcode' as const),
    symbology: fc.constant('code128' as const),
    data: fc.stringMatching(/^[ -~]{1,20}$/),
  }),
  fc
    .record({
      width: fc.integer({ min: 1, max: 700 }),
      height: fc.integer({ min: 1, max: 9 }),
      seed: fc.nat(255),
    })
    .map(({ width, height, seed }): TicketBlock => {
      const grey = Uint8Array.from({ length: width * height }, (_, at) => (at * seed) & 0xff);
      return { kind: 'image', picture: { width, height, grey } };
    }),
  fc.record({ kind: fc.constant('qr' as const), data: fc.stringMatching(/^[A-Z0-9:-]{1,40}$/) }),
  fc.constant<TicketBlock>({ kind: 'cut' }),
);

test('no document overflows a line, prints "undefined", or says a byte that the printer does not know', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(block, { maxLength: 12 }),
      fc.constantFrom(...printerProfiles),
      async (blocks, profile) => {
        const asked = JSON.stringify(blocks);
        const { lines, problems } = await print(profile, ...blocks);
        expect(problems).toEqual([]);
        if (!asked.includes('undefined')) {
          expect(lines.map((line) => line.text).join('\n')).not.toContain('undefined');
        }
      },
    ),
    { numRuns: 400 },
  );
});
