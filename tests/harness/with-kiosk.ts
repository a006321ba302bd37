import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import { DeskStore } from '../../db/desk-store.ts';
import { openDeskDatabase, openShopDatabase } from '../../db/open-database.ts';
import { createTicketTextEncoder } from '../../hardware/escpos/text-encoder.ts';
import { createVirtualButton, virtualButtonLine } from '../../hardware/sim/virtual-button.ts';
import { createVirtualEspaStation } from '../../hardware/sim/virtual-espa-station.ts';
import { createVirtualLineBox } from '../../hardware/sim/virtual-line-box.ts';
import { createVirtualPagerEncoder } from '../../hardware/sim/virtual-pager-encoder.ts';
import { createVirtualPheTower } from '../../hardware/sim/virtual-phe-tower.ts';
import { createVirtualPoleDisplay } from '../../hardware/sim/virtual-pole-display.ts';
import { createVirtualPrinter } from '../../hardware/sim/virtual-printer.ts';
import { createVirtualScanner } from '../../hardware/sim/virtual-scanner.ts';
import { createVirtualTerminal } from '../../hardware/sim/virtual-terminal.ts';
import { createVirtualZvtTerminal } from '../../hardware/sim/virtual-zvt-terminal.ts';
import { composeEngine, type EngineCore } from '../../main/compose.ts';
import { type Config, parseConfig } from '../../main/config.ts';
import type { Caller } from '../../main/gateway/caller.ts';
import { systemIds } from '../../main/ids.ts';
import type { Log } from '../../main/log.ts';
import { cornerShop } from './corner-shop.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { memoryCable } from './memory-cable.ts';
import { eventually, Page } from './page.ts';

export const mia = { staff_id: 'mia', name: 'Mia', role: 'staff' } as const;
export const jonas = { staff_id: 'jonas', name: 'Jonas', role: 'staff' } as const;
export const petra = { staff_id: 'petra', name: 'Petra', role: 'manager' } as const;

export const kioskCaller: Caller = { audience: 'kiosk', screen: 'kiosk', staff: null, sessionKey: null };

export function staffCaller(staff: typeof mia | typeof jonas): Caller {
  return { audience: 'staff', screen: 'station', staff, sessionKey: null };
}

/** The customer's screen with the gestures that every story needs. */
export class KioskPage extends Page<'kiosk'> {
  /** Touches the screen, says "take away", and puts one of each into the order. */
  async orders(...itemIds: readonly string[]): Promise<void> {
    await this.does('session.start');
    await this.does('order.type', { orderType: 'take-away' });
    for (const itemId of itemIds) await this.does('order.add', { itemId, quantity: 1, selections: [] });
  }

  /** Orders and goes on to the fixed total. */
  async reviews(...itemIds: readonly string[]): Promise<void> {
    await this.orders(...itemIds);
    await this.does('order.review');
    await this.sees({ session: { step: 'reviewing' } });
  }

  /** Pays what is on the screen now. */
  async pays(method: 'card' | 'counter'): Promise<void> {
    const { session } = await this.view();
    await this.does('order.pay', { method, seq: session?.seq ?? -1 });
  }

  /** Presses Help; gives the call's id. */
  async callsHelp(): Promise<string> {
    const callId = randomUUID();
    await this.does('assist.call', { callId });
    return callId;
  }
}

export interface LogLine {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Everything that a story can touch and look at. */
export interface World {
  readonly kiosk: KioskPage;
  readonly station: Page<'station'>;
  readonly manager: Page<'manager'>;
  readonly board: Page<'board'>;
  readonly terminal: ReturnType<typeof device<ReturnType<typeof createVirtualTerminal>>>;
  /** The terminal of stories with `terminal: 'zvt'`; it has been tried once with 1.00 when it was set up. */
  readonly zvt: ReturnType<typeof device<ReturnType<typeof createVirtualZvtTerminal>>>;
  readonly printer: ReturnType<typeof device<ReturnType<typeof createVirtualPrinter>>>;
  /** Behind its cable always; the shop knows it only when the story's `devices` name it. */
  readonly kitchen: ReturnType<typeof device<ReturnType<typeof createVirtualPrinter>>>;
  readonly pager: ReturnType<typeof device<ReturnType<typeof createVirtualPagerEncoder>>>;
  /** Paging boxes that the shop knows only when the story's `devices` name them. */
  readonly espa: ReturnType<typeof device<ReturnType<typeof createVirtualEspaStation>>>;
  readonly jtech: ReturnType<typeof device<ReturnType<typeof createVirtualLineBox>>>;
  readonly scanner: ReturnType<typeof device<ReturnType<typeof createVirtualScanner>>>;
  readonly button: ReturnType<typeof device<ReturnType<typeof createVirtualButton>>>;
  readonly light: ReturnType<typeof device<ReturnType<typeof createVirtualPheTower>>>;
  readonly display: ReturnType<typeof device<ReturnType<typeof createVirtualPoleDisplay>>>;
  readonly clock: FakeClock;
  /** The engine that runs now. */
  readonly engine: () => EngineCore;
  readonly log: readonly LogLine[];
  /** Writes to that log, for what a story puts around the engine. */
  readonly heard: Log;
  /** Folder of the databases. */
  readonly data: string;
  /** The engine is killed: nothing of it happens any more, nothing is tidied up. */
  readonly kill: () => Promise<void>;
  /** Starts an engine on the same files; pages that were open come back. */
  readonly boot: () => Promise<void>;
  /** Killed and started again at once. */
  readonly restart: () => Promise<void>;
  /** Waits until something of the inside is so. */
  readonly until: (look: () => void) => Promise<void>;
  /** The same while time goes by in half seconds, for what waits for devices and for real work (fonts) in turns. */
  readonly inTime: (look: () => void | Promise<void>) => Promise<void>;
}

export interface Setup {
  readonly catalog?: Catalog | null;
  readonly config?: object;
  /** Settings over the usual ones, by device; a device that is not usual needs all but its address. */
  readonly devices?: Partial<Record<(typeof names)[number], object>>;
  /** Pages that nobody has opened. */
  readonly closed?: readonly ('station' | 'manager' | 'board')[];
}

function device<D extends Parameters<typeof memoryCable>[0]>(sim: D) {
  return Object.assign(sim, { cable: memoryCable(sim) });
}

const names = [
  'printer',
  'pager',
  'scanner',
  'terminal',
  'button',
  'kitchen',
  'light',
  'display',
  'zvt',
  'espa',
  'jtech',
] as const;
const addresses = Object.fromEntries(names.map((name, at) => [name, `tcp://127.0.0.1:${at + 1}`]));

/** A terminal that never paid anything has no number that the next payment could follow. */
const triedOnce = {
  kind: 'payment',
  trace: 470,
  receipt: 470,
  amount: 100,
  currency: 978,
  result: 0,
  original: null,
} as const;

/** For a story whose card terminal speaks ZVT. */
export const zvtTerminal = {
  devices: { terminal: { driver: 'zvt', address: addresses['zvt'], receipts: 'kiosk' } },
} as const;

function configOf(change: object, more: NonNullable<Setup['devices']>): Config {
  const usual: Record<string, object> = {
    printer: {
      driver: 'escpos',
      address: addresses['printer'],
      drawer: 'pin-2',
      drawerOpenLevel: 'high',
      drawerLeftOpenSeconds: 30,
    },
    pager: {
      driver: 'tap',
      address: addresses['pager'],
      capcodes: ['1001'],
      urgentCapcodes: ['1002'],
    },
    scanner: { driver: 'serial-scanner', address: addresses['scanner'] },
    terminal: { driver: 'virtual-terminal', address: addresses['terminal'] },
    button: { driver: 'line-button', address: addresses['button'], match: { line: virtualButtonLine } },
  };
  const named = names.filter((name) => name in usual || name in more);
  const devices = Object.fromEntries(
    named.map((name) => [name, { address: addresses[name], ...usual[name], ...more[name] }]),
  );
  return parseConfig('the test', JSON.stringify({ devices, ...change }));
}

/**
 * A whole kiosk for one story: the real engine with the real databases on disk and the shipping drivers, virtual
 * devices behind cables inside this process, and a clock that moves when the story says so.
 */
export async function withKiosk(story: (world: World) => Promise<void>, setup: Setup = {}): Promise<void> {
  // Loaded once per process from disk: the only thing in the engine that waits for real time.
  await createTicketTextEncoder();
  const data = mkdtempSync(join(tmpdir(), 'pointfive-'));
  const clock = createFakeClock();
  const config = configOf(setup.config ?? {}, setup.devices ?? {});
  const devices = {
    printer: device(createVirtualPrinter({ id: 'printer', drawer: { openLevel: 'high' } })),
    kitchen: device(createVirtualPrinter({ id: 'kitchen' })),
    pager: device(createVirtualPagerEncoder({ id: 'pager', name: 'Pager', clock })),
    scanner: device(createVirtualScanner({ id: 'scanner', name: 'Scanner', clock })),
    terminal: device(createVirtualTerminal({ id: 'terminal', name: 'Terminal', clock, mode: 'approve' })),
    zvt: device(
      createVirtualZvtTerminal({ id: 'zvt', name: 'Terminal', clock, envelope: 'tcp', mode: 'approve' }),
    ),
    button: device(createVirtualButton({ id: 'button', name: 'Button', clock })),
    light: device(createVirtualPheTower({ id: 'light', name: 'Light', clock })),
    espa: device(createVirtualEspaStation({ id: 'espa', name: 'ESPA', clock, role: 'polled' })),
    jtech: device(createVirtualLineBox({ id: 'jtech', name: 'JTECH', clock, dialect: 'jtech' })),
    display: device(createVirtualPoleDisplay({ id: 'display', name: 'Display', speaks: 'cd5220' })),
  };
  devices.zvt.ledger.put({ ...triedOnce, at: clock.now() });
  const lines: LogLine[] = [];
  const log: Log = (id, fields) => {
    lines.push({ id, fields });
  };
  const pages = {
    kiosk: new KioskPage('kiosk', kioskCaller, clock),
    station: new Page('station', staffCaller(mia), clock),
    manager: new Page(
      'manager',
      { audience: 'manager', screen: 'manager', staff: petra, sessionKey: null },
      clock,
    ),
    board: new Page('board', { audience: 'board', screen: 'board', staff: null, sessionKey: null }, clock),
  };
  const openPages = (['kiosk', 'station', 'manager', 'board'] as const).filter(
    (name) => name === 'kiosk' || !setup.closed?.includes(name),
  );
  let running: Running | null = null;

  async function boot(): Promise<void> {
    running = start({ data, clock, config, log, devices, catalog: setup.catalog });
    for (const name of openPages) pages[name].open(running.core);
    // Drivers greet their devices, pages get their first picture.
    await clock.advance(1000);
  }

  async function kill(): Promise<void> {
    await clock.advance(0);
    for (const { cable } of Object.values(devices)) cable.abandon();
    for (const name of openPages) pages[name].lose();
    await running?.kill();
    running = null;
  }

  await boot();
  try {
    await story({
      ...pages,
      ...devices,
      clock,
      engine: () => {
        if (running === null) throw new Error('no engine runs');
        return running.core;
      },
      log: lines,
      heard: log,
      data,
      kill,
      boot,
      async restart() {
        await kill();
        await boot();
      },
      until: (look) => eventually(clock, 'it should be so', look),
      inTime: (look) => inTime(clock, look),
    });
    const faults = lines.filter(({ id }) => id === 'engine.fault' || id === 'effect.failed');
    if (faults.length > 0) throw new Error(`the engine had faults: ${JSON.stringify(faults)}`);
  } finally {
    await kill();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Half seconds that may go by: two minutes, longer than any device's patience in these stories but one. */
const MOST_TURNS = 240;

async function inTime(clock: FakeClock, look: () => void | Promise<void>): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    try {
      await look();
      return;
    } catch (error) {
      if (turn === MOST_TURNS) throw error;
      await clock.advance(500);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

interface Running {
  readonly core: EngineCore;
  readonly kill: () => Promise<void>;
}

function start(world: {
  data: string;
  clock: FakeClock;
  config: Config;
  log: Log;
  devices: Pick<World, (typeof names)[number]>;
  catalog: Catalog | null | undefined;
}): Running {
  const { data, config, log, devices } = world;
  const shopDb = openShopDatabase(join(data, 'shop.db'));
  const deskDb = openDeskDatabase(join(data, 'desk.db'));
  const deskStore = new DeskStore(deskDb);
  const lease = world.clock.lease();
  let dead = false;
  const core = composeEngine({
    config,
    clock: lease.clock,
    ids: systemIds,
    log: (id, fields) => {
      if (!dead) log(id, fields);
    },
    shopDb,
    deskDb,
    deskWriter: {
      write: (entry) =>
        new Promise((resolve) => {
          setImmediate(() => {
            if (dead) return;
            deskStore.write([entry]);
            resolve();
          });
        }),
      close: () => Promise.resolve(),
    },
    openLine: (address) => {
      const name = names.find((each) => addresses[each] === address);
      if (name === undefined) throw new Error(`no cable for ${address}`);
      return devices[name].cable.open;
    },
    demo: null,
    controlKey: 'the key of the test',
    data,
    origin: () => 'http://127.0.0.1',
  });
  if (core.stores.catalogs.list().length === 0 && world.catalog !== null) {
    const catalog = world.catalog ?? cornerShop();
    core.live.publish({ catalog, by: 'test', source: 'test', images: new Map(), keepImages: false });
  }
  core.start();
  return {
    core,
    async kill() {
      dead = true;
      lease.end();
      // A thread dies with its process: this one would open files again that a test is about to remove.
      await core.closeReports();
      // What the engine had put off to the next turn of the loop finds its files, and nothing comes of it.
      await world.clock.advance(0);
      shopDb.close();
      deskDb.close();
    },
  };
}
