/** The one receipt that every encoder writes: Latin, accents and Chinese, a tax line, a total, a QR code, a cut. */
export interface ReceiptLine {
  readonly name: string;
  readonly price: string;
}

export const columns = 48;

export const shopName = 'Corner Café 街角咖啡';

export const lines: readonly ReceiptLine[] = [
  { name: '2 x Flat white 馥芮白', price: '9.80' },
  { name: '1 x Crème brûlée', price: '6.50' },
  { name: '1 x 宫保鸡丁 Kung Pao chicken', price: '14.90' },
  { name: '3 x Spring rolls 春卷', price: '8.70' },
  { name: '1 x 麻婆豆腐 Mapo tofu', price: '12.40' },
  { name: '1 x Jalapeño burger', price: '11.20' },
  { name: '2 x 珍珠奶茶 Bubble tea', price: '11.00' },
  { name: '1 x Schwäbische Maultaschen', price: '13.60' },
  { name: '4 x 小笼包', price: '10.00' },
  { name: '1 x Notebook A5 笔记本', price: '4.95' },
  { name: '2 x 绿茶 Green tea', price: '6.60' },
  { name: '1 x Gel pen 中性笔', price: '2.35' },
];

export const vat: ReceiptLine = { name: 'VAT 19% included 含增值税', price: '17.88' };
export const total: ReceiptLine = { name: 'TOTAL 合计', price: '112.00' };
export const qrData = 'https://shop.example/r/01932f5e7a107c4e9d2b';
export const thanks = 'Thank you! 谢谢惠顾！';

/** Everything that must stand on the paper, to the character. */
export const texts: readonly string[] = [
  shopName,
  ...[...lines, vat, total].flatMap(({ name, price }) => [name, price]),
  thanks,
];

const isWide = (character: string): boolean => (character.codePointAt(0) ?? 0) >= 0x2e80;

/** Columns that a text takes where a hanzi takes two. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (isWide(character) ? 2 : 1), 0);
}

/** Name left, price right, spaces between. */
export function padded({ name, price }: ReceiptLine): string {
  return name + ' '.repeat(columns - widthOf(name) - price.length) + price;
}

/** A picture as printers take it: one bit for a dot, rows of whole bytes. */
export interface Logo {
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** 384 × 120 dots: rings, so that no encoder can leave anything out. */
export const logo: Logo = drawLogo(384, 120);

function drawLogo(width: number, height: number): Logo {
  const bits = new Uint8Array((width / 8) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const ring = Math.floor(Math.hypot(x - width / 2, 2 * (y - height / 2)) / 12);
      const at = (y * width + x) >> 3;
      if (ring % 2 === 0) bits[at] = (bits[at] ?? 0) | (0x80 >> (x % 8));
    }
  }
  return { width, height, bits };
}

/** The logo as four bytes a dot, black on white. */
export function logoPixels(): Uint8Array {
  const pixels = new Uint8Array(logo.width * logo.height * 4).fill(255);
  for (let at = 0; at < logo.width * logo.height; at += 1) {
    const dark = ((logo.bits[at >> 3] ?? 0) & (0x80 >> (at % 8))) !== 0;
    if (dark) pixels.fill(0, at * 4, at * 4 + 3);
  }
  return pixels;
}
