import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { KioskView } from '../../contract/views.ts';
import type { EngineReady } from '../../main/shell/engine-messages.ts';
import { ownPort } from '../harness/own-port.ts';
import { type EngineLife, startLife } from './engine-life.ts';
import { replay, screenOf } from './journal-replay.ts';
import type { LaneTerminalKind } from './lane-terminal.ts';
import { openOutsideDevices, type OutsideDevices } from './outside-devices.ts';
import { Page } from './page.ts';
import { keepSyncedOnly, type SyncedFolder } from './synced-only.ts';

/** What the lanes of one run count together. */
export interface Tally {
  kills: number;
  /** Kills by the boundary at which they hit; `a random moment` for those by the clock. */
  readonly killsAt: Map<string, number>;
  /** The same with what was played then, as `scenario: boundary`. */
  readonly killsIn: Set<string>;
  /** Boundaries passed at all, killed or not. */
  readonly passed: Map<string, number>;
  readonly startsMs: number[];
  screensCompared: number;
  visits: number;
  /** Everything that must not be, in words. */
  readonly wrong: string[];
}

export function newTally(): Tally {
  return {
    kills: 0,
    killsAt: new Map(),
    killsIn: new Set(),
    passed: new Map(),
    startsMs: [],
    screensCompared: 0,
    visits: 0,
    wrong: [],
  };
}

/** After so much went wrong a run only wastes time. */
const MOST_WRONG = 20;

export const RANDOM = 'a random moment';

/** One kiosk: its data, the devices beside it, its engines one after another, and the pages in front of it. */
export class Lane {
  readonly name: string;
  readonly data: string;
  readonly devices: OutsideDevices;
  readonly #tally: Tally;
  readonly #folder: string;
  /** Present when every kill is a power cut too. */
  readonly #disk: SyncedFolder | null;
  #life: EngineLife;
  #ready: Promise<EngineReady>;
  #port: number;
  #stopping = false;
  #killingAt = RANDOM;
  #armed: { readonly name: string; left: number } | null = null;
  #nextArmed: { readonly name: string; readonly left: number } | null = null;

  private constructor(
    name: string,
    folder: string,
    tally: Tally,
    devices: OutsideDevices,
    cutsPower: boolean,
    port: number,
  ) {
    this.#port = port;
    this.name = name;
    this.#folder = folder;
    this.data = join(folder, 'data');
    mkdirSync(this.data, { recursive: true });
    this.#disk = cutsPower ? keepSyncedOnly(folder, this.data) : null;
    this.#tally = tally;
    this.devices = devices;
    this.#life = this.#start();
    this.#ready = this.#life.ready;
    void this.#supervise();
  }

  /** `cutsPower`: of what a killed engine wrote only what it forced to the disk is there for the next one. */
  static async open(
    name: string,
    folder: string,
    tally: Tally,
    options: { readonly cutsPower: boolean; readonly terminal: LaneTerminalKind },
  ): Promise<Lane> {
    const holder: { lane: Lane | null } = { lane: null };
    const devices = await openOutsideDevices(
      (boundary) => holder.lane?.passOutside(boundary) ?? false,
      options.terminal,
    );
    const lane = new Lane(name, folder, tally, devices, options.cutsPower, await ownPort());
    holder.lane = lane;
    return lane;
  }

  /** The engine that serves now, or the next one. */
  readonly find = async (): Promise<EngineReady> => {
    for (;;) {
      if (this.#tally.wrong.length > MOST_WRONG) throw new Error(this.#tally.wrong.join('\n'));
      try {
        return await this.#ready;
      } catch {
        // Killed before it served: its successor is on the way.
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
  };

  async openKiosk(): Promise<Page<'kiosk'>> {
    const { links } = await this.find();
    return Page.open('kiosk', links.kiosk ?? '', this.find, (view, last) => this.#compare(view, last));
  }

  async openStation(): Promise<Page<'station'>> {
    const { links } = await this.find();
    return Page.open('station', links.station ?? '', this.find, () => undefined);
  }

  /** The engine dies when it has passed this boundary so many more times. */
  arm(count: number, name: string): void {
    this.#armed = { name, left: count };
    this.#life.arm(count, name);
  }

  /** As `arm`, for the engine after this one, from its first instant. */
  armNext(count: number, name: string): void {
    this.#nextArmed = { name, left: count };
  }

  disarm(): void {
    this.#armed = null;
    this.#nextArmed = null;
    this.#life.arm(0, '');
  }

  killNow(at: string): void {
    this.#killingAt = at;
    this.#life.kill();
  }

  /** What the customer of now does, for the count of kills. */
  plays(scenario: string): void {
    this.#playing = scenario;
  }
  #playing = '';

  deaths(): number {
    return this.#deaths;
  }
  #deaths = 0;

  /** A device saw something happen; true when the engine was killed for it. */
  passOutside(name: string): boolean {
    this.#count(name);
    const armed = this.#armed;
    if (armed?.name !== name) return false;
    armed.left -= 1;
    if (armed.left > 0) return false;
    this.#armed = null;
    this.killNow(name);
    return true;
  }

  /** Ends the last engine politely and lets go of the devices. */
  async close(): Promise<void> {
    await this.find();
    this.#stopping = true;
    this.#life.stop();
    const how = await this.#life.gone;
    if (how !== 'exit code 0') this.#tally.wrong.push(`${this.name}: the engine would not stop: ${how}`);
    await this.devices.close();
  }

  database(file: 'shop.db' | 'desk.db'): BetterSqlite3.Database {
    return new BetterSqlite3(join(this.data, file), { readonly: true, timeout: 5_000 });
  }

  /** Boundaries passed since this was last asked. */
  takePassed(): ReadonlySet<string> {
    const passed = this.#passed;
    this.#passed = new Set();
    return passed;
  }
  #passed = new Set<string>();

  #count(name: string): void {
    this.#passed.add(name);
    this.#tally.passed.set(name, (this.#tally.passed.get(name) ?? 0) + 1);
  }

  #start(): EngineLife {
    const next = this.#nextArmed;
    this.#nextArmed = null;
    this.#armed = next;
    return startLife({
      args: [
        '--data',
        this.data,
        '--port',
        String(this.#port),
        '--demo-devices',
        JSON.stringify(this.devices.demo),
      ],
      logFile: join(this.#folder, 'engine.log'),
      env: {
        ...this.#disk?.env,
        NODE_COMPILE_CACHE: join(this.#folder, '..', 'compile-cache'),
        POINTFIVE_ARMED: next === null ? '' : `${next.left}\t${next.name}`,
      },
      onBoundary: (boundary) => {
        this.#count(boundary);
        const armed = this.#armed;
        if (armed?.name !== boundary) return;
        armed.left -= 1;
        if (armed.left <= 0) this.#killingAt = boundary;
      },
    });
  }

  async #supervise(): Promise<void> {
    for (;;) {
      const life = this.#life;
      life.ready.then(
        (ready) => {
          this.#port = ready.port;
          this.#tally.startsMs.push(life.startMs() ?? 0);
        },
        () => undefined,
      );
      const how = await life.gone;
      if (this.#stopping) return;
      if (how === 'SIGKILL') {
        this.#tally.kills += 1;
        this.#tally.killsIn.add(`${this.#playing}: ${this.#killingAt}`);
        this.#tally.killsAt.set(this.#killingAt, (this.#tally.killsAt.get(this.#killingAt) ?? 0) + 1);
      } else {
        this.#tally.wrong.push(`${this.name}: an engine ended by itself: ${how}`);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      if (this.#tally.wrong.length > MOST_WRONG) throw new Error(this.#tally.wrong.join('\n'));
      this.#disk?.cut();
      this.#killingAt = RANDOM;
      this.#deaths += 1;
      this.#life = this.#start();
      this.#ready = this.#life.ready;
    }
  }

  /** After a restart: the screen is the one that was last seen, or what the journal says has happened since. */
  #compare(view: KioskView, last: KioskView | null): void {
    const before = last?.session ?? null;
    if (before === null) return;
    this.#tally.screensCompared += 1;
    const wrong = (what: string) =>
      this.#tally.wrong.push(`${this.name}, visit ${before.sessionId}: ${what}`);
    const db = this.database('shop.db');
    try {
      const seen = JSON.stringify(screenOf(before));
      const kept = JSON.stringify(replay(db, before.sessionId, before.seq));
      if (kept !== seen) return void wrong(`step ${before.seq} was seen and lost: ${seen} became ${kept}`);
      const now = view.session;
      const later = db
        .prepare<[string, number], { event: string }>(
          'SELECT event FROM journal WHERE session_id = ? AND seq > ? ORDER BY seq',
        )
        .all(before.sessionId, before.seq)
        .map(({ event }) => event);
      if (now === null || now.sessionId !== before.sessionId) {
        if (!later.some((event) => /"(finished|startedOver|thanks\.elapsed|\w+\.elapsed)"/.test(event)))
          wrong('the visit left the screen and nothing ended it');
        return;
      }
      const shown = JSON.stringify(screenOf(now));
      if (shown !== JSON.stringify(replay(db, now.sessionId, now.seq)))
        wrong(`the screen at step ${now.seq} is not what the journal says: ${shown}`);
      const changing = later.some(
        (event) => !/"type":"(noticed|help\.\w+|idle\.elapsed|touched)"/.test(event),
      );
      if (!changing && shown !== seen) wrong(`another screen after the restart: ${seen} became ${shown}`);
    } finally {
      db.close();
    }
  }
}
