import { CsvError, parse } from 'csv-parse/sync';
import { fail, ok, type Result } from '../../../domain/result.ts';
import { type Field, isLoyverseHeader, type LoyverseHeader, readHeader, type StoreField } from './header.ts';

/** One line of the file, cells trimmed. */
export interface LoyverseRow {
  /** As a spreadsheet counts: the headings are row 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

export interface LoyverseTable {
  readonly header: LoyverseHeader;
  readonly rows: readonly LoyverseRow[];
}

export type TableFault =
  | { readonly kind: 'csv-syntax'; readonly message: string }
  | { readonly kind: 'not-a-loyverse-export' };

/** Spreadsheets write ';' where the comma is the decimal sign, and tabs when text is pasted. */
function separator(text: string): string {
  const line = text.slice(0, 10_000).split(/\r\n|\n|\r/, 1)[0] ?? '';
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: line.split(sign).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).sign;
}

function records(text: string): Result<readonly (readonly string[])[], TableFault> {
  try {
    return ok(parse(text, { delimiter: separator(text), relax_column_count: true, skip_empty_lines: false }));
  } catch (error) {
    if (error instanceof CsvError) return fail({ kind: 'csv-syntax', message: error.message });
    throw error;
  }
}

/** Splits the file into rows; empty lines are no rows but keep the count that a spreadsheet shows. */
export function readTable(text: string): Result<LoyverseTable, TableFault> {
  const all = records(text);
  if (!all.ok) return all;
  const [headings = [], ...lines] = all.value;
  const header = readHeader(headings);
  if (!isLoyverseHeader(header)) return fail({ kind: 'not-a-loyverse-export' });
  const rows = lines
    .map((cells, at) => ({ number: at + 2, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return ok({ header, rows });
}

/** The text in a column, '' where the file has no such column. */
export function cellOf({ fields }: LoyverseHeader, row: LoyverseRow, field: Field): string {
  const at = fields.get(field);
  return at === undefined ? '' : (row.cells[at] ?? '');
}

/** The text in a store's column, undefined where the file has no such column. */
export function storeCell(
  { stores }: LoyverseHeader,
  row: LoyverseRow,
  store: string,
  field: StoreField,
): string | undefined {
  const at = stores.get(store)?.get(field);
  return at === undefined ? undefined : (row.cells[at] ?? '');
}
