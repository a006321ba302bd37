import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { targets } from './targets.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Few, so that everybody runs them often; `npm run fuzz` is the long run. */
const RUNS = 120;

/** As for the property tests: the same in every run, unless somebody looks for more. */
const wanted = process.env['POINTFIVE_SEED'] ?? '1';

describe('every parser takes anything: no crash, no hang, nothing kept', () => {
  test.each(targets.map((target) => [target.name, target] as const))('%s', async (_, target) => {
    const seed = wanted === 'random' ? Math.trunc(Math.random() * 2 ** 31) : Number(wanted);
    const { failure } = await target.fuzz({ seed, runs: Math.max(20, Math.ceil(RUNS * target.share)) });
    expect(failure, `seed ${seed}`).toBeNull();
  });
});

/** What reads bytes, reports, lines or files that come from outside. */
const reads = [
  /export (async )?function (parse|decode|read|split|normalise|unpack|interpret)[A-Z]\w*\(/,
  /export function create\w*(Reader|Decoder|Frames|Matcher|Lines|Blocks|Parser)\b/,
  /^\s*(readonly )?(push|take|feed): ?\(\w+: (Iterable<number>|Uint8Array|string)\)/m,
  /^ {2,4}receive\(\w+\)/m,
  /\bline\.onData\(/,
  /\.onReport\(/,
];

/** Found by these words, and yet no parser: the reason. */
const noParsers: Readonly<Record<string, string>> = {
  'hardware/sim/virtual-hid-bus.ts': 'hands reports on without looking into them',
};

function sources(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(test|d)\.ts$/.test(name))
    .map((name) =>
      relative(root, join(root, folder, name))
        .split(sep)
        .join('/'),
    );
}

describe('the list of targets', () => {
  const parsers = [...sources('hardware'), ...sources('domain/barcode'), ...sources('domain/ticket')].filter(
    (file) => {
      const source = readFileSync(join(root, file), 'utf8');
      return reads.some((pattern) => pattern.test(source));
    },
  );
  const covered = new Set(targets.flatMap(({ covers }) => covers));

  test('has every parser of the device layer and of barcodes', () => {
    expect(parsers).toContain('hardware/escpos/status.ts');
    expect(parsers.filter((file) => !covered.has(file) && noParsers[file] === undefined)).toEqual([]);
  });

  test('names only files that exist, and excuses only files that are found', () => {
    const all = new Set([...sources('hardware'), ...sources('domain'), ...sources('contract')]);
    expect([...covered].filter((file) => !all.has(file))).toEqual([]);
    for (const file of Object.keys(noParsers)) {
      expect(parsers, file).toContain(file);
      expect(covered.has(file), file).toBe(false);
    }
  });

  test('has one target of each name', () => {
    expect(new Set(targets.map(({ name }) => name)).size).toBe(targets.length);
  });
});
