import iconv from 'iconv-lite';
import { columns, lines, logo, padded, qrData, shopName, thanks, total, vat } from './the-receipt.ts';

/** How the logo comes on the paper: kept in the printer's memory and named, or as dots each time. */
export type LogoBy = 'none' | 'stored' | 'dots';

const latin = [0x1c, 0x2e, 0x1b, 0x74, 19];
const chinese = [0x1c, 0x26];

/**
 * The receipt as a person writes it who counts bytes: every command once, only where something changes. Latin with
 * accents is code page 858, Chinese is GB18030 (Epson and Citizen command references: ESC @, ESC a, ESC E, GS !,
 * FS &, FS ., ESC t, GS ( k, GS ( L fn 69, GS v 0, GS V 66).
 */
export function byHand(logoBy: LogoBy): Uint8Array {
  const out: number[] = [0x1b, 0x40];
  let mode: 'either' | 'latin' | 'chinese' = 'either';
  let pageSet = false;
  const write = (text: string): void => {
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x80) {
        out.push(code);
        continue;
      }
      const wanted = code < 0x2e80 ? 'latin' : 'chinese';
      if (mode !== wanted) {
        out.push(...(wanted === 'chinese' ? chinese : pageSet ? latin.slice(0, 2) : latin));
        pageSet ||= wanted === 'latin';
        mode = wanted;
      }
      out.push(...iconv.encode(character, wanted === 'latin' ? 'cp858' : 'gb18030'));
    }
  };
  const center = [0x1b, 0x61, 1];
  const left = [0x1b, 0x61, 0];
  const rule = '-'.repeat(columns);

  out.push(...center);
  if (logoBy === 'stored') out.push(0x1d, 0x28, 0x4c, 6, 0, 0x30, 0x45, 0x4c, 0x47, 1, 1);
  if (logoBy === 'dots') {
    out.push(0x1d, 0x76, 0x30, 0, logo.width / 8, 0, logo.height & 0xff, logo.height >> 8, ...logo.bits);
  }
  out.push(0x1b, 0x45, 1, 0x1d, 0x21, 0x11);
  write(`${shopName}\n`);
  out.push(...left, 0x1b, 0x45, 0, 0x1d, 0x21, 0);
  write(`${rule}\n`);
  for (const line of lines) write(`${padded(line)}\n`);
  write(`${rule}\n${padded(vat)}\n`);
  out.push(0x1b, 0x45, 1);
  write(`${padded(total)}\n`);
  out.push(...center);
  const data = Buffer.from(qrData, 'latin1');
  out.push(0x1d, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0);
  out.push(0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x43, 6);
  out.push(0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31);
  out.push(0x1d, 0x28, 0x6b, data.length + 3, 0, 0x31, 0x50, 0x30, ...data);
  out.push(0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30);
  write(`${thanks}\n`);
  out.push(0x1d, 0x56, 0x42, 0);
  return Uint8Array.from(out);
}
