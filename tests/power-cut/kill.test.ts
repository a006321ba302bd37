import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type KillRun, runKills } from './kill-run.ts';
import { missedBoundaries } from './must-hit.ts';
import { report } from './report.ts';

const wanted = Number(process.env['POINTFIVE_KILLS'] ?? 200);
/** For what hangs: a start takes half a second, a visit a little more. */
const longestMs = 300_000 + wanted * 20_000;

let folder = '';
let run: KillRun;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pointfive-kills-'));
  run = await runKills({
    folder,
    kills: wanted,
    lanes: 2,
    terminal: 'demo',
    untilAllHit: true,
    seed: Number(process.env['POINTFIVE_SEED'] ?? 1),
  });
  process.stdout.write(report(run));
}, longestMs);

afterAll(() => {
  if (process.env['POINTFIVE_KEEP'] === undefined) rmSync(folder, { recursive: true, force: true });
});

const all = <
  K extends
    | 'silentCharges'
    | 'unpaidOrders'
    | 'lostEvents'
    | 'lostOrders'
    | 'doubleCharges'
    | 'unmarkedDuplicates'
    | 'lostCalls'
    | 'mixedPaper',
>(
  what: K,
): readonly string[] => run.verdicts.flatMap((verdict) => [...verdict[what]]);

describe('an engine that is killed at any moment', () => {
  test('was killed often enough, and work was done in between', () => {
    expect(run.tally.kills).toBeGreaterThanOrEqual(wanted);
    expect(run.tally.visits).toBeGreaterThan(wanted / 10);
    for (const verdict of run.verdicts) {
      expect(verdict.charges).toBeGreaterThan(0);
      expect(verdict.tickets).toBeGreaterThan(0);
      expect(verdict.calls).toBeGreaterThan(0);
    }
  });

  test('was killed at every boundary around money, paper, help and starting', () => {
    const missed = missedBoundaries('demo', run.tally);
    expect(missed).toEqual([]);
  });

  test('loses nothing that was acknowledged', () => {
    expect(all('lostEvents')).toEqual([]);
  });

  test('loses no order: every charge has its order, every order its paper or an honest unknown', () => {
    expect(all('lostOrders')).toEqual([]);
  });

  test('charges nobody twice', () => {
    expect(all('doubleCharges')).toEqual([]);
    expect(all('silentCharges')).toEqual([]);
    expect(all('unpaidOrders')).toEqual([]);
  });

  test('prints nothing twice without saying DUPLICATE, and no two customers on one paper', () => {
    expect(all('unmarkedDuplicates')).toEqual([]);
    expect(all('mixedPaper')).toEqual([]);
  });

  test('loses no call for help and no word about one', () => {
    expect(all('lostCalls')).toEqual([]);
  });

  test('comes back to the same screen', () => {
    expect(run.tally.screensCompared).toBeGreaterThan(wanted / 4);
    expect(run.tally.wrong).toEqual([]);
  });
});
