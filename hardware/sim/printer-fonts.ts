/**
 * The upper halves of the virtual printer's character tables, 80h to FFh in order, as Unicode's vendor mapping files
 * give them. Kept apart from the encoder's tables on purpose: two lists that agree prove more than one used twice.
 */
const PC437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ' +
  'áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
  'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const PC850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ' +
  'áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀' +
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';
const PC852 =
  'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×č' +
  'áíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐' +
  '└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀' +
  'ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0';

type Table = (byte: number) => string;

const pc437: Table = (byte) => PC437.charAt(byte - 0x80);
const pc850: Table = (byte) => PC850.charAt(byte - 0x80);
const pc852: Table = (byte) => PC852.charAt(byte - 0x80);
// PC858 is PC850 with the euro sign in place of the dotless i.
const pc858: Table = (byte) => (byte === 0xd5 ? '€' : pc850(byte));

/** Which maker's numbers the printer goes by: its own manual or self-test slip. */
export type Maker = 'epson' | 'citizen' | 'zjiang' | 'rongta';

const first: readonly (readonly [number, Table])[] = [
  [0, pc437],
  [2, pc850],
  [16, one('windows-1252')],
  [17, one('ibm866')],
  [18, pc852],
];

const makers: Readonly<Record<Maker, ReadonlyMap<number, Table>>> = {
  epson: new Map([
    ...first,
    [19, pc858],
    [45, one('windows-1250')],
    [46, one('windows-1251')],
    [47, one('windows-1253')],
    [48, one('windows-1254')],
    [51, one('windows-1257')],
  ]),
  citizen: new Map([
    ...first,
    [45, one('windows-1250')],
    [46, one('windows-1251')],
    [47, one('windows-1253')],
    [48, one('windows-1254')],
    [51, one('windows-1257')],
  ]),
  zjiang: new Map([
    ...first,
    [19, pc858],
    [25, one('windows-1257')],
    [72, one('windows-1250')],
    [73, one('windows-1251')],
    [90, one('windows-1253')],
    [91, one('windows-1254')],
  ]),
  rongta: new Map([
    [0, pc437],
    [2, pc850],
    [6, one('windows-1251')],
    [7, one('ibm866')],
    [16, one('windows-1252')],
    [17, one('windows-1253')],
    [18, pc852],
    [19, pc858],
    [25, one('windows-1257')],
    [30, one('windows-1250')],
    [32, one('windows-1254')],
  ]),
};

function one(encoding: string): (byte: number) => string {
  const decoder = new TextDecoder(encoding);
  return (byte) => decoder.decode(Uint8Array.of(byte));
}

/** The character of a byte from 80h up in table n of `ESC t n`; null when this maker has no table n. */
export function characterInTable(maker: Maker, n: number, byte: number): string | null {
  return makers[maker].get(n)?.(byte) ?? null;
}

export function hasTable(maker: Maker, n: number): boolean {
  return makers[maker].has(n);
}

/** Countries' firmware, by the code of its two-byte characters. */
export type Firmware = 'western' | 'gb18030' | 'big5' | 'shift_jis' | 'euc-kr';

/** The hanzi or symbol of a two-byte code; null when the printer's font has none there. */
export function twoByteCharacter(firmware: Firmware, lead: number, trail: number): string | null {
  if (firmware === 'western') return null;
  try {
    return new TextDecoder(firmware, { fatal: true }).decode(Uint8Array.of(lead, trail));
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
