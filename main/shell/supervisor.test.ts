import { expect, test } from 'vitest';
import { FakeChild } from '../../tests/harness/fake-child.ts';
import { FakeShellClock, settle } from '../../tests/harness/shell-clock.ts';
import type { EngineReady } from './engine-messages.ts';
import type { KeeperReport } from './keeper.ts';
import { type ChildRole, READY_MS, type Supervisor, supervise } from './supervisor.ts';

const devices = { printer: 'tcp://127.0.0.1:9100', control: 'http://127.0.0.1:9200' };

class Shop {
  readonly clock = new FakeShellClock();
  readonly children: { readonly role: ChildRole; readonly child: FakeChild }[] = [];
  readonly reports: KeeperReport[] = [];
  readonly supervisor: Supervisor;

  constructor(options: { demo: boolean; port?: number; config?: string }) {
    this.supervisor = supervise({
      data: '/data',
      port: options.port ?? 4005,
      role: 'kiosk',
      config: options.config ?? null,
      demo: options.demo,
      demoPortsFile: '/data/demo-ports.json',
      clock: this.clock,
      report: (report) => void this.reports.push(report),
      launch: (role, args, events) => {
        const child = new FakeChild(100 + this.children.length, args, events);
        this.children.push({ role, child });
        return child;
      },
    });
  }

  all(role: ChildRole): readonly FakeChild[] {
    return this.children.filter((entry) => entry.role === role).map(({ child }) => child);
  }

  newest(role: ChildRole): FakeChild {
    const child = this.all(role).at(-1);
    if (!child) throw new Error(`no ${role} was started`);
    return child;
  }

  ready(port = 4005): EngineReady {
    const said: EngineReady = {
      type: 'ready',
      pid: this.newest('engine').pid,
      port,
      origin: `http://127.0.0.1:${port}`,
      links: { kiosk: 'k', station: 's', manager: 'm', board: 'b', dock: null },
    };
    this.newest('engine').say(said);
    return said;
  }
}

test('a shop with hardware starts the engine alone', async () => {
  const shop = new Shop({ demo: false, config: '/etc/pointfive.json' });
  const started = shop.supervisor.start();
  const ready = shop.ready();
  await expect(started).resolves.toEqual({ type: 'ready', ready });
  expect(shop.children.map(({ role }) => role)).toEqual(['engine']);
  expect(shop.newest('engine').args).toEqual([
    '--data',
    '/data',
    '--port',
    '4005',
    '--config',
    '/etc/pointfive.json',
  ]);
});

test('the demo shop starts its devices first and tells the engine where they are', async () => {
  const shop = new Shop({ demo: true });
  void shop.supervisor.start();
  expect(shop.children.map(({ role }) => role)).toEqual(['demo']);
  expect(shop.newest('demo').args).toEqual(['--ports-file', '/data/demo-ports.json']);
  shop.newest('demo').say(devices);
  expect(shop.newest('engine').args).toContain(JSON.stringify(devices));
  await settle();
});

test('an engine that dies is started again on the port that it had', async () => {
  const shop = new Shop({ demo: false, port: 0 });
  void shop.supervisor.start();
  shop.ready(45_001);
  shop.newest('engine').die('signal SIGKILL');
  await shop.clock.pass(999);
  expect(shop.all('engine')).toHaveLength(2);
  expect(shop.newest('engine').args).toEqual(['--data', '/data', '--port', '45001']);
});

test('virtual devices that die come back without disturbing the engine', async () => {
  const shop = new Shop({ demo: true });
  void shop.supervisor.start();
  shop.newest('demo').say(devices);
  shop.ready();
  shop.newest('demo').die('exit code 1');
  await shop.clock.pass(999);
  shop.newest('demo').say(devices);
  expect(shop.all('demo')).toHaveLength(2);
  expect(shop.all('engine')).toHaveLength(1);
});

test('virtual devices that come back elsewhere are told to a new engine', async () => {
  const shop = new Shop({ demo: true });
  void shop.supervisor.start();
  shop.newest('demo').say(devices);
  shop.ready();
  shop.newest('demo').die('exit code 1');
  await shop.clock.pass(999);
  const moved = { ...devices, printer: 'tcp://127.0.0.1:9101' };
  shop.newest('demo').say(moved);
  await shop.clock.pass(999);
  expect(shop.all('engine')).toHaveLength(2);
  expect(shop.newest('engine').args).toContain(JSON.stringify(moved));
});

test('an engine that refuses at the first start is not started again', async () => {
  const shop = new Shop({ demo: false });
  const started = shop.supervisor.start();
  const refused = {
    type: 'refused',
    why: 'newer-database',
    message: 'It is from a newer PointFive.',
  } as const;
  shop.newest('engine').say(refused);
  shop.newest('engine').die('exit code 1');
  await expect(started).resolves.toEqual({ type: 'refused', refused });
  await shop.clock.pass(60_000);
  expect(shop.all('engine')).toHaveLength(1);
  await shop.supervisor.stop();
});

test('an engine that refuses after a crash is tried again, because the cause may be a leftover', async () => {
  const shop = new Shop({ demo: false });
  void shop.supervisor.start();
  shop.ready();
  shop.newest('engine').die('signal SIGKILL');
  await shop.clock.pass(100);
  shop.newest('engine').say({ type: 'refused', why: 'port-taken', message: 'The port is taken.' });
  shop.newest('engine').die('exit code 1');
  await shop.clock.pass(1_000);
  expect(shop.all('engine')).toHaveLength(3);
});

test('an engine that never gets ready ends the start with what it died of', async () => {
  const shop = new Shop({ demo: false });
  const started = shop.supervisor.start();
  for (let death = 0; death < 5; death += 1) {
    shop.newest('engine').die('exit code 9');
    await shop.clock.pass(2_000);
  }
  await expect(started).resolves.toEqual({ type: 'crash-loop', name: 'engine', how: 'exit code 9' });
});

test('a crash loop of an engine that once ran is said plainly, and it is still tried again', async () => {
  const shop = new Shop({ demo: false });
  void shop.supervisor.start();
  shop.ready();
  for (let death = 0; death < 5; death += 1) {
    shop.newest('engine').die('signal SIGSEGV');
    await shop.clock.pass(2_000);
  }
  expect(shop.reports).toContainEqual({
    type: 'crash-loop',
    name: 'engine',
    deaths: 5,
    withinMs: 60_000,
    how: 'signal SIGSEGV',
  });
  expect(shop.all('engine')).toHaveLength(6);
});

test('an engine that hangs before it is ready is ended and started again', async () => {
  const shop = new Shop({ demo: false });
  void shop.supervisor.start();
  await shop.clock.pass(READY_MS + 1_000);
  expect(shop.all('engine')[0]?.kills).toEqual(['force']);
  expect(shop.all('engine')).toHaveLength(2);
});

test('an engine that took its time but got ready is left alone', async () => {
  const shop = new Shop({ demo: false });
  void shop.supervisor.start();
  await shop.clock.pass(READY_MS - 1);
  shop.ready();
  await shop.clock.pass(READY_MS);
  expect(shop.newest('engine').kills).toEqual([]);
});

test('a link asked for while the engine is down comes from the next engine', async () => {
  const shop = new Shop({ demo: false });
  void shop.supervisor.start();
  shop.ready();
  shop.newest('engine').die('signal SIGKILL');
  const link = shop.supervisor.mintLink('kiosk');
  await shop.clock.pass(100);
  shop.ready();
  expect(shop.newest('engine').heard).toEqual([{ type: 'mint-link', requestId: 'link-1', screen: 'kiosk' }]);
  shop.newest('engine').say({ type: 'link', requestId: 'link-1', url: 'http://127.0.0.1:4005/kiosk?t=x' });
  await expect(link).resolves.toBe('http://127.0.0.1:4005/kiosk?t=x');
});

test('a link that the engine died over is asked for again', async () => {
  const shop = new Shop({ demo: false });
  void shop.supervisor.start();
  shop.ready();
  void shop.supervisor.mintLink('station');
  shop.newest('engine').die('signal SIGKILL');
  await shop.clock.pass(100);
  shop.ready();
  expect(shop.newest('engine').heard).toEqual([
    { type: 'mint-link', requestId: 'link-1', screen: 'station' },
  ]);
});

test('stopping says goodbye to the engine before the devices, and starts nothing again', async () => {
  const shop = new Shop({ demo: true });
  void shop.supervisor.start();
  shop.newest('demo').say(devices);
  shop.ready();
  const stopped = shop.supervisor.stop();
  await settle();
  expect(shop.newest('engine').heard).toEqual([{ type: 'shutdown' }]);
  expect(shop.newest('demo').kills).toEqual([]);
  shop.newest('engine').die('exit code 0');
  await stopped;
  expect(shop.newest('demo').kills).toEqual(['polite']);
  await shop.clock.pass(60_000);
  expect(shop.children).toHaveLength(2);
});

test('an engine that does not go when asked is ended by force', async () => {
  const shop = new Shop({ demo: false });
  void shop.supervisor.start();
  shop.ready();
  shop.newest('engine').obedient = false;
  const stopped = shop.supervisor.stop();
  await shop.clock.pass(10_000);
  await stopped;
  expect(shop.newest('engine').kills).toEqual(['polite', 'force']);
});

test('stopping while the engine waits for its next start leaves nothing behind', async () => {
  const shop = new Shop({ demo: false });
  void shop.supervisor.start();
  shop.ready();
  shop.newest('engine').die('signal SIGKILL');
  await shop.supervisor.stop();
  await shop.clock.pass(60_000);
  expect(shop.all('engine')).toHaveLength(1);
});

test('an engine that says what no shell understands is a mistake of ours', () => {
  const shop = new Shop({ demo: false });
  void shop.supervisor.start();
  expect(() => shop.newest('engine').say({ type: 'hello' })).toThrow(/no shell understands/);
});
