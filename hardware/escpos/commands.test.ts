import { describe, expect, test } from 'vitest';
import * as commands from './commands.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
const plain = (text: string): string => text.replaceAll(/[\s|]/g, '');

describe('every command is the bytes of the maker’s manual', () => {
  test.each<[string, Uint8Array, string]>([
    ['initialise', commands.initialize(), '1B 40'],
    ['bold on', commands.bold(true), '1B 45 01'],
    ['bold off', commands.bold(false), '1B 45 00'],
    ['underline', commands.underline(2), '1B 2D 02'],
    ['font B', commands.font('B'), '1B 4D 01'],
    ['double width and height', commands.characterSize(2, 2), '1D 21 11'],
    ['quadruple', commands.characterSize(4, 4), '1D 21 33'],
    ['wide only', commands.characterSize(2, 1), '1D 21 10'],
    ['reverse', commands.reverse(true), '1D 42 01'],
    ['default line spacing', commands.lineSpacing(null), '1B 32'],
    ['line spacing', commands.lineSpacing(162), '1B 33 A2'],
    ['feed lines', commands.feedLines(4), '1B 64 04'],
    ['feed dots', commands.feedDots(200), '1B 4A C8'],
    ['two-byte characters on', commands.kanji(true), '1C 26'],
    ['two-byte characters off', commands.kanji(false), '1C 2E'],
    ['code page 858', commands.codePage(19), '1B 74 13'],
    ['international set', commands.internationalSet(15), '1B 52 0F'],
    ['partial cut', commands.cut('partial'), '1D 56 42 00'],
    ['full cut', commands.cut('full'), '1D 56 41 00'],
    ['drawer on pin 2', commands.drawerPulse(2), '1B 70 00 19 FA'],
    ['drawer on pin 5', commands.drawerPulse(5), '1B 70 01 19 FA'],
    ['status question', commands.realTimeStatus(4), '10 04 04'],
    ['automatic status', commands.automaticStatus(0x0f), '1D 61 0F'],
    ['paper status', commands.paperStatus(), '1D 72 01'],
    ['process id', commands.processId('A1B2'), '1D 28 48 06 00 30 30 41 31 42 32'],
    ['recover after clearing the buffers', commands.recoverAndClear(), '10 05 02'],
    ['reports of going offline', commands.offlineReports(), '1D 28 48 03 00 31 30 02'],
    ['drawer in real time', commands.realTimeDrawerPulse(5), '10 14 01 01 01'],
    ['Shift-JIS', commands.shiftJis(), '1C 43 01'],
    ['keys of stored pictures', commands.listPictures(), '1D 28 4C 04 00 30 40 4B 43'],
    ['stored picture', commands.printStoredPicture('G1'), '1D 28 4C 06 00 30 45 47 31 01 01'],
    [
      'picture',
      commands.raster({ width: 12, height: 2, data: Uint8Array.of(1, 2, 3, 4) }),
      '1D 76 30 00 02 00 02 00 01 02 03 04',
    ],
    [
      'EAN-13',
      commands.ean13('4006381333931', { heightDots: 80, moduleDots: 2 }),
      '1D 68 50 1D 77 02 1D 48 02 1D 6B 43 0D 34 30 30 36 33 38 31 33 33 33 39 33 31',
    ],
    [
      'Code 128',
      commands.code128('A017', { heightDots: 80, moduleDots: 2 }),
      '1D 68 50 1D 77 02 1D 48 02 1D 6B 49 06 7B 42 41 30 31 37',
    ],
    [
      'QR code',
      commands.qrCode('HELLO', 6),
      '1D 28 6B 04 00 31 41 32 00 | 1D 28 6B 03 00 31 43 06 | 1D 28 6B 03 00 31 45 31 |' +
        '1D 28 6B 08 00 31 50 30 48 45 4C 4C 4F | 1D 28 6B 03 00 31 51 30',
    ],
  ])('%s', (_name, bytes, expected) => {
    expect(hex(bytes)).toBe(plain(expected));
  });
});

describe('what the escpos package gets wrong, and we do not', () => {
  test('a drawer pulse always carries its two times, or it swallows the text behind it', () => {
    expect(commands.drawerPulse(2)).toHaveLength(5);
    expect(() => commands.drawerPulse(2, 0)).toThrow(RangeError);
    expect(() => commands.drawerPulse(2, 50, 9_999)).toThrow(RangeError);
  });

  test('the length of a QR code is counted in bytes, not in letters', () => {
    expect(hex(commands.qrCode('取餐号', 6))).toContain('1D286B0C00315030E58F96E9A490E58FB7');
  });

  test('the length of a short Code 128 is there, and so is its code set', () => {
    const bytes = commands.code128('9', { heightDots: 80, moduleDots: 2 });
    expect(hex(bytes)).toMatch(/1D6B49037B4239$/);
  });

  test('a barcode height above 127 stays one byte', () => {
    expect(hex(commands.ean13('4006381333931', { heightDots: 162, moduleDots: 3 }))).toMatch(/^1D68A21D7703/);
  });

  test('a wrong argument throws instead of being printed', () => {
    expect(() => commands.ean13('123', { heightDots: 80, moduleDots: 2 })).toThrow(RangeError);
    expect(() => commands.ean13('4006381333931', { heightDots: 80, moduleDots: 1 })).toThrow(RangeError);
    expect(() => commands.ean13('4006381333931', { heightDots: 256, moduleDots: 2 })).toThrow(RangeError);
    expect(() => commands.code128('é', { heightDots: 80, moduleDots: 2 })).toThrow(RangeError);
    expect(() => commands.characterSize(0, 1)).toThrow(RangeError);
    expect(() => commands.characterSize(1.5, 1)).toThrow(RangeError);
    expect(() => commands.codePage(-1)).toThrow(RangeError);
    expect(() => commands.processId('A1')).toThrow(RangeError);
  });

  test('no data of a code can be obeyed as a real-time command', () => {
    // 10 14 01 would open the cash drawer, even inside data.
    expect(() => commands.qrCode('\u0010\u0014\u0001', 6)).toThrow(RangeError);
    expect(() => commands.qrCode('x'.repeat(1_037), 6)).toThrow(RangeError);
    expect(() => commands.qrCode('', 6)).toThrow(RangeError);
  });
});
