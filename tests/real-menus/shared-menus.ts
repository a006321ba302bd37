import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { skipUnless } from '../harness/skip.ts';

/** Recorded menus of real shops, kept outside the project: they may be tested with but not shipped. */
const folder = fileURLToPath(new URL('../../../shared/data/menus/', import.meta.url));

export const haveMenus = existsSync(folder);

/** A test that needs the recorded menus; skipped, and said so, where they are not. */
export const menuTest = skipUnless(
  haveMenus,
  'the recorded menus (../shared/data/menus) are not on this machine',
);

export function menuText(path: string): string {
  return readFileSync(`${folder}${path}`, 'utf8');
}

/** Names of the foodpanda vendors that are recorded, in alphabetical order; none where the menus are absent. */
export function foodpandaVendors(): readonly string[] {
  if (!haveMenus) return [];
  return readdirSync(`${folder}foodpanda_bangkok`)
    .flatMap((file) => /^(.*)_en\.json$/.exec(file)?.[1] ?? [])
    .sort();
}
