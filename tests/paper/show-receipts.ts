import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeDocument } from '../../hardware/escpos/encode-document.ts';
import { profile58mm, profile80mm, profileOf, type PrinterProfile } from '../../hardware/escpos/profile.ts';
import { paperSvg } from './paper-svg.ts';
import { languagesDocument } from './sample-languages.ts';
import { everyDocument } from './sample-tickets.ts';
import { virtualPrinterLike } from './virtual-printer-like.ts';

/** `node tests/paper/show-receipts.ts FOLDER`: prints sample tickets on virtual paper and takes their picture. */
const folder = process.argv[2] ?? 'artifacts/paper';
mkdirSync(folder, { recursive: true });

const languages = { english: 'en', chinese: 'zh-Hans' };
const papers = { 80: profile80mm, 58: profile58mm };
const tickets: (readonly [string, Parameters<typeof encodeDocument>[0], PrinterProfile])[] = [];
for (const [kind, make] of Object.entries(everyDocument)) {
  for (const [word, language] of Object.entries(languages)) {
    for (const [width, profile] of Object.entries(papers)) {
      const marks = width === '58' ? { duplicate: true, insteadOf: 'Kitchen' } : { duplicate: false };
      tickets.push([`${kind}-${word}-${width}`, make({ ...marks, language }), profile]);
    }
  }
}
for (const id of ['80mm', 'epson-t88', 'clone-58mm']) {
  tickets.push([`languages-${id}`, languagesDocument, profileOf(id)]);
}

for (const [name, document, profile] of tickets) {
  const began = performance.now();
  const { bytes, missing } = await encodeDocument(document, profile);
  const ms = (performance.now() - began).toFixed(1);
  const printer = virtualPrinterLike(profile);
  printer.receive(bytes);
  const svg = paperSvg(printer.paper(), profile.columns, profile.dots);
  const page = join(folder, `${name}.html`);
  writeFileSync(page, `<meta charset="utf-8"><style>body{margin:0}</style>${svg}`);
  const [, width = '640', height = '800'] = /width="(\d+)" height="([\d.]+)"/.exec(svg) ?? [];
  execFileSync(
    'chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      `--window-size=${width},${Math.ceil(Number(height))}`,
      `--screenshot=${join(folder, `${name}.png`)}`,
      page,
    ],
    { stdio: 'ignore' },
  );
  process.stdout.write(
    `${name}: ${bytes.length} bytes in ${ms} ms, missing [${missing.join(' ')}], problems [${printer.problems().join('; ')}]\n`,
  );
}
