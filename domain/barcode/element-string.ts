import { fail, ok, type Result } from '../result.ts';
import { applicationIdentifier, hasFixedLength, leadingIdentifier } from './ai-table.ts';
import { hasCheckDigit } from './gtin.ts';

/** FNC1 as scanners transmit it between elements: GS, 1Dh (GS1 General Specifications §7.8.3). */
export const separator = '\x1d';

export interface Element {
  readonly ai: string;
  readonly title: string;
  readonly value: string;
}

export interface ElementFault {
  readonly kind: 'unknown-identifier' | 'malformed' | 'check-digit' | 'separator-missing' | 'contradiction';
  /** The identifier it is about, or the first characters that begin with none. */
  readonly ai: string;
}

export interface ElementString {
  readonly elements: readonly Element[];
  /**
   * An element at the very end that could hold further elements which lost the separator before them: keyboard
   * scanners often drop it. Null when there is none.
   */
  readonly mayHaveSwallowed: Element | null;
}

/**
 * Takes a GS1 element string apart: identifiers of fixed length need no separator, all others end at one or at the end
 * (GS1 General Specifications §7.8.4–7.8.5). A separator that nobody needs is skipped. An identifier that occurs twice
 * must say the same twice.
 */
export function parseElementString(text: string): Result<ElementString, ElementFault> {
  const elements: Element[] = [];
  let rest = text;
  while (rest !== '') {
    if (rest.startsWith(separator)) {
      rest = rest.slice(1);
      continue;
    }
    const known = leadingIdentifier(rest);
    if (known === undefined) return fail({ kind: 'unknown-identifier', ai: rest.slice(0, 4) });
    const data = rest.slice(known.ai.length);
    const end = data.indexOf(separator);
    const upTo = end < 0 ? data.length : end;
    const length = hasFixedLength(known.ai) ? Math.min(known.longest, upTo) : upTo;
    const value = data.slice(0, length);
    if (length > known.longest && !text.includes(separator))
      return fail({ kind: 'separator-missing', ai: known.ai });
    const element = checkedElement(known.ai, value);
    if (!element.ok) return element;
    elements.push(element.value);
    rest = data.slice(length);
  }
  if (elements.length === 0) return fail({ kind: 'malformed', ai: '' });
  if (contradicts(elements)) return fail({ kind: 'contradiction', ai: '' });
  const last = elements.at(-1);
  const swallowed = last !== undefined && !text.includes(separator) && holdsDate(last);
  return ok({ elements, mayHaveSwallowed: swallowed ? last : null });
}

/** The same written for people, `(01)09506000134352(10)ABC`, as some codes hold it. */
export function parseBracketed(text: string): Result<ElementString, ElementFault> {
  const parts = [...text.matchAll(/\((\d{2,4})\)([^()]*)/g)];
  if (parts.map(([whole]) => whole).join('') !== text || parts.length === 0)
    return fail({ kind: 'malformed', ai: '' });
  const elements: Element[] = [];
  for (const [, ai = '', value = ''] of parts) {
    const element = checkedElement(ai, value);
    if (!element.ok) return element;
    elements.push(element.value);
  }
  return contradicts(elements)
    ? fail({ kind: 'contradiction', ai: '' })
    : ok({ elements, mayHaveSwallowed: null });
}

/** One element, its data judged by the table. */
export function checkedElement(ai: string, value: string): Result<Element, ElementFault> {
  const known = applicationIdentifier(ai);
  if (known === undefined) return fail({ kind: 'unknown-identifier', ai });
  if (!known.shape.test(value)) return fail({ kind: 'malformed', ai });
  if (known.check !== null && !hasCheckDigit(value.slice(known.check.from, known.check.to))) {
    return fail({ kind: 'check-digit', ai });
  }
  return ok({ ai, title: known.title, value });
}

/** The same identifier with two values: nobody can say which is meant. */
export function contradicts(elements: readonly Element[]): boolean {
  return elements.some(({ ai, value }) => elements.some((other) => other.ai === ai && other.value !== value));
}

/** A text of variable length with a whole date element inside, e.g. lot `ABC12317261231`. */
function holdsDate({ ai, value }: Element): boolean {
  return !hasFixedLength(ai) && /.1[1-7]\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])/.test(value);
}
