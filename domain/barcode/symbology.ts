/** The kinds of barcode that change what a code can mean; `ean-upc` is a scanner that does not say which of them. */
export const symbologies = [
  'ean-13',
  'ean-8',
  'upc-a',
  'upc-e',
  'ean-upc',
  'itf',
  'code-128',
  'gs1-128',
  'gs1-databar',
  'data-matrix',
  'gs1-data-matrix',
  'qr',
  'gs1-qr',
  'code-39',
  'code-93',
  'codabar',
  'pdf417',
  'aztec',
  'other',
] as const;
export type Symbology = (typeof symbologies)[number];

/** How a scanner names the symbology before the text. Set per scanner: letters of makers contradict each other. */
export const identifierTables = ['aim', 'psc', 'honeywell', 'zebra'] as const;
export type IdentifierTable = (typeof identifierTables)[number];

/** A scan's text with its identifier taken off its front. */
export interface IdentifiedText {
  /** e.g. `]E0`; null when none of AIM's was sent. */
  readonly aim: string | null;
  /** Null when nothing told. */
  readonly symbology: Symbology | null;
  readonly text: string;
}

/**
 * ISO/IEC 15424: `]`, a letter of a symbology, a modifier. By letter, then by modifier; `*` is any other modifier.
 * ]E0 is also UPC-A and UPC-E, sent as thirteen digits (NCR 7895 and Datalogic KA-01477, AIM label identifiers).
 */
const aimTable: Readonly<Record<string, Readonly<Record<string, Symbology>>>> = {
  E: { '0': 'ean-13', '3': 'ean-13', '4': 'ean-8', '*': 'other' },
  C: { '1': 'gs1-128', '*': 'code-128' },
  e: { '0': 'gs1-databar', '*': 'other' },
  d: { '2': 'gs1-data-matrix', '5': 'gs1-data-matrix', '*': 'data-matrix' },
  Q: { '3': 'gs1-qr', '4': 'gs1-qr', '*': 'qr' },
  I: { '*': 'itf' },
  A: { '*': 'code-39' },
  G: { '*': 'code-93' },
  F: { '*': 'codabar' },
  L: { '*': 'pdf417' },
  z: { '*': 'aztec' },
};

/**
 * Makers' own letters, longer ones first. PSC and NCR: Magellan 8500 and NCR 7895, label identifiers. Honeywell: 3820
 * manual A-2 and Xenon symbology chart, "Code ID". Zebra: SP72 programmer's reference, symbol code identifiers.
 */
const vendorTables: Readonly<
  Record<Exclude<IdentifierTable, 'aim'>, readonly (readonly [string, Symbology])[]>
> = {
  psc: [
    ['FF', 'ean-8'],
    ['B1', 'code-39'],
    ['B2', 'itf'],
    ['B3', 'code-128'],
    ['F', 'ean-13'],
    ['A', 'upc-a'],
    ['E', 'upc-e'],
    ['*', 'code-39'],
    ['#', 'code-128'],
    ['i', 'itf'],
  ],
  honeywell: [
    ['d', 'ean-13'],
    ['D', 'ean-8'],
    ['c', 'upc-a'],
    ['E', 'upc-e'],
    ['I', 'gs1-128'],
    ['j', 'code-128'],
    ['e', 'itf'],
    ['y', 'gs1-databar'],
    ['{', 'gs1-databar'],
    ['}', 'gs1-databar'],
    ['b', 'code-39'],
    ['i', 'code-93'],
    ['a', 'codabar'],
    ['w', 'data-matrix'],
    ['s', 'qr'],
    ['r', 'pdf417'],
    ['z', 'aztec'],
  ],
  zebra: [
    ['P0G', 'gs1-data-matrix'],
    ['P0Q', 'gs1-qr'],
    ['P00', 'data-matrix'],
    ['P01', 'qr'],
    ['A', 'ean-upc'],
    ['L', 'ean-upc'],
    ['K', 'gs1-128'],
    ['D', 'code-128'],
    ['R', 'gs1-databar'],
    ['F', 'itf'],
    ['B', 'code-39'],
    ['E', 'code-93'],
    ['C', 'codabar'],
    ['X', 'pdf417'],
    ['z', 'aztec'],
  ],
};

/** What an AIM identifier such as `]E0` names; 'other' for one that changes no meaning here. */
export function symbologyOfAim(aim: string): Symbology {
  const modifiers = aimTable[aim.charAt(1)];
  return modifiers?.[aim.charAt(2)] ?? modifiers?.['*'] ?? 'other';
}

/**
 * Takes an AIM identifier off: `]`, a letter of a symbology, a modifier digit or letter (ISO/IEC 15424). A text that
 * only happens to begin with `]` is left as it is.
 */
export function splitAim(raw: string): IdentifiedText {
  const found = /^\][A-Za-z][0-9A-Za-z]/.exec(raw)?.[0];
  if (found === undefined) return { aim: null, symbology: null, text: raw };
  return { aim: found, symbology: symbologyOfAim(found), text: raw.slice(found.length) };
}

/** Takes off the identifier that this scanner is set to send. A text without one of its table is left whole. */
export function readIdentifier(raw: string, table: IdentifierTable): IdentifiedText {
  if (table === 'aim') return splitAim(raw);
  const known = vendorTables[table].find(([letters]) => raw.startsWith(letters));
  if (known === undefined) return { aim: null, symbology: null, text: raw };
  return { aim: null, symbology: known[1], text: raw.slice(known[0].length) };
}
