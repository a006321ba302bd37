import { deflateSync, crc32 } from 'node:zlib';
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { BreakLine, CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { transform } from 'receiptline';
import {
  columns,
  lines,
  logo,
  logoPixels,
  qrData,
  shopName,
  thanks,
  total,
  vat,
  type ReceiptLine,
} from './the-receipt.ts';

/** An encoder of somebody else, used as its own manual says, at its best settings for this receipt. */
export interface Peer {
  readonly name: string;
  readonly encode: (withLogo: boolean) => Promise<Uint8Array>;
}

const pixels = logoPixels();
const png = encodePng();

/** A PNG of eight-bit grey in one band (PNG specification, 11.2). */
function encodePng(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(logo.width, 0);
  head.writeUInt32BE(logo.height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((logo.width + 1) * logo.height);
  for (let y = 0; y < logo.height; y += 1) {
    for (let x = 0; x < logo.width; x += 1) {
      rows[y * (logo.width + 1) + 1 + x] = pixels[(y * logo.width + x) * 4] ?? 0;
    }
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const none = Buffer.alloc(0);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', none),
  ]);
}

function receiptPrinterEncoder(withLogo: boolean): Uint8Array {
  const encoder = new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns,
    codepageMapping: 'epson',
    codepageCandidates: ['cp858'],
    imageMode: 'raster',
    feedBeforeCut: 0,
  });
  const row = ({ name, price }: ReceiptLine): void => {
    encoder.table(
      [
        { width: columns - 10, align: 'left' },
        { width: 10, align: 'right' },
      ],
      [[name, price]],
    );
  };
  encoder.initialize().codepage('auto').align('center');
  if (withLogo) {
    encoder.image(
      { width: logo.width, height: logo.height, data: new Uint8ClampedArray(pixels) },
      {
        width: logo.width,
        height: logo.height,
        algorithm: 'threshold',
      },
    );
  }
  encoder.bold(true).size(2, 2).line(shopName).size(1, 1).bold(false).align('left').rule();
  for (const line of lines) row(line);
  encoder.rule();
  row(vat);
  encoder.bold(true);
  row(total);
  encoder.align('center').qrcode(qrData, { model: 2, size: 6, errorlevel: 'm' }).line(thanks);
  return encoder.cut('partial').encode();
}

async function nodeThermalPrinter(withLogo: boolean): Promise<Uint8Array> {
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    // Never connected: only its buffer is read.
    interface: 'tcp://127.0.0.1:9',
    width: columns,
    characterSet: CharacterSet.CHINA,
    removeSpecialCharacters: false,
    breakLine: BreakLine.NONE,
  });
  printer.alignCenter();
  if (withLogo) await printer.printImageBuffer(png);
  printer.bold(true);
  printer.setTextSize(1, 1);
  printer.println(shopName);
  printer.setTextNormal();
  printer.bold(false);
  printer.alignLeft();
  printer.drawLine();
  for (const { name, price } of lines) printer.leftRight(name, price);
  printer.drawLine();
  printer.leftRight(vat.name, vat.price);
  printer.bold(true);
  printer.leftRight(total.name, total.price);
  printer.alignCenter();
  printer.printQR(qrData, { model: 2, cellSize: 6, correction: 'M' });
  printer.println(thanks);
  printer.partialCut({ verticalTabAmount: 0 });
  return printer.getBuffer();
}

function receiptLine(withLogo: boolean): Uint8Array {
  const source = [
    '{width:*}',
    ...(withLogo ? [`{image:${png.toString('base64')}}`] : []),
    `^^"${shopName}`,
    '-',
    '{width:* 10;border:none}',
    ...[...lines, vat].map(({ name, price }) => `${name} | ${price}`),
    '{width:*}',
    '-',
    '{width:* 10}',
    `"${total.name} | "${total.price}`,
    '{width:*}',
    `{code:${qrData.replaceAll(':', '\\x3a')};option:qrcode,6,m}`,
    `"${thanks}`,
  ].join('\n');
  const said = transform(source, {
    cpl: columns,
    encoding: 'gb18030',
    command: 'epson',
    gradient: false,
    threshold: 128,
  });
  return Buffer.from(said, 'latin1');
}

export const peers: readonly Peer[] = [
  {
    name: '@point-of-sale/receipt-printer-encoder',
    encode: (withLogo) => Promise.resolve(receiptPrinterEncoder(withLogo)),
  },
  { name: 'node-thermal-printer', encode: nodeThermalPrinter },
  { name: 'receiptline', encode: (withLogo) => Promise.resolve(receiptLine(withLogo)) },
];
