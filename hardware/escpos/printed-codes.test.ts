import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import type { TicketBlock } from '../../domain/ticket/document.ts';
import { skipUnless } from '../../tests/harness/skip.ts';
import { paperBitmap } from '../../tests/paper/paper-bitmap.ts';
import { virtualPrinterLike } from '../../tests/paper/virtual-printer-like.ts';
import { encodeDocument } from './encode-document.ts';
import { profileOf } from './profile.ts';

const hasZbar = spawnSync('zbarimg', ['--version']).error === undefined;
const test = skipUnless(
  hasZbar,
  'zbarimg (Debian: zbar-tools) is not installed: nobody to read the codes back',
);
const folder = mkdtempSync(join(tmpdir(), 'codes-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What an independent reader finds on the paper. */
async function read(profileId: string, ...blocks: TicketBlock[]): Promise<readonly string[]> {
  const profile = profileOf(profileId);
  const { bytes } = await encodeDocument({ blocks }, profile);
  const printer = virtualPrinterLike(profile);
  printer.receive(bytes);
  expect(printer.problems()).toEqual([]);
  const file = join(folder, `${profileId}.pbm`);
  writeFileSync(file, paperBitmap(printer.paper(), profile.dots));
  return execFileSync('zbarimg', ['-q', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .trim()
    .split('\n')
    .sort();
}

const blocks: readonly TicketBlock[] = [
  { kind: 'text', text: 'Codes' },
  { kind: 'qr', data: 'https://pointfive.example/r/A-042?x=1' },
  { kind: 'feed', lines: 2 },
  { kind: 'barcode', symbology: 'ean13', data: '4006381333931' },
  { kind: 'feed', lines: 2 },
  { kind: 'barcode', symbology: 'code128', data: 'A017{b}' },
  { kind: 'cut' },
];

for (const profile of ['80mm', '58mm', 'epson-t88', 'epson-t88iii', 'clone-58mm']) {
  test(`every code on paper of ${profile} is read back, drawn by the printer or by us`, async () => {
    expect(await read(profile, ...blocks)).toEqual([
      'CODE-128:A017{b}',
      'EAN-13:4006381333931',
      'QR-Code:https://pointfive.example/r/A-042?x=1',
    ]);
  });
}

test('a barcode that is too wide for the paper is printed as its text, not as nothing', async () => {
  const data = 'A-LONG-REFERENCE-OF-FORTY-CHARACTERS-0001';
  const { bytes } = await encodeDocument(
    { blocks: [{ kind: 'barcode', symbology: 'code128', data }] },
    profileOf('58mm'),
  );
  const printer = virtualPrinterLike(profileOf('58mm'));
  printer.receive(bytes);
  expect(printer.paper().map(({ kind, text }) => [kind, text])).toEqual([
    ['text', data.slice(0, 32)],
    ['text', data.slice(32)],
  ]);
});
