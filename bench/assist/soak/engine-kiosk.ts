import { join } from 'node:path';
import { DeskStore } from '../../../db/desk-store.ts';
import { openDeskDatabase } from '../../../db/open-database.ts';
import { post } from '../../../tests/e2e/door.ts';
import type { Wire } from '../../../tests/harness/wire.ts';
import { readMeter } from '../meter.ts';
import { type EngineRun, runEngineProcess } from '../run-process.ts';
import type { SoakKiosk } from './soak-kiosk.ts';

/** A whole engine in a process of its own, killed by SIGKILL. Its customer speaks through its page's door. */
export function engineKiosk(options: {
  readonly id: string;
  readonly folder: string;
  readonly wire: Wire;
}): SoakKiosk {
  const { id, wire } = options;
  const data = join(options.folder, id);
  let run: EngineRun | null = null;

  async function say(name: 'assist.call' | 'assist.withdraw', callId: string): Promise<boolean> {
    if (run === null) return false;
    try {
      const headers = { 'x-pointfive-screen': 'kiosk', cookie: run.kiosk ?? '' };
      return (await post(run.origin, name, { callId }, headers)).ok;
    } catch {
      // It was killed before it answered.
      return false;
    }
  }

  return {
    id,
    wire,
    runs: () => run !== null,
    async boot() {
      run ??= await runEngineProcess({
        data,
        logFile: join(options.folder, `${id}.log`),
        config: { kiosk: { id, name: `Kiosk ${id}`, letter: 'B', place: `place of ${id}` } },
        hub: wire.port,
      });
    },
    async kill() {
      const killed = run;
      run = null;
      killed?.child.kill('SIGKILL');
      await killed?.gone;
    },
    press: async (callId) => ({ kept: await say('assist.call', callId), joined: null }),
    withdraw: async (callId) => void (await say('assist.withdraw', callId)),
    // Its own pages tell; whoever waits gives it time instead.
    atRest: () => run !== null,
    rssMb: async () => (run === null ? null : (await readMeter(run.child)).rssMb),
    calls() {
      const db = openDeskDatabase(join(data, 'desk.db'));
      const calls = new DeskStore(db).raised(0, Number.MAX_SAFE_INTEGER);
      db.close();
      return calls;
    },
  };
}
