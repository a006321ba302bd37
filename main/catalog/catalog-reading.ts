import type { Catalog, CatalogFinding } from '../../domain/catalog/catalog.ts';

/**
 * What came of reading a catalogue file. `catalog` is null when nothing can be made of it; then at least one finding
 * is an error. What is wrong inside a readable catalogue is for `lintCatalog` to say.
 */
export interface CatalogReading {
  readonly catalog: Catalog | null;
  /** Things for sale in the file: items of a JSON file, data rows of a CSV file. */
  readonly rows: number;
  /** How many of them are in `catalog`. The difference is explained row by row in `findings`. */
  readonly accepted: number;
  readonly findings: readonly CatalogFinding[];
}

/** A file that can't be read at all. */
export function unreadable(rule: string, message: string, where = 'file'): CatalogReading {
  return { catalog: null, rows: 0, accepted: 0, findings: [{ severity: 'error', rule, where, message }] };
}

/** A text without the byte order mark that spreadsheets and editors put in front. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
