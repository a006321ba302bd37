export type CsvCell = string | number | null;

/** A spreadsheet that reads UTF-8 as something else shows letters of nobody's language; this mark tells it. */
const BOM = '\ufeff';

/** What a spreadsheet would run instead of showing. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A table as a file for spreadsheets: RFC 4180 with a byte order mark. Text that would be taken for a formula begins
 * with an apostrophe instead.
 */
export function csvText(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return BOM + [head, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
