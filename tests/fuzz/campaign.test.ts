import { expect, test } from 'vitest';
import { campaign } from './campaign.ts';
import { targets } from './planted.ts';

/** For what never comes back: a busy machine may let any input wait. */
const LONG_MS = 60_000;

async function fuzzed(name: string, runs: number, hangMs = LONG_MS) {
  const [result] = await campaign({
    targets: targets.filter((target) => target.name === name),
    module: new URL('./planted.ts', import.meta.url).href,
    runs,
    seed: 1,
    hangMs,
  });
  if (result === undefined) throw new Error(`no target ${name}`);
  return result;
}

test('a parser without a fault passes all its inputs', async () => {
  expect(await fuzzed('good', 3_000)).toMatchObject({ runs: 3_000, failures: [] });
});

test('one that throws is reported with the smallest input and its seed', async () => {
  const { failures } = await fuzzed('throws', 500);
  expect(failures[0]).toMatch(/^seed 1: /);
  expect(failures[0]).toContain('smallest input [901]: Error: too large for it');
});

test('one that fails after many inputs is found, too', async () => {
  expect((await fuzzed('fails when it is old', 200)).failures[0]).toContain('lived through 50 inputs');
});

test('one that never comes back is ended and named with the input, and the run goes on', async () => {
  const { failures } = await fuzzed('hangs', 60, 4_000);
  expect(failures[0]).toMatch(/^seed 1, input \d+ was not done after 4000 ms: 9\d\d$/);
  expect(failures[1]).toMatch(/^seed 2, /);
});

test('one that keeps what it heard is weighed', async () => {
  expect((await fuzzed('leaks', 4_000)).failures[0]).toMatch(/^seed 2: \d+ bytes were kept of 2000 inputs$/);
});
