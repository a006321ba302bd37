import { fail, ok, type Result } from '../result.ts';
import { applicationIdentifier } from './ai-table.ts';
import { checkedElement, contradicts, type Element, type ElementFault } from './element-string.ts';

/** An address of the web, and what it says of a product. */
export interface LinkReading {
  readonly host: string;
  /** Null for an address that is no GS1 Digital Link. */
  readonly elements: readonly Element[] | null;
}

/** What can be named by a link, with what may follow it in the path (GS1 Digital Link URI Syntax §4.2–4.3, §4.7–4.8). */
const qualifiers: Readonly<Record<string, readonly string[]>> = {
  '01': ['22', '10', '21', '235'],
  '8006': ['22', '10', '21'],
  '414': ['254', '7040'],
  '417': ['7040'],
  '8004': ['7040'],
  '8010': ['8011'],
  '8017': ['8019'],
  '8018': ['8019'],
  '415': ['8020'],
  '00': [],
  '253': [],
  '255': [],
  '401': [],
  '402': [],
  '8003': [],
  '8013': [],
};

/** Written-out names that early links used. */
const aliases: Readonly<Record<string, string>> = { gtin: '01', cpv: '22', lot: '10', ser: '21', sscc: '00' };

/**
 * Reads an http(s) address: GS1 Digital Link on any host and below any stem, `…/01/{gtin}/10/{lot}?17=…`. A GTIN of 8,
 * 12 or 13 digits is taken for one of 14. Null when the text is no web address; a fault when it is a link whose data
 * is wrong. Compressed links are plain addresses here.
 */
export function readLink(text: string): Result<LinkReading, ElementFault> | null {
  const parts = /^https?:\/\/([^/?#\s@]+)((?:\/[^?#\s]*)?)(?:\?([^#\s]*))?(?:#\S*)?$/i.exec(text);
  if (parts === null) return null;
  const [, host = '', path = '', query = ''] = parts;
  const segments = path.split('/').filter((segment) => segment !== '');
  const start = segments.findIndex((_, at) => namesKey(segments.slice(at)));
  if (start < 0) return ok({ host, elements: null });
  const pairs = [...inPairs(segments.slice(start)), ...queried(query)];
  const elements: Element[] = [];
  for (const [ai, raw] of pairs) {
    const value = decoded(raw);
    if (value === null) return fail({ kind: 'malformed', ai });
    const element = checkedElement(ai, ai === '01' ? value.padStart(14, '0') : value);
    if (!element.ok) return element;
    elements.push(element.value);
  }
  return contradicts(elements) ? fail({ kind: 'contradiction', ai: '' }) : ok({ host, elements });
}

/** Whether a path from here on is a key with its value, and then only what may follow that key. */
function namesKey(path: readonly string[]): boolean {
  const [key = '', value = ''] = path;
  const allowed = qualifiers[identifierOf(key)];
  if (allowed === undefined || path.length % 2 === 1) return false;
  if (identifierOf(key) === '01' && !/^(?:\d{8}|\d{12,14})$/.test(value)) return false;
  return inPairs(path.slice(2)).every(([ai]) => allowed.includes(ai));
}

function identifierOf(segment: string): string {
  return aliases[segment.toLowerCase()] ?? segment;
}

function inPairs(path: readonly string[]): readonly (readonly [string, string])[] {
  return path.flatMap((segment, at) =>
    at % 2 === 0 ? [[identifierOf(segment), path[at + 1] ?? ''] as const] : [],
  );
}

/** Identifiers among the query's names; all other names are the web site's own. */
function queried(query: string): readonly (readonly [string, string])[] {
  return query.split(/[&;]/).flatMap((pair) => {
    const [name = '', value] = pair.split('=');
    return value !== undefined && applicationIdentifier(name) !== undefined ? [[name, value] as const] : [];
  });
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
