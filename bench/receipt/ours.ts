import type { TicketBlock } from '../../domain/ticket/document.ts';
import * as commands from '../../hardware/escpos/commands.ts';
import { encodeDocument } from '../../hardware/escpos/encode-document.ts';
import { profile80mm } from '../../hardware/escpos/profile.ts';
import type { LogoBy } from './by-hand.ts';
import { lines, logo, logoPixels, qrData, shopName, thanks, total, vat } from './the-receipt.ts';

const blocks: readonly TicketBlock[] = [
  { kind: 'text', text: shopName, align: 'center', bold: true, scale: 2 },
  { kind: 'rule' },
  ...lines.map(({ name, price }) => ({ kind: 'columns', left: name, right: price }) as const),
  { kind: 'rule' },
  { kind: 'columns', left: vat.name, right: vat.price },
  { kind: 'columns', left: total.name, right: total.price, bold: true },
  { kind: 'qr', data: qrData },
  { kind: 'text', text: thanks, align: 'center', bold: true },
  { kind: 'cut' },
];

const picture = {
  width: logo.width,
  height: logo.height,
  grey: logoPixels().filter((_, at) => at % 4 === 0),
};

/** The receipt through the encoder that the kiosk ships. */
export async function ours(logoBy: LogoBy): Promise<Uint8Array> {
  const document = {
    blocks: [...(logoBy === 'none' ? [] : [{ kind: 'image', picture } as const]), ...blocks],
  };
  const { bytes } = await encodeDocument(document, profile80mm, {
    storedPicture: () => (logoBy === 'stored' ? commands.printStoredPicture('LG') : null),
  });
  return bytes;
}
