import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SessionView } from '../../contract/views.ts';
import { writePlaces } from '../../main/demo/demo-places.ts';
import { type DemoDevices, demoDevicesSchema } from '../../main/devices/demo-devices.ts';
import {
  type EngineReady,
  type EngineRefused,
  type FromEngine,
  readFromEngine,
} from '../../main/shell/engine-messages.ts';
import { ownPlaces } from '../harness/own-places.ts';
import { ownPort } from '../harness/own-port.ts';
import { screenOf } from './journal-replay.ts';
import { Page } from './page.ts';
import { simpleChoices } from './shelf.ts';

const engineEntry = fileURLToPath(new URL('../../main/engine.ts', import.meta.url));
const demoEntry = fileURLToPath(new URL('../../main/demo.ts', import.meta.url));
const soon = { timeout: 180_000, interval: 20 };

let folder: string;
let data: string;
let children: ChildProcess[];
let pages: Page<'kiosk'>[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pointfive-one-'));
  data = join(folder, 'data');
  children = [];
  pages = [];
});

afterEach(async () => {
  for (const page of pages) page.close();
  for (const child of children) await end(child);
  rmSync(folder, { recursive: true, force: true });
});

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function start(entry: string, ...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [entry, ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'pointfive-compile-cache') },
  });
  children.push(child);
  return child;
}

async function startDemo(): Promise<{ readonly child: ChildProcess; readonly demo: DemoDevices }> {
  const ports = join(folder, 'ports.json');
  if (!existsSync(ports)) writePlaces(ports, await ownPlaces());
  const child = start(demoEntry, '--ports-file', ports, '--terminal-mode', 'ask a person');
  const [message]: unknown[] = await once(child, 'message');
  return { child, demo: demoDevicesSchema.parse(message) };
}

interface Started {
  readonly child: ChildProcess;
  readonly said: FromEngine;
}

async function startEngine(demo: DemoDevices | null, port = 0): Promise<Started> {
  const devices = demo === null ? [] : ['--demo-devices', JSON.stringify(demo)];
  const child = start(engineEntry, '--data', data, '--port', String(port), ...devices);
  const [message]: unknown[] = await once(child, 'message');
  const said = readFromEngine(message);
  if (said === null) throw new Error(`not understood: ${JSON.stringify(message)}`);
  return { child, said };
}

function readyOf({ said }: Started): EngineReady {
  if (said.type !== 'ready') throw new Error(`not ready: ${JSON.stringify(said)}`);
  return said;
}

function refusalOf({ said }: Started): EngineRefused {
  if (said.type !== 'refused') throw new Error(`not refused: ${JSON.stringify(said)}`);
  return said;
}

describe('one engine on one data folder', () => {
  test('a second one is refused and told where the first is; the first goes on', async () => {
    const first = readyOf(await startEngine(null));
    const second = await startEngine(null);
    expect(refusalOf(second)).toMatchObject({ why: 'already-running', where: first.origin });
    await vi.waitFor(() => expect(second.child.exitCode).toBe(78), soon);
    expect((await fetch(`${first.origin}/healthz`)).ok).toBe(true);
  });

  test('of several started in the same moment one serves and the others are refused', async () => {
    const all = await Promise.all([startEngine(null), startEngine(null), startEngine(null)]);
    const types = all.map(({ said }) => said.type).sort();
    expect(types).toEqual(['ready', 'refused', 'refused']);
    for (const started of all)
      if (started.said.type === 'refused') expect(refusalOf(started).why).toBe('already-running');
  });

  test('a killed one leaves nothing in the way of the next', async () => {
    const first = await startEngine(null);
    await end(first.child);
    expect(readFileSync(join(data, 'engine.json'), 'utf8')).toContain(String(first.child.pid));
    const second = await startEngine(null);
    expect(readyOf(second).pid).toBe(second.child.pid);
  });

  test.each([
    ['half a file', '{"pid":'],
    [
      'the pid of another living process',
      JSON.stringify({
        pid: process.pid,
        port: 1,
        origin: 'http://127.0.0.1:1',
        startedAt: 0,
        controlKey: 'k',
      }),
    ],
  ])('%s in engine.json names no engine', async (_, text) => {
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'engine.json'), text);
    expect(readyOf(await startEngine(null)).origin).toMatch(/^http:/);
  });
});

describe('an order in the middle of paying', () => {
  /** An order that waits for a card, on a page that follows whichever engine serves. */
  async function payingOrder(demo: DemoDevices): Promise<{
    readonly page: Page<'kiosk'>;
    readonly engine: ChildProcess;
    readonly port: number;
    readonly serve: (ready: EngineReady) => void;
    readonly session: () => SessionView;
  }> {
    const started = await startEngine(demo, await ownPort());
    let ready = readyOf(started);
    const page = await Page.open(
      'kiosk',
      ready.links.kiosk ?? '',
      () => Promise.resolve(ready),
      () => undefined,
    );
    pages.push(page);
    const session = (): SessionView => {
      const shown = page.view()?.session ?? null;
      if (shown === null) throw new Error('nobody is ordering');
      return shown;
    };
    const coffee = simpleChoices()[0];
    if (coffee === undefined) throw new Error('the demo shop sells nothing simple');
    await page.send('session.start', {});
    await page.send('order.type', { orderType: 'take-away' });
    const added = await page.send('order.add', {
      itemId: coffee.itemId,
      quantity: 2,
      selections: [...coffee.selections],
    });
    expect(added).toMatchObject({ ok: true });
    await page.send('order.review', {});
    await vi.waitFor(
      () => expect(session()).toMatchObject({ step: 'reviewing', payment: { cardReady: true } }),
      soon,
    );
    expect(await page.send('order.pay', { method: 'card', seq: session().seq })).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(session().step).toBe('paying'), soon);
    return {
      page,
      engine: started.child,
      port: ready.port,
      session,
      serve: (next) => {
        ready = next;
      },
    };
  }

  test('outlives the death of the virtual devices: asked about, never charged again', async () => {
    const { child, demo } = await startDemo();
    const { session } = await payingOrder(demo);
    await end(child);
    await vi.waitFor(
      () => expect(session()).toMatchObject({ step: 'checking', payment: { state: 'unknown' } }),
      soon,
    );
    const lines = JSON.stringify(session().lines);
    // The terminal comes back and knows that no card was presented.
    expect((await startDemo()).demo).toEqual(demo);
    await vi.waitFor(() => expect(session().step).toBe('declined'), soon);
    expect(JSON.stringify(session().lines)).toBe(lines);
  });

  test('outlives the death of the supervisor: the engine stops, and the next one shows the same screen', async () => {
    const { demo } = await startDemo();
    const { engine, port, serve, session, page } = await payingOrder(demo);
    const before = screenOf(session());
    const number = session().number;
    // What the engine sees of a supervisor that was killed.
    engine.disconnect();
    await vi.waitFor(() => expect(engine.exitCode).toBe(0), soon);
    const again = readyOf(await startEngine(demo, port));
    serve(again);
    const seqBefore = session().seq;
    await vi.waitFor(() => expect(session().seq).toBeGreaterThan(seqBefore), soon);
    expect(screenOf(session())).toMatchObject({ lines: before.lines, place: before.place, number });
    // It was in the middle of a charge: that one is asked about, and no other is made.
    expect(['checking', 'paying', 'declined']).toContain(session().step);
    const answer = await page.send('session.touch', {});
    expect(answer).toMatchObject({ ok: true });
  });
});
