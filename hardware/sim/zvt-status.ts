import { digits, latin, ll, lll, tlv, zvtMessage } from './zvt-wire.ts';
import type { ZvtTransaction } from './zvt-ledger.ts';

/** What the virtual terminal is called at its bank. */
export const zvtTerminalId = 28004869;
/** The whole number of the card that everybody pays with here: nobody but the terminal may ever see it. */
export const zvtCardNumber = '4111111111114242';
const cardName = 'Debit Demo';
const vu = '100461763      ';

/** `04 0F`: the fields that a terminal sends for a stored transaction (PA00P015 §3.1). */
export function storedStatus(one: ZvtTransaction, amount = one.amount): Uint8Array {
  const at = new Date(one.at);
  const time = at.getUTCHours() * 10_000 + at.getUTCMinutes() * 100 + at.getUTCSeconds();
  const date = (at.getUTCMonth() + 1) * 100 + at.getUTCDate();
  const original = one.original === null ? [] : [0x37, ...digits(one.original, 6)];
  const card =
    one.kind === 'end-of-day'
      ? []
      : [
          ...[0x22, ...ll([...Buffer.from(zvtCardNumber, 'hex')])],
          ...[0x8a, 0x2e],
          ...[0x8b, ...ll([...latin(cardName), 0])],
          ...[0x3b, ...latin('611804'), 0, 0],
        ];
  return zvtMessage('040f', [
    ...[0x27, one.result],
    ...[0x04, ...digits(amount, 12)],
    ...[0x0b, ...digits(one.trace, 6)],
    ...original,
    ...[0x0c, ...digits(time, 6)],
    ...[0x0d, ...digits(date, 4)],
    ...[0x19, 0x70],
    ...[0x29, ...digits(zvtTerminalId, 8)],
    ...[0x2a, ...latin(vu)],
    ...card,
    ...[0x3c, ...lll(latin('GEN.NR.:611804'))],
    ...[0x49, ...digits(one.currency, 4)],
    ...[0x87, ...digits(one.receipt, 4)],
    ...[0x88, ...digits(one.trace, 6)],
    ...[0x06, ...lengthOf(tlv('41', [0x00, 0x2e])), ...tlv('41', [0x00, 0x2e])],
  ]);
}

/** The completion of a registration: status byte, terminal, currency. */
export function registrationDone(currency: number): Uint8Array {
  return zvtMessage('060f', [
    ...[0x19, 0x00],
    ...[0x29, ...digits(zvtTerminalId, 8)],
    ...[0x49, ...digits(currency, 4)],
  ]);
}

/** `04 0F` of something that came to no transaction: it has no numbers. */
export function failedStatus(result: number, amount: number, currency: number): Uint8Array {
  return zvtMessage('040f', [
    ...[0x27, result],
    ...[0x04, ...digits(amount, 12)],
    ...[0x29, ...digits(zvtTerminalId, 8)],
    ...[0x49, ...digits(currency, 4)],
  ]);
}

/** The lines of a receipt; a merchant's copy shows the whole number of the card. */
export function receiptLines(one: ZvtTransaction): readonly string[] {
  if (one.kind === 'end-of-day') {
    return ['KASSENSCHNITT', `Terminal-ID: ${zvtTerminalId}`, `Summe EUR ${(one.amount / 100).toFixed(2)}`];
  }
  return [
    'K-U-N-D-E-N-B-E-L-E-G',
    `Terminal-ID: ${zvtTerminalId}`,
    `TA-Nr ${one.trace}  BNr ${one.receipt}`,
    `Karte ${zvtCardNumber.replace(/(.{4})(?=.)/g, '$1 ')}`,
    `Betrag EUR ${(one.amount / 100).toFixed(2)}`,
    one.result === 0 ? 'Zahlung erfolgt' : 'Vorgang nicht möglich',
  ];
}

/** The receipt as text blocks `06 D3`, or line by line as `06 D1`. */
export function printed(lines: readonly string[], asBlocks: boolean): readonly Uint8Array[] {
  if (!asBlocks) {
    return lines.map((line, at) =>
      zvtMessage('06d1', [at === lines.length - 1 ? 0x80 : 0x00, ...cp437(line)]),
    );
  }
  const rows = lines.flatMap((line) => tlv('07', cp437(line)));
  const body = [...tlv('1f07', [2]), ...tlv('25', [...rows, ...tlv('09', [])])];
  return [zvtMessage('06d3', [0x06, ...lengthOf(body), ...body])];
}

function cp437(line: string): number[] {
  return [...line].map((letter) => (letter === 'ö' ? 0x94 : letter.charCodeAt(0)));
}

function lengthOf(body: readonly number[]): readonly number[] {
  return tlv('00', body).slice(1, -body.length || undefined);
}
