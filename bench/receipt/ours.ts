import type { TicketDocument } from '../../domain/ticket/document.ts';
import { encodeDocument } from '../../hardware/escpos/encode-document.ts';
import { profile80mm } from '../../hardware/escpos/profile.ts';
import { lines, qrData, shopName, thanks, total, vat } from './the-receipt.ts';

const document: TicketDocument = {
  blocks: [
    { kind: 'text', text: shopName, align: 'center', bold: true, scale: 2 },
    { kind: 'rule' },
    ...lines.map(({ name, price }) => ({ kind: 'columns', left: name, right: price }) as const),
    { kind: 'rule' },
    { kind: 'columns', left: vat.name, right: vat.price },
    { kind: 'columns', left: total.name, right: total.price, bold: true },
    { kind: 'qr', data: qrData },
    { kind: 'text', text: thanks, align: 'center', bold: true },
    { kind: 'cut' },
  ],
};

/** The receipt through the encoder that the kiosk ships. */
export async function ours(): Promise<Uint8Array> {
  return (await encodeDocument(document, profile80mm)).bytes;
}
