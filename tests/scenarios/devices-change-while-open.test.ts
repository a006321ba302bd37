import { expect, test } from 'vitest';
import { NOTEBOOK_CODE } from '../harness/corner-shop.ts';
import { withKiosk } from '../harness/with-kiosk.ts';

const moved = { driver: 'serial-scanner', address: 'tcp://127.0.0.1:3', name: 'Scanner by the door' };

test('a manager renames a device while the shop is open, and it is so after a restart', async () => {
  await withKiosk(async ({ manager, scanner, kiosk, restart }) => {
    await kiosk.orders();
    await manager.does('device.save', { deviceId: 'scanner', settings: moved });
    await manager.sees({
      deviceSetup: { from: 'manager', broken: [] },
      devices: [{}, {}, { deviceId: 'scanner', name: 'Scanner by the door', state: 'ready' }, {}, {}],
    });
    scanner.scan(NOTEBOOK_CODE);
    await kiosk.sees({ session: { lines: [{}] } });
    await restart();
    await manager.sees({
      devices: [{}, {}, { deviceId: 'scanner', name: 'Scanner by the door', state: 'ready' }, {}, {}],
    });
    await manager.does('device.reset');
    await manager.sees({
      deviceSetup: { from: 'file' },
      devices: [{}, {}, { deviceId: 'scanner', name: null, state: 'ready' }, {}, {}],
    });
  });
});

test('settings that are wrong change nothing and say what is wrong', async () => {
  await withKiosk(async ({ manager }) => {
    const answer = await manager.send('device.save', {
      deviceId: 'printer',
      settings: { driver: 'escpos', address: 'lpt1' },
    });
    expect(answer).toMatchObject({ ok: false, reason: 'bad-settings' });
    expect(JSON.stringify(answer)).toContain('device address');
    await manager.sees({ deviceSetup: { from: 'file' } });
  });
});

test('a password is never told to a page, and stays when it is left out', async () => {
  await withKiosk(async ({ manager, engine }) => {
    const settings = { driver: 'tap', address: 'tcp://127.0.0.1:2', capcodes: ['1001'] };
    await manager.does('device.save', { deviceId: 'pager', settings: { ...settings, password: 'abc1' } });
    await manager.does('device.save', { deviceId: 'pager', settings: { ...settings, name: 'Belt' } });
    expect(engine().devices.find('pager')?.settings).toMatchObject({ name: 'Belt', password: 'abc1' });
    const { devices } = await manager.view();
    expect(devices[1]?.settings).toMatchObject({ name: 'Belt' });
    expect(JSON.stringify(devices)).not.toContain('abc1');
  });
});

test('the line of a terminal is not pulled from under a paying customer', async () => {
  await withKiosk(async ({ kiosk, manager, terminal }) => {
    terminal.setMode('never answer');
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'paying' } });
    const settings = { driver: 'virtual-terminal', address: 'tcp://127.0.0.1:4', name: 'Till' };
    const answer = await manager.send('device.save', { deviceId: 'terminal', settings });
    expect(answer).toMatchObject({ ok: false, reason: 'paying' });
    expect(await manager.send('device.reset')).toMatchObject({ ok: false, reason: 'paying' });
  });
});

test('a stored device that this version can not read is named, and the others work', async () => {
  await withKiosk(async ({ manager, engine, restart, log }) => {
    await manager.does('device.save', { deviceId: 'scanner', settings: moved });
    const { settings } = engine().stores;
    const list = JSON.parse(settings.get('devices') ?? '{}');
    settings.set('devices', JSON.stringify({ ...list, old: { driver: 'quantum' } }));
    await restart();
    await manager.sees({
      deviceSetup: { from: 'manager', broken: [{ deviceId: 'old' }] },
      devices: [{ state: 'ready' }, {}, {}, {}, {}],
    });
    expect(log.some(({ id }) => id === 'device.unreadable')).toBe(true);
    await manager.does('device.remove', { deviceId: 'old' });
    await manager.sees({ deviceSetup: { broken: [] } });
  });
});

test('a test of the scanner takes the scan for itself; a test of the button calls nobody', async () => {
  await withKiosk(async ({ manager, kiosk, station, scanner, button, clock }) => {
    await kiosk.orders();
    await manager.does('device.test', { deviceId: 'scanner' });
    await manager.sees({ devices: [{}, {}, { test: { state: 'running', asks: 'scan' } }, {}, {}] });
    scanner.scan(NOTEBOOK_CODE);
    await manager.sees({
      devices: [
        {},
        {},
        { test: { state: 'done', result: 'proven', note: `${NOTEBOOK_CODE} (product)` } },
        {},
        {},
      ],
    });
    await manager.does('device.test', { deviceId: 'scanner' });
    scanner.scan('134567890123456789');
    await manager.sees({ devices: [{}, {}, { test: { note: '13**************** (payment)' } }, {}, {}] });
    await kiosk.sees({ session: { lines: [] } });
    await manager.does('device.test', { deviceId: 'button' });
    button.press();
    await manager.sees({ devices: [{}, {}, {}, {}, { test: { state: 'done', result: 'proven' } }] });
    await station.sees({ calls: [] });
    await manager.does('device.test', { deviceId: 'button' });
    await clock.advance(31_000);
    await manager.sees({ devices: [{}, {}, {}, {}, { test: { result: 'failed', note: 'nothing-came' } }] });
    scanner.scan(NOTEBOOK_CODE);
    await kiosk.sees({ session: { lines: [{}] } });
  });
});

test('a printer that proves nothing of its own has its test page looked at', async () => {
  await withKiosk(
    async ({ manager, inTime }) => {
      await manager.does('device.test', { deviceId: 'printer' });
      await inTime(async () => {
        const { devices } = await manager.view();
        expect(devices.find(({ deviceId }) => deviceId === 'printer')?.test).toMatchObject({
          result: 'look',
        });
      });
    },
    {
      config: {
        devices: { printer: { driver: 'escpos', address: 'tcp://127.0.0.1:1', bestProof: 'health' } },
      },
    },
  );
});

test('a test page is proven by the printer, a test page to the pager is to be looked at', async () => {
  await withKiosk(async ({ manager, printer, pager, clock, inTime }) => {
    const outcome = async (deviceId: string) => {
      const { devices } = await manager.view();
      return devices.find((device) => device.deviceId === deviceId)?.test;
    };
    await manager.does('device.test', { deviceId: 'printer' });
    await inTime(async () =>
      expect(await outcome('printer')).toMatchObject({ result: 'proven', note: 'process-id' }),
    );
    printer.set({ paper: 'out' });
    await manager.does('device.test', { deviceId: 'printer' });
    await inTime(async () =>
      expect(await outcome('printer')).toMatchObject({ result: 'failed', note: 'paper-out' }),
    );
    await manager.does('device.test', { deviceId: 'pager' });
    await inTime(async () => expect(await outcome('pager')).toMatchObject({ result: 'look' }));
    pager.cable.unplug();
    await clock.advance(1_000);
    await manager.does('device.test', { deviceId: 'pager' });
    await inTime(async () =>
      expect(await outcome('pager')).toMatchObject({ result: 'failed', note: 'gone' }),
    );
  });
});
