import { encodeApdu } from './apdu.ts';
import { encodeBcd } from './bcd.ts';

/** Bits of the config byte of a registration (PA00P015 §2.1). */
export const configBit = {
  receiptsByEcr: 0x02,
  adminReceiptsByEcr: 0x04,
  intermediateStatus: 0x08,
  /** No payment can be begun on the terminal by hand: only then does a new record of it belong to our attempt. */
  paymentsByEcrOnly: 0x10,
  textBlocks: 0x80,
} as const;

/** Service byte of Repeat Receipt: send the status-information of the last transaction, print nothing (§2.20). */
const statusOnly = 0x03;

const numericCurrency: ReadonlyMap<string, number> = new Map([
  ['AUD', 36],
  ['CHF', 756],
  ['CNY', 156],
  ['CZK', 203],
  ['DKK', 208],
  ['EUR', 978],
  ['GBP', 826],
  ['HUF', 348],
  ['NOK', 578],
  ['PLN', 985],
  ['SEK', 752],
  ['USD', 840],
]);

export const zvtCurrencies: readonly string[] = [...numericCurrency.keys()];

/** ISO 4217 number of a currency. @throws RangeError for one that no ZVT terminal of ours takes. */
export function currencyNumber(code: string): number {
  const number = numericCurrency.get(code);
  if (number === undefined) throw new RangeError(`no ZVT terminal takes ${code}`);
  return number;
}

export interface ZvtCommands {
  readonly register: (configByte: number) => Uint8Array;
  readonly authorise: (amount: number, currency: number) => Uint8Array;
  readonly abort: () => Uint8Array;
  readonly statusEnquiry: () => Uint8Array;
  /** Asks for the record of the last transaction without printing it. */
  readonly lastTransaction: () => Uint8Array;
  readonly repeatReceipt: () => Uint8Array;
  readonly reverse: (receipt: number) => Uint8Array;
  readonly refund: (amount: number, currency: number) => Uint8Array;
  readonly endOfDay: () => Uint8Array;
  readonly logOff: () => Uint8Array;
}

/**
 * The commands of PA00P015 §2 with this terminal's password and currency. Amounts are in the smallest unit, at most
 * twelve digits. @throws RangeError for a password that is not six digits.
 */
export function createZvtCommands(password: string, currency: string): ZvtCommands {
  if (!/^[0-9]{6}$/.test(password)) throw new RangeError('a ZVT password has six digits');
  const key = [...Buffer.from(password, 'hex')];
  const registered = encodeBcd(currencyNumber(currency), 2);
  const money = (amount: number, number: number): readonly number[] => [
    0x04,
    ...encodeBcd(amount, 6),
    0x49,
    ...encodeBcd(number, 2),
  ];
  return {
    // TLV 26 { 0A 06D3 }: the terminal may send text blocks; without it some send none (PA00P015 §2.1, tag 26).
    register: (configByte) =>
      encodeApdu(0x0600, [
        ...key,
        configByte,
        ...registered,
        ...[0x03, 0x00],
        ...[0x06, 0x06, 0x26, 0x04, 0x0a, 0x02, 0x06, 0xd3],
      ]),
    authorise: (amount, number) => encodeApdu(0x0601, money(amount, number)),
    abort: () => encodeApdu(0x06b0),
    statusEnquiry: () => encodeApdu(0x0501, key),
    lastTransaction: () => encodeApdu(0x0620, [...key, 0x03, statusOnly]),
    repeatReceipt: () => encodeApdu(0x0620, key),
    reverse: (receipt) => encodeApdu(0x0630, [...key, 0x87, ...encodeBcd(receipt, 2)]),
    refund: (amount, number) => encodeApdu(0x0631, [...key, ...money(amount, number)]),
    endOfDay: () => encodeApdu(0x0650, key),
    logOff: () => encodeApdu(0x0602),
  };
}
