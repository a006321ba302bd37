import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { catalogSchema } from '../main/catalog/catalog-schema.ts';

/** Where editors and other shop systems find the shape of a catalogue file. */
export const schemaFile = fileURLToPath(new URL('../docs/catalog.schema.json', import.meta.url));
const biome = fileURLToPath(new URL('../node_modules/@biomejs/biome/bin/biome', import.meta.url));

/** JSON Schema (draft 2020-12) of a catalogue file, as zod itself writes it. */
export function catalogJsonSchema(): unknown {
  return JSON.parse(JSON.stringify(z.toJSONSchema(catalogSchema, { target: 'draft-2020-12' })));
}

if (import.meta.main) {
  writeFileSync(schemaFile, `${JSON.stringify(catalogJsonSchema(), null, 2)}\n`);
  execFileSync(process.execPath, [biome, 'format', '--write', schemaFile]);
}
