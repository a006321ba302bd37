import type { Catalog, CatalogFinding } from '../../domain/catalog/catalog.ts';
import { duplicateIdHits } from '../../domain/catalog/lint/duplicates.ts';
import { type CatalogReading, unreadable, withoutByteOrderMark } from './catalog-reading.ts';
import { catalogSchema } from './catalog-schema.ts';
import { schemaFindings } from './schema-findings.ts';

const FORMAT = 'pointfive-catalog/1';

function parsed(text: string): { readonly value: unknown } | { readonly syntax: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    if (error instanceof SyntaxError) return { syntax: error.message };
    throw error;
  }
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function wrongFormat(format: unknown): CatalogReading | undefined {
  if (format === FORMAT) return undefined;
  if (typeof format === 'string' && /^pointfive-catalog\/\d{1,9}$/.test(format)) {
    return unreadable(
      'format-version',
      `This file is ${format} and this program reads ${FORMAT}: update the program, or save the catalogue in that version.`,
      'format',
    );
  }
  return unreadable(
    'not-a-catalogue',
    `This is JSON but no catalogue: a catalogue starts with "format": "${FORMAT}".`,
    'format',
  );
}

/**
 * Reads the project's own JSON (docs/CATALOG-FORMAT.md), with or without a byte order mark. All or nothing: one
 * mistake and `catalog` is null. Findings carry the path (`items[sku=LATTE].price`). Never throws on any text.
 */
export function readJsonCatalog(text: string): CatalogReading {
  const json = parsed(withoutByteOrderMark(text));
  if ('syntax' in json) {
    return unreadable('json-syntax', `The file is not valid JSON (${json.syntax}): correct it there.`);
  }
  const wrong = wrongFormat(fieldOf(json.value, 'format'));
  if (wrong !== undefined) return wrong;

  const items = fieldOf(json.value, 'items');
  const rows = Array.isArray(items) ? items.length : 0;
  const shaped = catalogSchema.safeParse(json.value);
  if (!shaped.success) {
    return { catalog: null, rows, accepted: 0, findings: schemaFindings(json.value, shaped.error.issues) };
  }
  const catalog: Catalog = shaped.data;
  const findings = duplicateIdHits(catalog).map(
    (hit): CatalogFinding => ({ severity: 'error', rule: 'duplicate-id', ...hit }),
  );
  return findings.length === 0
    ? { catalog, rows, accepted: rows, findings }
    : { catalog: null, rows, accepted: 0, findings };
}
