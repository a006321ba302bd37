import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DeskStore } from '../../../db/desk-store.ts';
import { openDeskDatabase } from '../../../db/open-database.ts';
import { systemClock } from '../../../main/clock.ts';
import { createWire } from '../../../tests/harness/wire.ts';
import { readMeter } from '../meter.ts';
import { type EngineRun, runEngineProcess } from '../run-process.ts';
import { engineKiosk } from './engine-kiosk.ts';
import { audit, late, Ledger } from './ledger.ts';
import { lightKiosk } from './light-kiosk.ts';
import { type Sample, slopePerMinute } from './slope.ts';
import type { SoakKiosk } from './soak-kiosk.ts';
import { StaffAgent } from './staff-agent.ts';

export interface SoakOptions {
  /** How long things are pulled out and people press, in milliseconds; coming to rest takes some more. */
  readonly ms: number;
  /** Goes on after that until so many have pressed: a busy machine does less in the same time. Left out: none. */
  readonly leastPresses?: number;
  readonly engines: number;
  readonly lights: number;
  readonly stations: number;
  readonly random: () => number;
  /** Time between two accidents, in milliseconds. */
  readonly accidentMs: number;
  /** Time between two presses at one kiosk, in milliseconds. */
  readonly pressMs: number;
  readonly say: (line: string) => void;
}

export interface SoakReport {
  readonly wrong: readonly string[];
  readonly presses: number;
  readonly acknowledged: number;
  /** Pressed at a kiosk that had not heard yet that its call had ended at the hub. */
  readonly late: number;
  readonly calls: number;
  readonly deeds: number;
  readonly accidents: Readonly<Record<string, number>>;
  /** Of the hub, from a minute after its last start on. */
  readonly hubMbPerMinute: number;
  readonly hubMb: number;
  readonly restMs: number;
}

/** After this part of the time the hub is left alone, so that its memory can be watched. */
const CALM_AFTER = 0.6;
const WARM_MS = 60_000;
/** For what never comes to rest. */
const REST_MS = 600_000;

/** One hub, its kiosks and its staff, while somebody pulls cables and kills processes; a ledger outside tells what is lost. */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const { random, say } = options;
  const folder = mkdtempSync(join(tmpdir(), 'pointfive-soak-'));
  const faults: string[] = [];
  const ledger = new Ledger();
  const accidents: Record<string, number> = {};
  const memory: Sample[] = [];
  const kiosks: SoakKiosk[] = [];
  const staff: StaffAgent[] = [];
  let hub: EngineRun | null = null;
  let hubSince = 0;
  let over = false;
  const started = Date.now();
  const passed = (): number => (Date.now() - started) / options.ms;

  async function bootHub(stations: number): Promise<EngineRun> {
    const run = await runEngineProcess({
      data: join(folder, 'hub'),
      logFile: join(folder, 'hub.log'),
      stations,
    });
    hub = run;
    hubSince = Date.now();
    for (const { wire } of kiosks) wire.to(run.linkPort);
    return run;
  }

  async function killHub(): Promise<void> {
    const killed = hub;
    hub = null;
    killed?.child.kill('SIGKILL');
    await killed?.gone;
    for (const { wire } of kiosks) wire.to(null);
  }

  const between = (from: number, to: number): number => from + random() * (to - from);
  const one = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];

  const accidentsOf: Readonly<Record<string, () => Promise<void>>> = {
    async 'hub killed'() {
      await killHub();
      await pause(between(0, 4_000));
      await bootHub(0);
    },
    async 'kiosk killed'() {
      const kiosk = one(kiosks);
      await kiosk?.kill();
      await pause(between(0, 5_000));
      await kiosk?.boot();
    },
    async 'cable cut'() {
      const wire = one(kiosks)?.wire;
      wire?.cut();
      await pause(between(500, 8_000));
      wire?.heal();
    },
    async 'cable stalls'() {
      const wire = one(kiosks)?.wire;
      wire?.stall(true);
      await pause(between(1_000, 8_000));
      wire?.stall(false);
      // What was swallowed can't come again on the same line: nobody mends TCP from outside.
      wire?.cut();
      wire?.heal();
    },
    async 'cable delays'() {
      const wire = one(kiosks)?.wire;
      wire?.delay(between(50, 400));
      wire?.dribble(7);
      await pause(between(2_000, 6_000));
      wire?.delay(0);
      wire?.dribble(0);
    },
    'tablet dropped'() {
      one(staff)?.drop();
      return Promise.resolve();
    },
  };

  // The worst ones happen in the shortest run too.
  const worst = ['hub killed', 'kiosk killed', 'cable cut'];
  async function somethingHappens(): Promise<void> {
    while (!over) {
      await pause(between(0.5, 1.5) * options.accidentMs);
      if (over) return;
      const names = Object.keys(accidentsOf).filter((name) => name !== 'hub killed' || passed() < CALM_AFTER);
      const name = worst.shift() ?? one(names) ?? '';
      accidents[name] = (accidents[name] ?? 0) + 1;
      await accidentsOf[name]?.();
    }
  }

  async function customersAt(kiosk: SoakKiosk): Promise<void> {
    let last: string | null = null;
    while (!over) {
      await pause(between(0.3, 1.7) * options.pressMs);
      if (over || !kiosk.runs()) continue;
      if (last !== null && random() < 0.15) {
        await kiosk.withdraw(last);
        last = null;
        continue;
      }
      const press = ledger.press(kiosk.id, randomUUID());
      last = press.callId;
      const { kept, joined } = await kiosk.press(press.callId);
      press.joined = joined;
      if (kept) press.keptAt = Date.now();
    }
  }

  async function watchMemory(): Promise<void> {
    while (!over) {
      await pause(2_000);
      const run: EngineRun | null = hub;
      if (run === null || Date.now() - hubSince < Math.min(WARM_MS, options.ms / 4)) continue;
      const { rssMb } = await Promise.race([readMeter(run.child), run.gone.then(() => ({ rssMb: 0 }))]);
      if (passed() > CALM_AFTER && rssMb > 0) memory.push({ at: Date.now(), value: rssMb });
    }
  }

  async function comeToRest(): Promise<number> {
    const since = Date.now();
    for (const kiosk of kiosks) {
      kiosk.wire.heal();
      kiosk.wire.delay(0);
      kiosk.wire.dribble(0);
      await kiosk.boot();
    }
    if (hub === null) await bootHub(0);
    for (const each of staff) each.hurry();
    for (let still = 0; still < 10 && Date.now() - since < REST_MS; ) {
      await pause(300);
      const quiet =
        kiosks.every((kiosk) => kiosk.atRest()) &&
        staff.every(({ view }) => view !== null && view.calls.every(({ causeKey }) => causeKey !== null)) &&
        staff.every(({ view }) =>
          view?.kiosks.every(({ link, backlog }) => link !== 'gone' && backlog.count === 0),
        );
      still = quiet ? still + 1 : 0;
    }
    return Date.now() - since;
  }

  try {
    for (let at = 0; at < options.lights; at += 1)
      kiosks.push(
        lightKiosk({
          id: `L${at + 1}`,
          folder,
          wire: await createWire(systemClock),
          fault: (what) => faults.push(what),
        }),
      );
    for (let at = 0; at < options.engines; at += 1)
      kiosks.push(engineKiosk({ id: `E${at + 1}`, folder, wire: await createWire(systemClock) }));
    const first = await bootHub(options.stations);
    for (const kiosk of kiosks) await kiosk.boot();
    for (const cookie of first.stations)
      staff.push(new StaffAgent(cookie, () => hub?.origin ?? null, random));
    for (const each of staff) each.start();
    const going = [somethingHappens(), watchMemory(), ...kiosks.map(customersAt)];
    for (let left = options.ms; left > 0; left -= 30_000) {
      await pause(Math.min(30_000, left));
      say(
        `${Math.round((Date.now() - started) / 1000)} s: ${ledger.presses.length} presses, hub ${memory.at(-1)?.value.toFixed(0) ?? '?'} MB`,
      );
    }
    while (worst.length > 0 || ledger.presses.length < (options.leastPresses ?? 0)) await pause(100);
    over = true;
    await Promise.all(going);
    const restMs = await comeToRest();
    for (const each of staff) each.stop();
    for (const kiosk of kiosks) await kiosk.kill();
    await killHub();
    const db = openDeskDatabase(join(folder, 'hub', 'desk.db'));
    const calls = new DeskStore(db).raised(0, Number.MAX_SAFE_INTEGER);
    db.close();
    const books = { hub: calls, kiosks: new Map(kiosks.map((kiosk) => [kiosk.id, kiosk.calls()])) };
    return {
      wrong: [...audit(ledger, books), ...faults, ...faultsIn(folder)],
      presses: ledger.presses.length,
      acknowledged: ledger.presses.filter(({ keptAt }) => keptAt !== null).length,
      late: late(ledger, books),
      calls: calls.length,
      deeds: staff.reduce((sum, { done }) => sum + done, 0),
      accidents,
      hubMbPerMinute: slopePerMinute(memory),
      hubMb: memory.at(-1)?.value ?? 0,
      restMs,
    };
  } finally {
    over = true;
    for (const each of staff) each.stop();
    for (const kiosk of kiosks) {
      await kiosk.kill();
      await kiosk.wire.close();
    }
    await killHub();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Faults of our own that engines logged. */
function faultsIn(folder: string): readonly string[] {
  return ['hub', 'E1', 'E2', 'E3'].flatMap((name) => {
    const file = join(folder, `${name}.log`);
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => /engine\.fault|effect\.failed|link\.put-aside|link\.not-understood/.test(line))
      .slice(0, 5)
      .map((line) => `${name}: ${line.slice(0, 500)}`);
  });
}
