/** Digits of a card number that may be shown: the last four. */
const shown = 4;

/**
 * The last digits of a card number in half bytes, and nothing else of it. `E` stands for a digit that the terminal has
 * masked itself, `F` fills an odd number up (PA00P015, BMP 22). Empty when fewer than four digits are left to see.
 */
export function lastDigits(packed: Uint8Array): string {
  const digits = Buffer.from(packed).toString('hex').replace(/f$/, '');
  const last = digits.slice(-shown);
  return /^[0-9]{4}$/.test(last) && digits.length > shown ? last : '';
}

/** Twelve or more digits, also in groups, are taken for a card or account number. */
const longNumber = /\d(?:[ -]?\d){11,}/g;

/** A text of a terminal with every long number reduced to its last four digits; the length stays. */
export function maskNumbers(text: string): string {
  return text.replace(longNumber, (found) => {
    let left = found.replace(/\D/g, '').length;
    return found.replace(/\d/g, (digit) => {
      left -= 1;
      return left < shown ? digit : '*';
    });
  });
}
