import type { TicketDocument } from './document.ts';

/** A short page that shows whether text, sizes, the amount column, a QR code and the cutter work. */
export function testTicket(kioskName: string): TicketDocument {
  return {
    blocks: [
      { kind: 'text', text: 'TEST', align: 'center', bold: true, scale: 2 },
      { kind: 'text', text: kioskName, align: 'center' },
      { kind: 'rule' },
      { kind: 'columns', left: 'abcdefghijklmnopqrstuvwxyz äöüß é 中文', right: '1234567.89' },
      { kind: 'rule' },
      { kind: 'qr', data: 'TEST' },
      { kind: 'feed', lines: 1 },
      { kind: 'cut' },
    ],
  };
}
