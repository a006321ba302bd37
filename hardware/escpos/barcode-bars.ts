/**
 * Bars and spaces of barcodes, one character a module: '1' is a bar (EAN-13: GS1 General Specifications 5.2; Code 128:
 * ISO/IEC 15417). For printers that draw none themselves.
 */

const LEFT_ODD = '0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011'.split(' ');
/** Which of the six left digits have even parity, by the first digit, which is not drawn. */
const PARITY = '000000 001011 001101 001110 010011 011001 011100 010101 010110 011010'.split(' ');

const inverted = (bits: string): string => [...bits].map((bit) => (bit === '0' ? '1' : '0')).join('');
const reversed = (bits: string): string => [...bits].reverse().join('');

/** Thirteen digits, check digit included. */
export function ean13Modules(digits: string): string {
  if (!/^\d{13}$/.test(digits)) throw new RangeError(`'${digits}' is not thirteen digits`);
  const [first = 0, ...rest] = [...digits].map(Number);
  const odd = (digit: number): string => LEFT_ODD[digit] ?? '';
  const right = (digit: number): string => inverted(odd(digit));
  const left = rest
    .slice(0, 6)
    .map((digit, at) => (PARITY[first]?.[at] === '1' ? reversed(right(digit)) : odd(digit)));
  return ['101', ...left, '01010', ...rest.slice(6).map(right), '101'].join('');
}

/** Widths of bar, space, bar, space, bar, space of the values 0 to 105; the stop has one bar more. */
const WIDTHS =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221' +
  '223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321' +
  '112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131' +
  '311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114' +
  '122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141' +
  '214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232';
const STOP = '2331112';
const START_B = 104;

/** Printable ASCII in code set B. */
export function code128Modules(text: string): string {
  if (!/^[ -~]+$/.test(text)) throw new RangeError('Code 128 set B carries printable ASCII only');
  const values = [...text].map((character) => character.charCodeAt(0) - 32);
  const check = values.reduce((sum, value, at) => sum + value * (at + 1), START_B) % 103;
  const widths = [START_B, ...values, check].map((value) => WIDTHS.slice(value * 6, value * 6 + 6)).join('');
  return [...widths, ...STOP].map((width, at) => (at % 2 === 0 ? '1' : '0').repeat(Number(width))).join('');
}
