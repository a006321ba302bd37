import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DockDevice } from '../../domain/dock/dock-device.ts';
import { readLedgerLines } from '../../hardware/sim/terminal-ledger.ts';
import { type DemoDevices, demoDevicesSchema } from '../devices/demo-devices.ts';
import { connectDock, type DockLink } from '../devices/dock-link.ts';
import { DeviceHub } from '../devices/device-hub.ts';
import { hastyClock } from '../../tests/harness/hasty-clock.ts';
import { ownPlaces } from '../../tests/harness/own-places.ts';
import { writePlaces } from './demo-places.ts';

const entry = fileURLToPath(new URL('../demo.ts', import.meta.url));
const soon = { timeout: 600_000, interval: 20 };
const clock = hastyClock(1);
let folder: string;
let child: ChildProcess | null = null;
const closers: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pointfive-demo-'));
  writePlaces(join(folder, 'ports.json'), await ownPlaces());
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await end();
  rmSync(folder, { recursive: true, force: true });
});

async function end(): Promise<void> {
  const old = child;
  child = null;
  if (old === null || old.exitCode !== null || old.signalCode !== null) return;
  old.kill('SIGKILL');
  await once(old, 'exit');
}

async function start(...args: readonly string[]): Promise<DemoDevices> {
  child = fork(entry, ['--ports-file', join(folder, 'ports.json'), ...args], { stdio: 'inherit' });
  const [message]: unknown[] = await once(child, 'message');
  return demoDevicesSchema.parse(message);
}

function dockOf(demo: DemoDevices) {
  const seen: { devices: readonly DockDevice[]; connected: boolean } = { devices: [], connected: false };
  const link: DockLink = connectDock({
    address: demo.dock.address,
    token: demo.dock.token,
    clock,
    onDevices: (devices) => {
      seen.devices = devices;
    },
    onState: (connected) => {
      seen.connected = connected;
    },
  });
  closers.push(() => link.close());
  return { seen, link };
}

function engineOf(demo: DemoDevices) {
  const devices = new DeviceHub(demo.devices, { clock, log: () => undefined, sims: demo.sims });
  closers.push(() => devices.close());
  return devices;
}

describe('the virtual devices in their own process', () => {
  test('all seven come up, and the shipping drivers find each of them ready', async () => {
    const devices = engineOf(await start());
    expect(devices.all().map(({ id }) => id)).toEqual([
      'printer',
      'pager',
      'scanner',
      'terminal',
      'button',
      'light',
      'display',
    ]);
    await vi.waitFor(() => {
      expect(devices.all().map(({ device }) => device.health().state)).toEqual(Array(7).fill('ready'));
    }, soon);
  });

  test('keep their addresses and token over a restart, and the dock finds them again', async () => {
    const before = await start();
    const { seen, link } = dockOf(before);
    link.offerCodes([{ code: '96385074', label: 'Eraser' }]);
    await vi.waitFor(() => expect(JSON.stringify(seen.devices)).toContain('96385074  Eraser'), soon);
    await end();
    await vi.waitFor(() => expect(seen.connected).toBe(false), soon);
    expect(await start()).toEqual(before);
    await vi.waitFor(() => expect(seen.connected).toBe(true), soon);
    await vi.waitFor(() => expect(JSON.stringify(seen.devices)).toContain('96385074  Eraser'), soon);
  });

  test('move only the one whose port somebody else took meanwhile', async () => {
    const before = await start();
    await end();
    const squatter = createServer().listen(Number(new URL(before.sims['pager'] ?? '').port), '127.0.0.1');
    await once(squatter, 'listening');
    const after = await start();
    squatter.close();
    expect(after.sims['pager']).not.toBe(before.sims['pager']);
    expect({ ...after.sims, pager: null }).toEqual({ ...before.sims, pager: null });
    expect(after.devices).toEqual(before.devices);
  });

  test('start with other ports when their file was torn', async () => {
    writeFileSync(join(folder, 'ports.json'), '{"printer":');
    const demo = await start();
    expect(JSON.parse(readFileSync(join(folder, 'ports.json'), 'utf8'))).toMatchObject({
      token: demo.dock.token,
    });
  });

  test('a person at the dock scans, pages are shown, the terminal is told what to do', async () => {
    const demo = await start();
    const devices = engineOf(demo);
    const { seen, link } = dockOf(demo);
    const scans: string[] = [];
    devices.first('scanner')?.onScan((scan) => scans.push(scan.text));
    await vi.waitFor(() => {
      expect(devices.all().map(({ device }) => device.health().state)).toEqual(Array(7).fill('ready'));
    }, soon);

    link.offerCodes([{ code: '4006381333931', label: 'Pencil' }]);
    await vi.waitFor(() => expect(JSON.stringify(seen.devices)).toContain('4006381333931  Pencil'), soon);
    expect(await link.use('scanner', 'code', '4006381333931  Pencil')).toEqual({
      ok: true,
      value: undefined,
    });
    await vi.waitFor(() => expect(scans).toEqual(['4006381333931']), soon);

    expect(
      await devices.first('pager')?.page({ to: '1001', text: 'Kiosk 1 needs help', priority: 'normal' }),
    ).toMatchObject({ kind: 'sent' });
    await vi.waitFor(() => expect(JSON.stringify(seen.devices)).toContain('Kiosk 1 needs help'), soon);

    const charge = devices.first('terminal')?.charge({
      attemptId: 'a1',
      amount: 450,
      currency: 'EUR',
      orderRef: 'o1',
    });
    await vi.waitFor(() => expect(JSON.stringify(seen.devices)).toContain('Present your card'), soon);
    await link.use('terminal', 'approve', null);
    expect(await charge).toMatchObject({ kind: 'approved', amount: 450 });
    const ledger = readLedgerLines(readFileSync(join(folder, 'terminal-ledger.jsonl'), 'utf8'));
    expect(ledger).toMatchObject([{ attemptId: 'a1', orderRef: 'o1', charges: 1 }]);
  });

  test('every device can be unplugged and plugged in again from the dock', async () => {
    const demo = await start();
    const devices = engineOf(demo);
    const { seen, link } = dockOf(demo);
    await vi.waitFor(() => expect(seen.devices).toHaveLength(7), soon);
    for (const { id } of seen.devices) expect(await link.use(id, 'cable', false)).toMatchObject({ ok: true });
    await vi.waitFor(() => {
      expect(devices.all().map(({ device }) => device.health().state)).toEqual(Array(7).fill('absent'));
      expect(seen.devices.map((device) => device.plugged)).toEqual(Array(7).fill(false));
    }, soon);
    for (const { id } of seen.devices) await link.use(id, 'cable', true);
    await vi.waitFor(() => {
      expect(devices.all().map(({ device }) => device.health().state)).toEqual(Array(7).fill('ready'));
    }, soon);
  });

  test('what the dock does not offer is an answer, not a crash', async () => {
    const { seen, link } = dockOf(await start());
    await vi.waitFor(() => expect(seen.connected).toBe(true), soon);
    expect(await link.use('scanner', 'explode', null)).toMatchObject({ ok: false });
    expect(await link.use('scanner', 'framing', 'smoke')).toMatchObject({ ok: false });
    expect(await link.use('nothing', 'press', null)).toMatchObject({ ok: false });
    expect(await link.use('button', 'press', null)).toMatchObject({ ok: true });
  });

  test.each([
    ['a wrong token', { hello: { token: 'x'.repeat(48) } }],
    ['no token at all', { use: { id: 1, deviceId: 'button', control: 'press', value: null } }],
    ['codes before a token', { codes: [] }],
    ['something that is no message', { hello: 1 }],
  ])('%s is shown nothing and thrown out', async (_, first) => {
    const { port } = new URL((await start()).dock.address);
    const socket = connect(Number(port), '127.0.0.1');
    const heard = vi.fn<(bytes: unknown) => void>();
    socket.on('data', heard);
    const gone = once(socket, 'close');
    socket.write(`${JSON.stringify(first)}\n`);
    await gone;
    expect(heard).not.toHaveBeenCalled();
  });

  test('end when the shell that started them goes', async () => {
    await start();
    const old = child;
    old?.disconnect();
    await vi.waitFor(() => expect(old?.exitCode).toBe(0), soon);
  });

  test('started by hand say their addresses on standard output, with codes from a file', async () => {
    const codes = join(folder, 'codes.json');
    writeFileSync(codes, JSON.stringify([{ code: '96385074', label: 'Eraser' }]));
    const own = spawn(process.execPath, [entry, '--codes', codes], { stdio: ['ignore', 'pipe', 'inherit'] });
    child = own;
    const [line]: unknown[] = await once(own.stdout, 'data');
    const demo = demoDevicesSchema.parse(JSON.parse(String(line)));
    const { seen } = dockOf(demo);
    await vi.waitFor(() => expect(JSON.stringify(seen.devices)).toContain('96385074  Eraser'), soon);
  });
});
