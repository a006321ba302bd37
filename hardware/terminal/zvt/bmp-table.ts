/** How long a field is: a number of bytes, or told by two or three digits of `Fx`, or by BER (PA00P015 §9). */
export type BmpLength = number | 'll' | 'lll' | 'tlv';

export interface BmpEntry {
  readonly length: BmpLength;
  /** The field's name in PA00P015, "Summary of utilised BMPs". */
  readonly name: string;
}

function entry(length: BmpLength, name: string): BmpEntry {
  return { length, name };
}

const textLine = (first: number, name: string): readonly (readonly [number, BmpEntry])[] =>
  Array.from({ length: 8 }, (_, at) => [first + at, entry('ll', `${name} line ${at + 1}`)] as const);

/**
 * Every bitmap of PA00P015 rev. 13.06, "Summary of utilised BMPs" (lengths compared with Portalum.Zvt). Those that we do
 * not use stand here too, because a decoder must know their length to find what comes after them.
 */
export const bmpTable: ReadonlyMap<number, BmpEntry> = new Map([
  [0x01, entry(1, 'timeout')],
  [0x02, entry(1, 'most status-informations')],
  [0x03, entry(1, 'service byte')],
  [0x04, entry(6, 'amount')],
  [0x05, entry(1, 'pump number')],
  [0x06, entry('tlv', 'TLV container')],
  [0x0b, entry(3, 'trace number')],
  [0x0c, entry(3, 'time HHMMSS')],
  [0x0d, entry(2, 'date MMDD')],
  [0x0e, entry(2, 'expiry date')],
  [0x17, entry(2, 'card sequence number')],
  [0x19, entry(1, 'status byte, payment type, card type')],
  [0x22, entry('ll', 'card number')],
  [0x23, entry('ll', 'track 2')],
  [0x24, entry('lll', 'track 3')],
  [0x27, entry(1, 'result code')],
  [0x29, entry(4, 'terminal id')],
  [0x2a, entry(15, 'VU number')],
  [0x2d, entry('ll', 'track 1')],
  [0x2e, entry('lll', 'synchronous chip data')],
  [0x37, entry(3, 'trace number of the original transaction')],
  [0x3a, entry(2, 'CVV')],
  [0x3b, entry(8, 'authorisation attribute')],
  [0x3c, entry('lll', 'additional text')],
  [0x3d, entry(3, 'password')],
  [0x49, entry(2, 'currency')],
  [0x60, entry('lll', 'individual totals')],
  [0x87, entry(2, 'receipt number')],
  [0x88, entry(3, 'turnover record number')],
  [0x8a, entry(1, 'card type')],
  [0x8b, entry('ll', 'card name')],
  [0x8c, entry(1, 'card type of the network operator')],
  [0x92, entry('lll', 'additional data of offline chip')],
  [0x9a, entry('lll', 'Geldkarte record')],
  [0xa0, entry(1, 'result code of the authorisation system')],
  [0xa7, entry('ll', 'chip data EF_ID')],
  [0xaa, entry(3, 'date YYMMDD')],
  [0xaf, entry('lll', 'EF_INFO')],
  [0xba, entry(5, 'AID parameter')],
  [0xd0, entry(1, 'algorithm key')],
  [0xd1, entry('ll', 'card offset, PIN data')],
  [0xd2, entry(1, 'card output direction')],
  [0xd3, entry(1, 'DUKPT key identifier')],
  [0xe0, entry(1, 'shortest input')],
  ...textLine(0xe1, 'text 2'),
  [0xe9, entry(1, 'longest input')],
  [0xea, entry(1, 'echo of the input')],
  [0xeb, entry(8, 'MAC')],
  [0xf0, entry(1, 'display duration')],
  ...textLine(0xf1, 'text 1'),
  [0xf9, entry(1, 'beeps')],
  [0xfa, entry(1, 'card reader activation')],
  [0xfb, entry(1, 'confirmation with OK')],
  [0xfc, entry(1, 'dialogue control')],
  [0xfd, entry(1, 'display device')],
]);
