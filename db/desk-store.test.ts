import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { RungOutcome } from '../domain/assist/rung-outcome.ts';
import { sampleCall } from '../tests/sample-call.ts';
import { DeskStore } from './desk-store.ts';
import { openDeskDatabase } from './open-database.ts';

const folder = mkdtempSync(join(tmpdir(), 'pointfive-desk-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const line = {
  at: 5,
  rung: 0,
  channel: 'pager',
  target: '101',
  outcome: 'failed',
  detail: 'failed (busy: 512), again in 2 s',
} as const;

test('what came of a rung keeps its cause; lines of before that column are read without one', () => {
  const db = openDeskDatabase(join(folder, 'desk.db'));
  const store = new DeskStore(db);
  const call = sampleCall();
  db.prepare(
    'INSERT INTO rung_outcome (call_id, at, rung, channel, target, outcome, detail) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(call.callId, ...Object.values(line));
  const fresh: RungOutcome = { ...line, why: { kind: 'fault', fault: 'busy', againMs: 2_000 } };
  store.write([{ call, events: [], outcomes: [fresh] }]);
  expect(store.outcomes(call.callId)).toEqual([line, fresh]);
  db.close();
});
