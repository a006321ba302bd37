import { describe, expect, test } from 'vitest';
import { virtualPrinterLike } from '../../tests/paper/virtual-printer-like.ts';
import { codePagesOf } from './code-pages.ts';
import { printerProfiles, profileOf } from './profile.ts';
import { encodeTestPage } from './test-page.ts';

describe.each(printerProfiles.map((profile) => [profile.id, profile] as const))('on %s', (_, profile) => {
  test('the test page shows the ruler to its last column and every table, without a complaint', async () => {
    const printer = virtualPrinterLike(profile);
    printer.receive(await encodeTestPage('K1', profile));
    expect(printer.problems()).toEqual([]);
    const lines = printer.paper().map(({ text }) => text);
    expect(lines).toContain(`|${'.'.repeat(profile.columns - 2)}|`);
    for (const { number } of profile.codePages) {
      expect(lines.some((line) => line.startsWith(`ESC t ${number} `))).toBe(true);
    }
    if (profile.codePages.length > 0)
      expect(lines.some((line) => line.includes('ÇüéâäàåçêëèïîìÄÅ'))).toBe(true);
    expect(printer.tickets().length).toBe(profile.cutter === 'none' ? 0 : 1);
  });
});

test('a table with another number shows: what it prints is not what stands beside it', async () => {
  const printer = virtualPrinterLike(profileOf('rongta-80mm'));
  printer.receive(await encodeTestPage('K1', profileOf('80mm-western')));
  const lines = printer.paper().map(({ text }) => text);
  const at = lines.findIndex((line) => line.startsWith('ESC t 17 '));
  expect(lines[at]).toContain('cp866');
  expect(lines[at + 1]).not.toContain('АБВГ');
});

describe('profiles', () => {
  test('columns fit the dots, names are unique', () => {
    for (const { columns, dots } of printerProfiles) expect(columns * 12).toBeLessThanOrEqual(dots);
    expect(new Set(printerProfiles.map(({ id }) => id)).size).toBe(printerProfiles.length);
  });

  test('single fields may differ in a shop; what does not fit is said', () => {
    const own = profileOf('epson-80mm', { columns: 42, dots: 512, dpi: 180, codePages: codePagesOf.zjiang });
    expect(own).toMatchObject({ id: 'epson-80mm', columns: 42, logoMemory: 'gs-l' });
    expect(() => profileOf('58mm', { columns: 48 })).toThrow('48 columns of 12 dots do not fit 384 dots');
    expect(() => profileOf('no-such')).toThrow(RangeError);
  });
});
