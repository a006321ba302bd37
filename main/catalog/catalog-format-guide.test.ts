import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lintCatalog, lintRules } from '../../domain/catalog/lint.ts';
import { readJsonCatalog } from './read-json-catalog.ts';

const guide = readFileSync(new URL('../../docs/CATALOG-FORMAT.md', import.meta.url), 'utf8');

test('the example of the guide is a sound catalogue', () => {
  const example = /```json\n(.*?)```/s.exec(guide)?.[1] ?? '';
  const { catalog, findings } = readJsonCatalog(example);
  expect(findings).toEqual([]);
  expect(catalog === null ? ['unreadable'] : lintCatalog(catalog)).toEqual([]);
});

test('the guide names every rule with its severity, and no other', () => {
  const rows = [...guide.matchAll(/^\| `([a-z-]+)` \| (error|warning) \|/gm)];
  expect(rows.map(([, rule, severity]) => `${rule} ${severity}`)).toEqual(
    lintRules.map(({ name, severity }) => `${name} ${severity}`),
  );
});
