import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { openDeskDatabase, openShopDatabase } from '../../db/open-database.ts';
import { skipUnless } from '../harness/skip.ts';
import { createRandom } from './random.ts';
import { keepSyncedOnly, noPowerCut, type SyncedFolder } from './synced-only.ts';

const writer = fileURLToPath(new URL('./writer-under-cut.ts', import.meta.url));
const cuts = Number(process.env['POINTFIVE_CUTS'] ?? 25);
/** For what hangs. */
const longestMs = 300_000 + cuts * 60_000;

const why = noPowerCut();
const test = skipUnless(why === null, why ?? '');

let work: string;
let disk: SyncedFolder;
/** Everything that any writer acknowledged. */
let acknowledged: string[];

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'pointfive-cut-'));
  const folder = join(work, 'data');
  mkdirSync(folder);
  if (why === null) disk = keepSyncedOnly(work, folder);
  acknowledged = [];
});

afterEach(() => {
  rmSync(work, { recursive: true, force: true });
});

/** So many words are there before every cut, however slow the disk is. */
const LEAST_WORDS = 10;

/** Lets a writer write, for a moment more after its first words, and takes the power away. */
async function writeUntilCut(what: string, synchronous: string, forMs: number): Promise<void> {
  const args = ['--data', disk.folder, '--what', what, '--synchronous', synchronous];
  const child = spawn(process.execPath, [writer, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
    env: { ...process.env, ...disk.env, NODE_COMPILE_CACHE: join(work, 'compile-cache') },
  });
  let said = '';
  let timer: NodeJS.Timeout | null = null;
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString('utf8');
    // Before its first words only the migrations could be cut.
    if (said.split('\n').length > LEAST_WORDS) timer ??= setTimeout(() => void child.kill('SIGKILL'), forMs);
  });
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
  // A torn last line was not acknowledged.
  acknowledged.push(...said.split('\n').slice(0, -1));
  disk.cut();
}

/** What was acknowledged and is not in the tables any more. */
function lost(what: 'shop' | 'desk'): readonly string[] {
  const file = join(disk.folder, `${what}.db`);
  if (!existsSync(file)) return acknowledged;
  const db = what === 'shop' ? openShopDatabase(file) : openDeskDatabase(file);
  try {
    const step = (): ((id: string, seq: string) => boolean) => {
      const there = db.prepare<[string, number]>('SELECT 1 FROM session WHERE session_id = ? AND seq >= ?');
      return (id, seq) => there.get(id, Number(seq)) !== undefined;
    };
    const call = (): ((id: string) => boolean) => {
      const there = db.prepare<[string]>('SELECT 1 FROM assist_call WHERE call_id = ?');
      return (id) => there.get(id) !== undefined;
    };
    const isThere = what === 'shop' ? step() : call();
    const gone = acknowledged.filter((line) => {
      const [, id = '', seq = ''] = line.split(' ');
      return !isThere(id, seq);
    });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    return gone;
  } finally {
    db.close();
    disk.settle();
  }
}

describe('when the power is cut and only synced bytes survive', () => {
  test(
    'the shop has every acknowledged step',
    async () => {
      const random = createRandom(5);
      for (let cut = 0; cut < cuts; cut += 1) {
        await writeUntilCut('shop', 'FULL', 20 + random.below(300));
        expect(lost('shop')).toEqual([]);
      }
      expect(acknowledged.length).toBeGreaterThan(cuts * 5);
      process.stdout.write(
        `power cuts: ${cuts}, ${acknowledged.length} acknowledged steps, 0 lost under FULL\n`,
      );
    },
    longestMs,
  );

  test(
    'the same writer under NORMAL loses steps, so this test can tell the two apart',
    async () => {
      const random = createRandom(6);
      let gone = 0;
      for (let cut = 0; cut < 6; cut += 1) {
        await writeUntilCut('shop', 'NORMAL', 60 + random.below(300));
        gone += lost('shop').length;
        acknowledged = [];
      }
      expect(gone).toBeGreaterThan(0);
      process.stdout.write(`power cuts under NORMAL: 6, ${gone} acknowledged steps lost\n`);
    },
    longestMs,
  );

  test(
    'the desk has every acknowledged call',
    async () => {
      const random = createRandom(7);
      for (let cut = 0; cut < cuts; cut += 1) {
        await writeUntilCut('desk', 'FULL', 20 + random.below(300));
        expect(lost('desk')).toEqual([]);
      }
      expect(acknowledged.length).toBeGreaterThan(cuts * 5);
      process.stdout.write(`power cuts: ${cuts}, ${acknowledged.length} acknowledged calls, 0 lost\n`);
    },
    longestMs,
  );
});
