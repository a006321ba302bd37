import type { Shop } from '../../domain/catalog/catalog.ts';
import { type CatalogReading, unreadable, withoutByteOrderMark } from './catalog-reading.ts';
import { readJsonCatalog } from './read-json-catalog.ts';
import { readLoyverseCsv } from './read-loyverse-csv.ts';

type FileKind = 'json' | 'csv' | 'zip' | 'unknown';

/** The content decides where it can; a name is only a name. */
function kindOf(fileName: string, content: string): FileKind {
  const start = content.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return 'json';
  // Spreadsheets in the .xlsx and .ods formats are zip files, which begin with these letters.
  if (content.startsWith('PK\u0003\u0004')) return 'zip';
  const extension = fileName.toLowerCase().split('.').at(-1);
  if (extension === 'json') return 'json';
  const line = start.split(/[\r\n]/, 1)[0] ?? '';
  return extension === 'csv' || /[,;\t]/.test(line) ? 'csv' : 'unknown';
}

/**
 * Reads a catalogue file of any kind that we know: our own JSON, or a Loyverse item export. `content` is the file as
 * UTF-8 text; `shop` gives what a CSV lacks (the live catalogue's shop, or defaults). Never throws on any content:
 * a file that can't be read is a finding.
 */
export function readCatalog(fileName: string, content: string, shop: Shop): CatalogReading {
  const text = withoutByteOrderMark(content);
  const kind = kindOf(fileName, text);
  if (kind === 'zip') {
    return unreadable('spreadsheet', 'This is a spreadsheet file: save it as CSV (UTF-8) and load that.');
  }
  // U+FFFD stands where bytes were no UTF-8, U+0000 where the file was UTF-16.
  if (text.includes('\uFFFD') || text.includes('\u0000')) {
    return unreadable(
      'encoding',
      'The file is not text in UTF-8, so letters would be lost: save it as UTF-8 ("CSV UTF-8" in a spreadsheet).',
    );
  }
  switch (kind) {
    case 'json':
      return readJsonCatalog(text);
    case 'csv':
      return readLoyverseCsv(text, shop);
    case 'unknown':
      return unreadable(
        'unknown-file',
        'This is no catalogue file that is known: load a catalogue as .json, or a Loyverse item export as .csv.',
      );
  }
}
