import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { runCli } from '../../main/cli/program.ts';
import { enter } from '../e2e/door.ts';
import { ownPort } from '../harness/own-port.ts';
import { answers, isAlive, Premises, until } from './started-shop.ts';

let premises = new Premises();
beforeEach(() => {
  premises = new Premises();
});
afterEach(() => premises.close());

const enginePid = (data: string): number =>
  z.object({ pid: z.number() }).parse(JSON.parse(readFileSync(join(data, 'engine.json'), 'utf8'))).pid;

const serve = async (data: string): Promise<readonly string[]> => [
  '--shell',
  'server',
  '--port',
  String(await ownPort()),
  '--data',
  data,
  '--json',
];

const root = new URL('../../', import.meta.url).pathname;

/** The technician's tool on a data folder, with its machine-readable answer. */
async function cli(data: string, ...args: readonly string[]) {
  const out: string[] = [];
  const around = {
    root,
    cwd: data,
    input: process.stdin,
    out: (text: string) => void out.push(text),
    err: () => undefined,
  };
  const code = await runCli([...args, '--data', data, '--json'], around);
  const said: unknown = JSON.parse(out.join('\n'));
  return { code, said };
}

test('a shop opens with one machine-readable line, and Ctrl-C leaves no process behind', async () => {
  const data = premises.folder();
  const shop = premises.start(await serve(data));
  const ready = await shop.ready();
  expect(ready).toMatchObject({ shell: 'server', demo: true, pid: shop.child.pid });
  expect(Object.keys(ready.links).sort()).toEqual(['board', 'dock', 'kiosk', 'manager', 'station']);
  expect(shop.out.trim().split('\n')).toHaveLength(1);
  expect(shop.err).toContain('Demo staff PINs');
  await expect(answers(ready.origin)).resolves.toBe(true);
  await expect(shop.interrupt()).resolves.toBe(0);
  expect(isAlive(ready.enginePid)).toBe(false);
  await expect(answers(ready.origin)).resolves.toBe(false);
});

test('a second start on the same folder says where the first is, and disturbs nothing', async () => {
  const data = premises.folder();
  const ready = await premises.start(await serve(data)).ready();
  const second = premises.start(await serve(data));
  await expect(second.exit).resolves.toBe(0);
  expect(JSON.parse(second.out)).toMatchObject({
    event: 'already-running',
    origin: ready.origin,
    enginePid: ready.enginePid,
  });
  expect(second.err).toContain('already running');
  await expect(answers(ready.origin)).resolves.toBe(true);
});

test('an engine that is killed comes back on its port, and its virtual devices stay where they are', async () => {
  const data = premises.folder();
  const shop = premises.start(await serve(data));
  const ready = await shop.ready();
  const ports = readFileSync(join(data, 'demo-ports.json'), 'utf8');
  process.kill(ready.enginePid, 'SIGKILL');
  await until(async () => enginePid(data) !== ready.enginePid && (await answers(ready.origin)), shop);
  expect(shop.err).toContain('The engine stopped (signal SIGKILL)');
  expect(readFileSync(join(data, 'demo-ports.json'), 'utf8')).toBe(ports);
});

test('a shell that is killed takes its engine with it, and the next start opens the same shop', async () => {
  const data = premises.folder();
  const first = premises.start(await serve(data));
  const { enginePid: orphan } = await first.ready();
  first.child.kill('SIGKILL');
  await first.exit;
  await until(() => !isAlive(orphan), first);
  await expect(premises.start(await serve(data)).ready()).resolves.toMatchObject({ event: 'ready' });
});

test('a port that somebody else has is refused plainly', async () => {
  const data = premises.folder();
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => {
      const address = other.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const shop = premises.start(['--shell', 'server', '--port', String(port), '--data', data, '--json']);
  await expect(shop.exit).resolves.toBe(1);
  expect(JSON.parse(shop.out)).toMatchObject({ event: 'refused', why: 'port-taken' });
  other.close();
});

test('a configuration with a mistake is refused by the name of its field', async () => {
  const data = premises.folder();
  writeFileSync(join(data, 'config.json'), JSON.stringify({ kiosk: { letter: 'lower' } }));
  const shop = premises.start(await serve(data));
  await expect(shop.exit).resolves.toBe(1);
  expect(JSON.parse(shop.out)).toMatchObject({ event: 'refused', why: 'bad-config' });
  expect(shop.err).toContain('kiosk.letter');
});

test('a shop with a configuration runs without virtual devices and tells no PIN', async () => {
  const data = premises.folder();
  writeFileSync(join(data, 'config.json'), '{}');
  const shop = premises.start(await serve(data));
  await expect(shop.ready()).resolves.toMatchObject({ demo: false });
  expect(shop.err).not.toContain('PIN');
});

test('a database that can not be read stops the start and is left as it was', async () => {
  const data = premises.folder();
  const rubbish = 'not a database'.repeat(1_000);
  writeFileSync(join(data, 'shop.db'), rubbish);
  const shop = premises.start(await serve(data));
  await expect(shop.exit).resolves.toBe(1);
  expect(JSON.parse(shop.out)).toMatchObject({ event: 'refused', why: 'unreadable-database' });
  expect(readFileSync(join(data, 'shop.db'), 'utf8')).toBe(rubbish);
});

test.each([
  [['--shell', 'electron'], /--shell electron: .*(binary|DISPLAY).*To get/],
  [['--shell', 'browser'], /--shell browser: .*DISPLAY.*To get/],
  [['--shell', 'firefox'], /not one of auto/],
  [['--colour', 'red'], /--colour/],
])('%j is refused with code 2 and the reason', async (args, reason) => {
  const shop = premises.start([...args, '--data', premises.folder()]);
  await expect(shop.exit).resolves.toBe(2);
  expect(shop.err).toMatch(reason);
});

test('the command line publishes through the running engine and hands out a link that works', async () => {
  const data = premises.folder();
  const ready = await premises.start(await serve(data)).ready();
  const imported = await cli(data, 'catalog', 'import', join(root, 'demo-shop/catalog.json'));
  expect(imported).toMatchObject({ code: 0, said: { ok: true, version: 2 } });
  expect(await cli(data, 'catalog', 'list')).toMatchObject({
    said: { versions: [{ version: 2, live: true }, {}] },
  });
  const { said } = await cli(data, 'link', 'manager');
  const { url } = z.object({ url: z.string() }).parse(said);
  const opened = await fetch(url, { redirect: 'manual' });
  expect(opened.status).toBe(303);
  expect(new URL(url).origin).toBe(ready.origin);
});

test('the doctor beside an open shop tells how every device is by its own word, and what is wrong', async () => {
  const data = premises.folder();
  const shop = premises.start(await serve(data));
  const { links } = await shop.ready();
  const report = z.object({
    checks: z.array(z.object({ name: z.string(), state: z.string(), found: z.string() })),
  });
  const printer = async () => {
    const { checks } = report.parse((await cli(data, 'doctor')).said);
    return checks.find(({ name }) => name === 'printer');
  };
  await until(async () => (await printer())?.state === 'ok', shop);
  expect((await printer())?.found).toMatch(/^ready, last answer 20/);
  const dock = await enter(links['dock'] ?? '', 'dock');
  await dock.until(({ connected }) => connected);
  await dock.send('dock.use', { deviceId: 'printer', control: 'paper', value: 'out' });
  await until(async () => (await printer())?.state === 'problem', shop);
  expect((await printer())?.found).toContain('paper-out');
});
