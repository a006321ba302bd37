import { globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const files = globSync('renderer/**/*.tsx', { cwd: root });

/** CSS modules give `undefined` for a class that does not exist: nothing else would notice. */
test.each(files)('every class that %s names is in its style sheet', (file) => {
  const text = readFileSync(resolve(root, file), 'utf8');
  const sheet = /import css from '(\.[^']+\.module\.css)'/.exec(text)?.[1];
  if (sheet === undefined) return;
  const rules = readFileSync(resolve(root, dirname(file), sheet), 'utf8');
  const named = [...text.matchAll(/css\['([^']+)'\]/g)].map(([, name]) => name ?? '');
  expect(named.filter((name) => !new RegExp(`\\.${name}\\b`).test(rules))).toEqual([]);
});
