/** Decimal digits, two to a byte, most significant first. @throws RangeError when they do not fit. */
export function encodeBcd(value: number, bytes: number): readonly number[] {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no BCD number`);
  const digits = String(value).padStart(bytes * 2, '0');
  if (digits.length > bytes * 2) throw new RangeError(`${value} does not fit ${bytes} BCD bytes`);
  return [...Buffer.from(digits, 'hex')];
}

/** Null when a half byte is no decimal digit. */
export function decodeBcd(bytes: Uint8Array): number | null {
  const digits = Buffer.from(bytes).toString('hex');
  return /^[0-9]{1,15}$/.test(digits) ? Number(digits) : null;
}

/** The digits as they stand, e.g. a terminal id with its leading zeros; null when one is no decimal digit. */
export function bcdDigits(bytes: Uint8Array): string | null {
  const digits = Buffer.from(bytes).toString('hex');
  return /^[0-9]*$/.test(digits) ? digits : null;
}
