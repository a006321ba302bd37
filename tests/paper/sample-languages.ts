import type { TicketDocument } from '../../domain/ticket/document.ts';

/** Names in scripts that most printers have no letters for, and every way in which a line may look. */
export const languagesDocument: TicketDocument = {
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
    { kind: 'text', text: 'ไม่เผ็ด', underline: true },
    { kind: 'rule' },
    { kind: 'qr', data: 'https://pointfive.example/r/A-042' },
    { kind: 'barcode', symbology: 'ean13', data: '4006381333931' },
    { kind: 'barcode', symbology: 'code128', data: 'ORDER A-042' },
    { kind: 'cut' },
  ],
};
