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

const tables: ReadonlyMap<number, (byte: number) => string> = new Map([
  [0, (byte) => PC437.charAt(byte - 0x80)],
  [2, (byte) => PC850.charAt(byte - 0x80)],
  [16, one('windows-1252')],
  [17, one('ibm866')],
  [18, (byte) => PC852.charAt(byte - 0x80)],
  // PC858 is PC850 with the euro sign in place of the dotless i.
  [19, (byte) => (byte === 0xd5 ? '€' : PC850.charAt(byte - 0x80))],
]);

function one(encoding: string): (byte: number) => string {
  const decoder = new TextDecoder(encoding);
  return (byte) => decoder.decode(Uint8Array.of(byte));
}

/** The character of a byte from 80h up in table n of `ESC t n` (Epson numbering); null when there is no table n. */
export function characterInTable(n: number, byte: number): string | null {
  return tables.get(n)?.(byte) ?? null;
}

export function hasTable(n: number): boolean {
  return tables.has(n);
}

const gb18030 = new TextDecoder('gb18030', { fatal: true });

/** The hanzi or symbol of a two-byte code; null when the printer's font has none there. */
export function twoByteCharacter(lead: number, trail: number): string | null {
  try {
    return gb18030.decode(Uint8Array.of(lead, trail));
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
