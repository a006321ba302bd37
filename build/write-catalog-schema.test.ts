import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogJsonSchema, schemaFile } from './write-catalog-schema.ts';

test('docs/catalog.schema.json is what `node build/write-catalog-schema.ts` writes today', () => {
  expect(JSON.parse(readFileSync(schemaFile, 'utf8'))).toEqual(catalogJsonSchema());
});
