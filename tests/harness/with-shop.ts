import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebSocket } from 'ws';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createLoopback } from './loopback.ts';
import { eventually } from './page.ts';
import { dialHub, ShopEngine } from './shop-engine.ts';
import { createWire, type Wire } from './wire.ts';

export interface ShopSetup {
  /** How many kiosks link to the hub; their ids are K2, K3, … */
  readonly kiosks?: number;
  /** The hub has no kiosk of its own; left out: it is K1. */
  readonly headless?: boolean;
  /** Beside the usual configuration of an engine, by id ('hub' or a kiosk's). */
  readonly config?: Readonly<Record<string, object>>;
  /** What a kiosk says of itself otherwise than usual, by its usual id. */
  readonly kiosk?: Readonly<Record<string, { readonly id?: string; readonly letter?: string }>>;
  /** Kiosks that the hub will not let in: nobody waits for them. */
  readonly unlinked?: readonly string[];
  /** Staff have pages open at the kiosks' own engines too. */
  readonly stationsAtKiosks?: boolean;
}

/** A shop of several machines for one story. */
export interface Shop {
  readonly hub: ShopEngine;
  /** Kiosks with engines of their own, K2 first. */
  readonly kiosks: readonly ShopEngine[];
  readonly kiosk: (id: string) => ShopEngine;
  /** The cable of a kiosk to the hub. */
  readonly wire: (id: string) => Wire;
  /** Somebody else's call to the hub, over the cable of a kiosk. */
  readonly knock: (id: string, deviceId: string) => WebSocket;
  readonly clock: FakeClock;
  /** Lets time pass in small steps; what is under way on the wires arrives in between. */
  readonly pass: (ms: number, step?: number) => Promise<void>;
  /** Lets everything on the wires and on disk come to rest; no time passes. */
  readonly rest: () => Promise<void>;
  /** Waits until something of the inside is so. */
  readonly until: (look: () => void) => Promise<void>;
  /** Waits until every kiosk that runs and is plugged in is connected. */
  readonly linked: () => Promise<void>;
}

const STEP_MS = 250;
/** For what is said for ever, or never arrives. */
const LONGEST_UNREST_MS = 60_000;

/**
 * One hub and its kiosks: real engines with real databases on disk, joined by real loopback sockets through wires that
 * can be cut. Time is fake. Customers stand at `kiosk` pages, Mia and Jonas hold stations of the hub.
 */
export async function withShop(story: (shop: Shop) => Promise<void>, setup: ShopSetup = {}): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pointfive-shop-'));
  const clock = createFakeClock();
  let arrivals = 0;
  const arrived = () => {
    arrivals += 1;
  };
  const ids = Array.from({ length: setup.kiosks ?? 1 }, (_, at) => `K${at + 2}`);
  const wires = new Map<string, Wire>();
  const loopback = createLoopback();
  const { watch } = loopback;
  for (const id of ids) wires.set(id, await createWire(clock, watch));

  const configOf = (id: string, letter: string, name: string): object => ({
    ...setup.config?.[id === 'K1' ? 'hub' : id],
    kiosk: { id, name, letter, place: `place of ${id}`, ...setup.kiosk?.[id] },
  });
  const hub = new ShopEngine({
    id: 'hub',
    folder,
    clock,
    config: configOf('K1', 'A', 'Kiosk 1'),
    headless: setup.headless ?? false,
    network: {
      wirePort: null,
      listening: (port) => {
        for (const wire of wires.values()) wire.to(port);
      },
      arrived,
      watch,
      deviceId: 'the hub',
    },
    pages: ['kiosk', 'station', 'jonas', 'manager'],
  });
  const wireOf = (id: string): Wire => {
    const wire = wires.get(id);
    if (wire === undefined) throw new Error(`no wire goes to ${id}`);
    return wire;
  };
  const kiosks = ids.map(
    (id, at) =>
      new ShopEngine({
        id,
        folder,
        clock,
        config: configOf(id, String.fromCharCode(66 + at), `Kiosk ${at + 2}`),
        headless: false,
        network: {
          wirePort: wireOf(id).port,
          listening: () => undefined,
          arrived,
          watch,
          deviceId: `device of ${id}`,
        },
        pages: setup.stationsAtKiosks === true ? ['kiosk', 'station'] : ['kiosk'],
      }),
  );

  const activity = () => [...wires.values()].reduce((sum, wire) => sum + wire.carried(), arrivals);
  async function rest(): Promise<void> {
    const since = performance.now();
    let still = 0;
    for (let seen = activity(); still < 3; ) {
      await clock.advance(0);
      await new Promise((resolve) => setTimeout(resolve, 1));
      const underWay = loopback.underWay();
      still = activity() === seen && underWay === null ? still + 1 : 0;
      seen = activity();
      if (performance.now() - since > LONGEST_UNREST_MS)
        throw new Error(`the wires do not come to rest: ${underWay ?? 'more and more arrives'}`);
    }
  }
  async function pass(ms: number, step = STEP_MS): Promise<void> {
    await rest();
    for (let left = ms; left > 0; left -= step) {
      await clock.advance(Math.min(step, left));
      await rest();
    }
  }
  const until = (look: () => void) => eventually(clock, 'it should be so', look);
  const shop: Shop = {
    hub,
    kiosks,
    kiosk: (id) => {
      const found = id === 'K1' ? hub : kiosks.find((kiosk) => kiosk.id === id);
      if (found === undefined) throw new Error(`there is no kiosk ${id}`);
      return found;
    },
    wire: wireOf,
    knock: (id, deviceId) => dialHub(wireOf(id).port, deviceId, watch),
    clock,
    pass,
    rest,
    until,
    async linked() {
      for (let turn = 0; turn < 200; turn += 1) {
        const waits = kiosks.filter((kiosk) => kiosk.runs && setup.unlinked?.includes(kiosk.id) !== true);
        if (waits.every(({ core }) => core.link.hub()?.connected === true)) return rest();
        await pass(STEP_MS);
      }
      throw new Error('the kiosks did not find their hub');
    },
  };
  try {
    await hub.boot();
    for (const kiosk of kiosks) await kiosk.boot();
    await shop.linked();
    await pass(1_000);
    await story(shop);
    const faults = [hub, ...kiosks].flatMap(({ id, log }) =>
      log
        .filter((line) => line.id === 'engine.fault' || line.id === 'effect.failed')
        .map(({ id: what, fields }) => ({ engine: id, what, fields })),
    );
    if (faults.length > 0) throw new Error(`engines had faults: ${JSON.stringify(faults)}`);
  } finally {
    for (const engine of [hub, ...kiosks]) await engine.kill();
    for (const wire of wires.values()) await wire.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
