import type { ScanMeaning } from './scan-meaning.ts';

/** Shown of a text that may hold anything. */
const SHOWN = 24;

/**
 * A code as a log, a dump or a screen of staff may show it: payment codes, member numbers and long numbers of unknown
 * kind keep two signs at each end at most, addresses their host, texts their first signs. What is sold is shown whole.
 */
export function maskScan(text: string, meaning: ScanMeaning): string {
  switch (meaning.kind) {
    case 'payment':
      return starred(text, 2, 0);
    case 'membership':
      return starred(text, 2, 2);
    case 'link':
      return `${/^https?:\/\//i.exec(text)?.[0] ?? ''}${meaning.host}/…`;
    case 'product':
    case 'in-store':
    case 'not-a-product':
      return printable(text);
    case 'own-code':
    case 'unreadable':
      return maskUnknown(text);
  }
}

/** A text of which nothing is known: 15 or more digits in a row could be a card, anything long could be a person. */
export function maskUnknown(text: string): string {
  if (/\d{15}/.test(text.replaceAll(/[ -]/g, ''))) return starred(text, 2, 2);
  const shown = printable(text);
  return shown.length <= SHOWN ? shown : `${shown.slice(0, 8)}… (${text.length} characters)`;
}

function starred(text: string, head: number, tail: number): string {
  if (text.length <= head + tail) return '*'.repeat(text.length);
  const end = tail === 0 ? '' : text.slice(-tail);
  return printable(`${text.slice(0, head)}${'*'.repeat(text.length - head - tail)}${end}`);
}

function printable(text: string): string {
  return text.replaceAll('\x1d', '<GS>').replaceAll(/[^\x20-\x7e…]/g, '.');
}
