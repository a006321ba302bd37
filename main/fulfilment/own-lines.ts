import { readOwnJson } from '../../domain/own-json.ts';
import type { TicketBlock } from '../../domain/ticket/document.ts';
import { readTicketText, writeTicketText, type TicketTextFault } from '../../domain/ticket/ticket-text.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Stores } from '../stores.ts';

const KEY = 'receipt.lines';

/** A shop's own lines on its receipts: before everything else, e.g. a logo, and after everything else. */
export interface OwnLines {
  readonly header: readonly TicketBlock[];
  readonly footer: readonly TicketBlock[];
}

export const noOwnLines: OwnLines = { header: [], footer: [] };

/** Reads the lines that were set; none when none were, or when a newer build wrote what this one can't read. */
export function loadOwnLines(stores: Stores): OwnLines {
  const text = stores.settings.get(KEY);
  const read = text === null ? null : readOwnLines(readOwnJson<unknown>(text));
  return read?.ok === true ? read.value : noOwnLines;
}

export function saveOwnLines(stores: Stores, lines: OwnLines): void {
  const { header, footer } = lines;
  stores.settings.set(
    KEY,
    JSON.stringify({ header: writeTicketText(header), footer: writeTicketText(footer) }),
  );
}

/** Lines as somebody wrote them. The first thing that is wrong is the answer, with its place. */
export function readOwnLines(value: unknown): Result<OwnLines, TicketTextFault> {
  if (typeof value !== 'object' || value === null)
    return fail({ where: 'lines', message: 'write header and footer' });
  const header = readTicketText('header' in value ? value.header : []);
  if (!header.ok) return fail({ ...header.error, where: `header.${header.error.where}` });
  const footer = readTicketText('footer' in value ? value.footer : []);
  if (!footer.ok) return fail({ ...footer.error, where: `footer.${footer.error.where}` });
  return ok({ header: header.value, footer: footer.value });
}
