import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { demoPeople } from '../demo-people.ts';
import { runCli } from './program.ts';
import { withStores } from './shop-data.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const menu = join(root, 'demo-shop/catalog.json');

let folder = '';
let data = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pointfive-cli-'));
  data = join(folder, 'data');
});
afterEach(() => rmSync(folder, { recursive: true }));

const cli = (...args: readonly string[]) => piped('', ...args);

/** The program with `typed` on its standard input. */
async function piped(typed: string, ...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(args, {
    root,
    cwd: folder,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    input: Readable.from([typed]),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('a catalogue that is brought in is listed as live, by name and by version', async () => {
  const first = await cli('catalog', 'import', menu, '--data', data);
  expect(first).toMatchObject({ code: 0, out: expect.stringContaining('Version 1 is live') });
  const again = await cli('catalog', 'import', menu, '--data', data, '--json');
  expect(JSON.parse(again.out)).toMatchObject({ ok: true, version: 2, changes: [] });
  const list = await cli('catalog', 'list', '--data', data, '--json');
  expect(JSON.parse(list.out)).toMatchObject({
    versions: [
      { version: 2, live: true, publishedBy: 'Command line', source: 'catalog.json' },
      { version: 1, live: false },
    ],
  });
  expect((await cli('catalog', 'list', '--data', data)).out).toMatch(/^version +items .*\n2 \(live\)/);
});

test('a file with an error is not published, and the error names its place', async () => {
  const catalog = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(menu, 'utf8')));
  const items = z.array(z.record(z.string(), z.unknown())).parse(catalog['items']);
  const broken = { ...catalog, items: [...items, { ...items[0], taxClassId: 'nowhere' }] };
  writeFileSync(join(folder, 'broken.json'), JSON.stringify(broken));
  const said = await cli('catalog', 'import', 'broken.json', '--data', data, '--json');
  expect(said.code).toBe(1);
  expect(JSON.parse(said.out)).toMatchObject({ ok: false, version: null });
  expect(said.out).toContain('"rule": "duplicate-id"');
  expect(JSON.parse((await cli('catalog', 'list', '--data', data, '--json')).out)).toEqual({ versions: [] });
});

test('a rehearsal leaves no trace', async () => {
  const said = await cli('catalog', 'import', menu, '--data', data, '--dry-run');
  expect(said).toMatchObject({ code: 0, out: expect.stringContaining('--dry-run') });
  expect(existsSync(data)).toBe(false);
});

test('pictures of a folder come with the catalogue, and a folder without any is refused', async () => {
  const pictures = join(folder, 'pictures');
  cpSync(join(root, 'docs'), pictures, { recursive: true, filter: (name) => !/\./.test(name) });
  expect(await cli('catalog', 'import', menu, '--data', data, '--images', pictures)).toMatchObject({
    code: 1,
    out: expect.stringContaining('holds no picture'),
  });
  writeFileSync(join(pictures, 'latte.webp'), 'RIFF');
  expect(await cli('catalog', 'import', menu, '--data', data, '--images', pictures)).toMatchObject({
    code: 0,
  });
});

test('a folder that no shop was opened in is told apart from an empty shop', async () => {
  expect(await cli('orders', 'list', '--data', data)).toMatchObject({
    code: 1,
    out: expect.stringContaining('No shop has been opened'),
  });
  await cli('catalog', 'import', menu, '--data', data);
  expect(await cli('orders', 'list', '--data', data)).toMatchObject({
    code: 0,
    out: 'No order has been placed yet.',
  });
});

test.each([
  [['frobnicate'], /unknown command/],
  [['orders', 'list', '--limit', 'many'], /whole number/],
  [['catalog', 'import'], /missing required argument/],
  [['link', 'roof'], /Allowed choices/],
])('%j is not understood', async (args, sentence) => {
  expect(await cli(...args)).toMatchObject({ code: 2, err: expect.stringMatching(sentence) });
});

test('help is no failure', async () => {
  expect(await cli('--help')).toMatchObject({ code: 0, out: expect.stringContaining('doctor') });
});

test('a link needs a running engine', async () => {
  expect(await cli('link', 'kiosk', '--data', data)).toMatchObject({
    code: 1,
    out: expect.stringContaining('is not running'),
  });
});

test('the doctor finds a sound shop sound', async () => {
  await cli('catalog', 'import', menu, '--data', data);
  const { out } = await cli('doctor', '--data', data, '--json');
  const { checks } = z
    .object({ checks: z.array(z.object({ name: z.string(), state: z.string(), found: z.string() })) })
    .parse(JSON.parse(out));
  const state = (name: string) => checks.find((check) => check.name === name)?.state;
  for (const name of ['node', 'sqlite', 'serial lines', 'USB HID', 'data folder', 'database', 'clock']) {
    expect(state(name), name).toBe('ok');
  }
  expect(checks.find(({ name }) => name === 'sqlite')?.found).toContain('synchronous FULL');
});

test('the doctor says that nobody can sign in, until a manager can', async () => {
  await cli('catalog', 'import', menu, '--data', data);
  expect((await cli('doctor', '--data', data)).out).toMatch(/problem +staff +nobody can sign in/);
  await piped('4711\n', 'staff', 'add', 'Ana', '--role', 'manager', '--data', data);
  expect((await cli('doctor', '--data', data)).out).toMatch(/ok +staff +1 people can sign in/);
});

test('the doctor warns of printed PINs in a real shop', async () => {
  mkdirSync(data);
  await withStores(
    data,
    ({ staff }) => {
      for (const person of demoPeople) staff.add(person);
    },
    { create: true },
  );
  expect((await cli('doctor', '--data', data)).out).toMatch(/ok +staff /);
  writeFileSync(join(data, 'config.json'), '{}');
  const { out } = await cli('doctor', '--data', data);
  expect(out).toMatch(/problem +staff .*Petra/);
});

test('the doctor names a device that does not answer, and what to do', async () => {
  const config = { devices: { printer: { driver: 'escpos', address: 'tcp://127.0.0.1:9' } } };
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  const { code, out } = await cli('doctor', '--data', data, '--config', 'config.json');
  expect(code).toBe(1);
  expect(out).toMatch(/problem +printer .*\n +→ Is it switched on/);
});

test('the doctor names every wrong field of a configuration', async () => {
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ kiosk: { letter: 'ab' }, colour: 'red' }));
  const { code, out } = await cli('doctor', '--data', data, '--config', 'config.json');
  expect(code).toBe(1);
  expect(out).toMatch(/problem +configuration .*kiosk\.letter.*colour/);
});

test('the doctor says that a database can not be read', async () => {
  await cli('catalog', 'import', menu, '--data', data);
  writeFileSync(join(data, 'shop.db'), 'not a database'.repeat(1_000));
  const { code, out } = await cli('doctor', '--data', data);
  expect(code).toBe(1);
  expect(out).toMatch(/problem +database /);
});

test('udev rules are those of the configured devices, and of every device without a configuration', async () => {
  const config = join(folder, 'shop.json');
  const devices = { kitchen: { driver: 'escpos', address: 'serial:vid=0403,pid=6001,serial=A1' } };
  writeFileSync(config, JSON.stringify({ devices }));
  const made = await cli('devices', 'udev', '--config', config, '--data', data);
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('SYMLINK+="pointfive/kitchen"') });
  const general = await cli('devices', 'udev', '--data', data);
  expect(general.out).toContain('KERNEL=="hidraw*"');
  writeFileSync(config, '{"devices": {"kitchen": {"driver": "escpos", "address": "usb"}}}');
  const bad = await cli('devices', 'udev', '--config', config, '--data', data);
  expect(bad).toMatchObject({ code: 1, out: expect.stringContaining('no device address') });
  const missing = await cli('devices', 'udev', '--config', join(folder, 'none.json'), '--data', data);
  expect(missing).toMatchObject({ code: 1, out: expect.stringContaining('no file') });
});

test('what is plugged in is listed for people and for machines, and a range that is none is refused', async () => {
  const listed = await cli('devices', 'list', '--json');
  expect(JSON.parse(listed.out)).toMatchObject({ found: expect.any(Array), problems: expect.any(Array) });
  const refused = await cli('devices', 'list', '--network', '10.0.0.0/8');
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('at most 1024') });
});

test('the doctor goes by the devices that a manager set up, and names what this version can not use', async () => {
  mkdirSync(data);
  const stored = { printer: { driver: 'escpos', address: 'tcp://127.0.0.1:9' }, old: { driver: 'quantum' } };
  await withStores(data, ({ settings }) => settings.set('devices', JSON.stringify(stored)), { create: true });
  writeFileSync(join(data, 'config.json'), '{}');
  const { code, out } = await cli('doctor', '--data', data);
  expect(code).toBe(1);
  expect(out).toMatch(/ok +devices +as set up on the manager's page/);
  expect(out).toMatch(/problem +old +stored, but not usable/);
  expect(out).toMatch(/problem +printer .*\n +→ Is it switched on/);
  const { out: rules } = await cli('devices', 'udev', '--data', data);
  expect(rules).toContain('pointfive');
});
