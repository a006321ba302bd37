import { checkDigit, expandUpcE, gtinReadings, hasCheckDigit } from './gtin.ts';
import { parseBracketed, parseElementString, separator } from './element-string.ts';
import { readLink } from './digital-link.ts';
import { meaningOfElements, unreadableOf } from './gs1-meaning.ts';
import { readLabel } from './in-store.ts';
import { maskScan } from './mask.ts';
import { walletOf } from './payment-code.ts';
import type { CodeSettings, Reading, ReadingMoment, ReadText, ScanExplanation } from './scan-meaning.ts';
import type { Symbology } from './symbology.ts';

/** Longest code that is looked into; more than any in a shop, and than a kiosk's command takes. */
const LONGEST = 4096;

type Settings = CodeSettings & ReadingMoment;

/**
 * What a scan means, by the shop's settings. The symbology, where the scanner names it, rules readings out; what is
 * left is ordered: GS1 data and addresses by their form, then the shop's precedence, then readings that a check digit
 * spoils, then a code of the shop's own. Never guesses: whatever else it could have been is among `readings`.
 */
export function explainScan(scan: ReadText, settings: Settings): ScanExplanation {
  const notes: string[] = [];
  const text = usual(scan.text, settings);
  const found = readingsOf({ ...scan, text }, settings, notes);
  const sound = found.filter(isSound);
  const rest = found.filter((reading) => !sound.includes(reading));
  const ranked = [...sound.toSorted((a, b) => rank(a, settings) - rank(b, settings)), ...rest];
  const [
    chosen = { meaning: { kind: 'unreadable', why: 'empty' }, because: 'There is nothing in it.' } as const,
  ] = ranked;
  const [, rival] = sound;
  if (rival !== undefined) {
    const names = ranked.filter((each) => sound.includes(each)).map(({ meaning }) => meaning.kind);
    notes.push(`It can be read as ${names.join(' and as ')}; the configured precedence chose ${names[0]}.`);
  }
  // What may be somebody's number stays hidden, whatever the shop takes it for.
  const secret =
    ranked.find(({ meaning: { kind } }) => kind === 'payment' || kind === 'membership') ?? chosen;
  return { text, meaning: chosen.meaning, readings: ranked, notes, masked: maskScan(text, secret.meaning) };
}

function usual(text: string, { separator: sent }: Settings): string {
  const trimmed = text.slice(0, LONGEST).replaceAll(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  return sent === null ? trimmed : trimmed.replaceAll(sent, separator);
}

/** A label whose price does not verify was read well, so that it must not pass for a product instead. */
function isSound({ meaning }: Reading): boolean {
  if (meaning.kind === 'unreadable') return meaning.why === 'price-verifier';
  return meaning.kind !== 'own-code';
}

function rank({ meaning }: Reading, { precedence }: Settings): number {
  const kind = meaning.kind === 'unreadable' ? 'in-store' : meaning.kind;
  return precedence.findIndex((rival) => rival === kind);
}

function readingsOf(scan: ReadText, settings: Settings, notes: string[]): readonly Reading[] {
  const { text, symbology } = scan;
  if (text === '') return [];
  if ([...text].some((sign) => (sign < ' ' && sign !== separator) || sign === '\x7f')) {
    return [
      {
        meaning: { kind: 'unreadable', why: 'not-text' },
        because:
          'It holds control characters: noise, or a keyboard scanner that sends GS as a key such as F8.',
      },
    ];
  }
  if (isGs1(symbology)) return [elementReading(text, settings, notes)];
  const link = readLink(text);
  if (link !== null) return [linkReading(link, settings)];
  const gs1 = looksLikeElements(text) ? [elementReading(text, settings, notes)] : [];
  if (gs1[0]?.meaning.kind === 'product' || text.includes(separator)) return gs1;
  const bare = withoutAddOn(text, symbology, notes);
  const ours = [...membershipReadings(bare, settings), ...labelReadings(bare, settings)];
  if (ours.length === 0 && isForOneShop(bare))
    notes.push(
      'Numbers that begin like this are a shop’s own, often labels with a price or weight inside; for those name their pattern in codes.templates.',
    );
  return [
    ...gs1.filter(({ meaning }) => meaning.kind !== 'unreadable'),
    ...ours,
    ...paymentReadings(bare, symbology, settings),
    ...productReadings(bare, symbology, settings),
    { meaning: { kind: 'own-code', text: bare }, because: 'Any text can be a code of the shop’s own.' },
  ];
}

/** Restricted circulation: prefixes 20 to 29 and 02 (GS1’s table of prefixes). */
function isForOneShop(text: string): boolean {
  return /^(?:0?2\d{11}|2\d{12})$/.test(text) && hasCheckDigit(text);
}

function isGs1(symbology: Symbology | null): boolean {
  return symbology !== null && symbology.startsWith('gs1-');
}

/** Without an identifier only a GTIN in front, a separator or brackets tell GS1 data from a number. */
function looksLikeElements(text: string): boolean {
  return (
    (/^01\d{14}/.test(text) && hasCheckDigit(text.slice(2, 16))) ||
    /^\(\d{2,4}\)/.test(text) ||
    text.includes(separator)
  );
}

function elementReading(text: string, { year }: Settings, notes: string[]): Reading {
  const parsed = text.startsWith('(') ? parseBracketed(text) : parseElementString(text);
  if (!parsed.ok) {
    const { kind, ai } = parsed.error;
    const because =
      kind === 'separator-missing'
        ? `The data of (${ai}) is longer than it may be: the scanner drops or replaces the separator GS (1Dh).`
        : `As GS1 data it has a fault: ${kind.replaceAll('-', ' ')}${ai === '' ? '' : ` at (${ai})`}.`;
    return { meaning: { kind: 'unreadable', why: unreadableOf(parsed.error) }, because };
  }
  const { elements, mayHaveSwallowed } = parsed.value;
  if (mayHaveSwallowed !== null) {
    notes.push(
      `(${mayHaveSwallowed.ai}) ${mayHaveSwallowed.title} holds what could be a date of its own: see whether the scanner drops the separator GS (1Dh).`,
    );
  }
  const because = `GS1 data: ${elements.map(({ ai, title }) => `(${ai}) ${title}`).join(', ')}.`;
  return { meaning: meaningOfElements(elements, year), because };
}

function linkReading(link: NonNullable<ReturnType<typeof readLink>>, { year }: Settings): Reading {
  if (!link.ok) {
    return {
      meaning: { kind: 'unreadable', why: unreadableOf(link.error) },
      because: `A GS1 Digital Link with a fault at (${link.error.ai}).`,
    };
  }
  const { host, elements } = link.value;
  if (elements === null)
    return { meaning: { kind: 'link', host }, because: 'A web address that names no product.' };
  const because = `GS1 Digital Link: ${elements.map(({ ai, title }) => `(${ai}) ${title}`).join(', ')}.`;
  return { meaning: meaningOfElements(elements, year), because };
}

/** EAN-13 with a supplement of 2 or 5 digits (magazines, books) is its EAN-13; `]E1` or `]E2` may stand between. */
function withoutAddOn(text: string, symbology: Symbology | null, notes: string[]): string {
  const found = symbology === 'ean-13' ? /^(\d{13})(?:\]E[12])?(?:\d{2}|\d{5})$/.exec(text)?.[1] : undefined;
  if (found === undefined) return text;
  notes.push('A supplement behind the EAN-13 was left out.');
  return found;
}

function membershipReadings(text: string, { memberships }: Settings): readonly Reading[] {
  return memberships
    .filter(({ prefix, length }) => text.startsWith(prefix) && (length === null || text.length === length))
    .slice(0, 1)
    .map(({ prefix, programme }) => ({
      meaning: { kind: 'membership', programme },
      because: `Configured as a member's number of ${programme}: it begins with ${prefix}.`,
    }));
}

function labelReadings(text: string, { templates, currencyDecimals }: Settings): readonly Reading[] {
  return templates.flatMap((template): readonly Reading[] => {
    const label = readLabel(text, template, currencyDecimals);
    if (label === null) return [];
    if (label.ok)
      return [
        {
          meaning: { kind: 'in-store', ...label.value },
          because: `It fits the template ${template.pattern}.`,
        },
      ];
    const because = `It fits the template ${template.pattern}, but its ${label.error.replaceAll('-', ' ')} is wrong.`;
    return [{ meaning: { kind: 'unreadable', why: label.error }, because }];
  });
}

function paymentReadings(
  text: string,
  symbology: Symbology | null,
  { wallets }: Settings,
): readonly Reading[] {
  const wallet = symbology === 'itf' ? null : walletOf(text, wallets);
  if (wallet === null) return [];
  return [
    {
      meaning: { kind: 'payment', wallet },
      because: `${text.length} digits that begin as a payment code of ${wallet} does.`,
    },
  ];
}

function productReadings(text: string, symbology: Symbology | null, settings: Settings): readonly Reading[] {
  if (symbology === 'code-39' || symbology === 'code-93' || symbology === 'codabar') return [];
  if (!/^(?:\d{8}|\d{12,14})$/.test(text)) return [];
  const gtins = gtinsOf(text, symbology, settings);
  if (gtins.length > 0) {
    const because = `${text.length} digits whose check digit is right${gtins.length > 1 ? ', as EAN-8 and as UPC-E' : ''}.`;
    return [{ meaning: { kind: 'product', gtins, details: null }, because }];
  }
  return [
    {
      meaning: { kind: 'unreadable', why: 'check-digit' },
      because: `${text.length} digits whose check digit is wrong: ${checkDigit(text.slice(0, -1))} would be right.`,
    },
  ];
}

function gtinsOf(text: string, symbology: Symbology | null, { eightDigits }: Settings): readonly string[] {
  const all = gtinReadings(text);
  if (text.length !== 8) return all;
  const asUpcE = expandUpcE(text);
  const upcE = asUpcE.ok ? [asUpcE.value.padStart(14, '0')] : [];
  if (symbology === 'upc-e') return upcE;
  if (symbology === 'ean-8') return all.filter((gtin) => !upcE.includes(gtin));
  if (all.length < 2 || eightDigits === 'both') return all;
  return eightDigits === 'upc-e' ? upcE : all.slice(0, 1);
}
