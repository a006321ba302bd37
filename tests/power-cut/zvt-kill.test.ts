import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type KillRun, runKills } from './kill-run.ts';
import { missedBoundaries } from './must-hit.ts';
import { report } from './report.ts';
import { noPowerCut } from './synced-only.ts';
import type { Verdict } from './verdict.ts';

/** ZVT proves a payment by questions that take their time: a fifth of the kills of a long run. */
const wanted = Math.ceil(Number(process.env['POINTFIVE_KILLS'] ?? 150) / 5);
/** Most of that time is waiting, which kiosks can do side by side. */
const lanes = 3;

let folder = '';
let run: KillRun;

beforeAll(
  async () => {
    folder = mkdtempSync(join(tmpdir(), 'pointfive-zvt-kills-'));
    const seed = Number(process.env['POINTFIVE_SEED'] ?? 1);
    run = await runKills({
      folder,
      kills: wanted,
      lanes,
      seed,
      terminal: 'zvt',
      cutsPower: noPowerCut() === null,
      untilAllHit: true,
    });
    process.stdout.write(report(run));
  },
  120_000 + wanted * 20_000,
);

afterAll(() => {
  if (process.env['POINTFIVE_KEEP'] === undefined) rmSync(folder, { recursive: true, force: true });
});

const all = (what: (verdict: Verdict) => readonly string[]): readonly string[] => run.verdicts.flatMap(what);

describe('an engine that is killed while a ZVT terminal takes money', () => {
  test('was killed often enough, at every moment of a payment and of the proof afterwards', () => {
    expect(run.tally.kills).toBeGreaterThanOrEqual(wanted);
    expect(missedBoundaries('zvt', run.tally)).toEqual([]);
    for (const verdict of run.verdicts) expect(verdict.charges).toBeGreaterThan(0);
  });

  test('loses nothing that was acknowledged, and no order', () => {
    expect(all(({ lostEvents }) => lostEvents)).toEqual([]);
    expect(all(({ lostOrders }) => lostOrders)).toEqual([]);
    expect(all(({ lostCalls }) => lostCalls)).toEqual([]);
  });

  test('charges nobody twice', () => {
    expect(all(({ doubleCharges }) => doubleCharges)).toEqual([]);
  });

  test('charges nobody in silence: all money of the terminal is an approved attempt’s, or a person was told', () => {
    expect(all(({ silentCharges }) => silentCharges)).toEqual([]);
  });

  test('takes no order for paid whose money does not stand', () => {
    expect(all(({ unpaidOrders }) => unpaidOrders)).toEqual([]);
  });

  test('never said what a terminal would not understand', () => {
    expect(all(({ againstProtocol }) => againstProtocol)).toEqual([]);
  });

  test('comes back to the same screen', () => {
    expect(run.tally.wrong).toEqual([]);
  });
});
