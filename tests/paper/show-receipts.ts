import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TicketDocument } from '../../domain/ticket/document.ts';
import { counterSlipDocument, receiptDocument } from '../../domain/ticket/receipt.ts';
import { encodeDocument } from '../../hardware/escpos/encode-document.ts';
import { profile58mm, profile80mm, profileOf, type PrinterProfile } from '../../hardware/escpos/profile.ts';
import { paperSvg } from './paper-svg.ts';
import { sampleReceipt } from './sample-receipts.ts';
import { virtualPrinterLike } from './virtual-printer-like.ts';

/** `node tests/paper/show-receipts.ts FOLDER`: prints sample tickets on virtual paper and takes their picture. */
const folder = process.argv[2] ?? 'artifacts/paper';
mkdirSync(folder, { recursive: true });

const english = sampleReceipt();
const chinese = sampleReceipt({ language: 'zh-Hans' });
const counter = { payment: { kind: 'counter' } } as const;
const languages: TicketDocument = {
  blocks: [
    { kind: 'text', text: 'ก๋วยเตี๋ยวต้มยำกุ้ง', align: 'center', bold: true, scale: 2 },
    { kind: 'columns', left: '2 × ก๋วยเตี๋ยวต้มยำกุ้งน้ำข้นใส่ไข่ ไม่เผ็ด', right: '120.00', hang: 4 },
    { kind: 'columns', left: '1 × قهوة عربية مع الهيل (كبيرة)', right: '18.50', hang: 4 },
    { kind: 'text', text: 'شكراً لزيارتكم، رقم الطلب 042' },
    { kind: 'columns', left: '1 × קפה הפוך גדול', right: '14.00', hang: 4 },
    { kind: 'columns', left: '1 × दक्षिण भारतीय कॉफ़ी क्षत्रिय', right: '90.00', hang: 4 },
    { kind: 'columns', left: '1 × 김치찌개와 공기밥', right: '9,500', hang: 4 },
    { kind: 'columns', left: '1 × Phở bò tái nạm gầu đặc biệt', right: '65.000', hang: 4 },
    { kind: 'columns', left: '1 × 慢烤番茄浓汤配罗勒油与酸面包碎㐀', right: '6.50', hang: 4 },
    { kind: 'columns', left: '1 × Kürtőskalács, Łódź, žluťoučký', right: '6.50', hang: 4, bold: true },
    { kind: 'text', text: 'ยกเลิก VOID', align: 'center', inverse: true, scale: 2 },
    { kind: 'text', text: 'underlined ไม่เผ็ด', underline: true },
    { kind: 'text', text: 'plain text underlined', underline: true },
    { kind: 'rule' },
    { kind: 'qr', data: 'https://pointfive.example/r/A-042' },
    { kind: 'barcode', symbology: 'ean13', data: '4006381333931' },
    { kind: 'barcode', symbology: 'code128', data: 'ORDER A-042' },
    { kind: 'cut' },
  ],
};
const tickets: readonly (readonly [string, Parameters<typeof encodeDocument>[0], PrinterProfile])[] = [
  ['english-80', receiptDocument(english), profile80mm],
  ['chinese-80', receiptDocument(chinese), profile80mm],
  ['english-58', receiptDocument(english), profile58mm],
  ['chinese-58', receiptDocument({ ...chinese, duplicate: true }), profile58mm],
  ['counter-80', receiptDocument({ ...english, ...counter, duplicate: true }), profile80mm],
  ['slip-80', counterSlipDocument(chinese), profile80mm],
  ['languages-80', languages, profile80mm],
  ['languages-58', languages, profileOf('clone-58mm')],
  ['chinese-western', receiptDocument(chinese), profileOf('epson-t88')],
];

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
