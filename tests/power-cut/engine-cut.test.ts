import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { skipUnless } from '../harness/skip.ts';
import { runKills } from './kill-run.ts';
import { report } from './report.ts';
import { noPowerCut } from './synced-only.ts';

const cuts = Number(process.env['POINTFIVE_ENGINE_CUTS'] ?? 30);
const why = noPowerCut();
const test = skipUnless(why === null, why ?? '');

describe('a whole kiosk whose power is cut', () => {
  test(
    'has every acknowledged step, order, charge, paper and call, from synced bytes alone',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'pointfive-cuts-'));
      try {
        const { tally, verdicts, seconds } = await runKills({
          folder,
          kills: cuts,
          lanes: 2,
          terminal: 'demo',
          seed: 3,
          cutsPower: true,
        });
        process.stdout.write(report({ tally, verdicts, seconds }));
        expect(tally.kills).toBeGreaterThanOrEqual(cuts);
        expect(tally.wrong).toEqual([]);
        for (const verdict of verdicts) {
          expect(verdict).toMatchObject({
            lostEvents: [],
            lostOrders: [],
            doubleCharges: [],
            silentCharges: [],
            unpaidOrders: [],
            unmarkedDuplicates: [],
            lostCalls: [],
            mixedPaper: [],
          });
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    300_000 + cuts * 20_000,
  );
});
