import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { counterSlipDocument, receiptDocument } from '../../domain/ticket/receipt.ts';
import { encodeDocument } from '../../hardware/escpos/encode-document.ts';
import { profile58mm, profile80mm, type PrinterProfile } from '../../hardware/escpos/profile.ts';
import { createVirtualPrinter } from '../../hardware/sim/virtual-printer.ts';
import { paperSvg } from './paper-svg.ts';
import { sampleReceipt } from './sample-receipts.ts';

/** `node tests/paper/show-receipts.ts FOLDER`: prints sample tickets on virtual paper and takes their picture. */
const folder = process.argv[2] ?? 'artifacts/paper';
mkdirSync(folder, { recursive: true });

const english = sampleReceipt();
const chinese = sampleReceipt({ language: 'zh-Hans' });
const counter = { payment: { kind: 'counter' } } as const;
const tickets: readonly (readonly [string, Parameters<typeof encodeDocument>[0], PrinterProfile])[] = [
  ['english-80', receiptDocument(english), profile80mm],
  ['chinese-80', receiptDocument(chinese), profile80mm],
  ['english-58', receiptDocument(english), profile58mm],
  ['chinese-58', receiptDocument({ ...chinese, duplicate: true }), profile58mm],
  ['counter-80', receiptDocument({ ...english, ...counter, duplicate: true }), profile80mm],
  ['slip-80', counterSlipDocument(chinese), profile80mm],
];

for (const [name, document, profile] of tickets) {
  const { bytes, missing } = await encodeDocument(document, profile);
  const printer = createVirtualPrinter({ id: name, columns: profile.columns });
  printer.receive(bytes);
  const svg = paperSvg(printer.paper(), profile.columns);
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
    `${name}: ${bytes.length} bytes, missing [${missing.join(' ')}], problems [${printer.problems().join('; ')}]\n`,
  );
}
