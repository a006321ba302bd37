/**
 * Products of the weights that the price check digits use: 2− and 5− take the tens off the units, 5+ adds them
 * (GS1 General Specifications §7.9.2, "weighting factor" tables).
 */
const twoMinus = [0, 2, 4, 6, 8, 9, 1, 3, 5, 7] as const;
const three = [0, 3, 6, 9, 2, 5, 8, 1, 4, 7] as const;
const fiveMinus = [0, 5, 9, 4, 8, 3, 7, 2, 6, 1] as const;
const fivePlus = [0, 5, 1, 6, 2, 7, 3, 8, 4, 9] as const;

/**
 * The verifier digit of a price or weight of four or five digits in an in-store code: "2875" has 9, "14685" has 6
 * (GS1 General Specifications §7.9.3 and §7.9.4).
 * @throws RangeError for any other text.
 */
export function priceVerifier(digits: string): string {
  if (!/^\d{4,5}$/.test(digits)) throw new RangeError(`a verifier stands for 4 or 5 digits, not '${digits}'`);
  if (digits.length === 4) return String((weighted(digits, [twoMinus, twoMinus, three, fiveMinus]) * 3) % 10);
  const missing = (10 - (weighted(digits, [fivePlus, twoMinus, fiveMinus, fivePlus, twoMinus]) % 10)) % 10;
  return String(fiveMinus.findIndex((product) => product === missing));
}

function weighted(digits: string, tables: readonly (readonly number[])[]): number {
  return tables.reduce((sum, table, at) => sum + (table[Number(digits[at])] ?? 0), 0);
}
