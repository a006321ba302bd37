import { expect, test } from 'vitest';
import { withKiosk, type World } from '../harness/with-kiosk.ts';

const printerOf = async ({ manager }: World) =>
  (await manager.view()).devices.find(({ deviceId }) => deviceId === 'printer');

test('a manager opens the drawer: its switch proves it, and the log says who asked', async () => {
  await withKiosk(async (world) => {
    const { manager, clock, printer, log, station } = world;
    expect(await printerOf(world)).toMatchObject({ acts: ['open-drawer'] });
    await manager.does('device.act', { deviceId: 'printer', act: 'open-drawer' });
    await clock.advance(4_000);
    expect(await printerOf(world)).toMatchObject({ act: { act: 'open-drawer', state: 'done' } });
    expect(printer.drawerKicks()).toBe(1);
    expect(printer.problems()).toEqual([]);
    expect(log).toContainEqual({
      id: 'device.act',
      fields: { deviceId: 'printer', act: 'open-drawer', by: 'Petra', outcome: 'done' },
    });
    // Forgotten open: staff read it, and customers go on.
    await clock.advance(40_000);
    const seen = (await station.view()).devices.find(({ deviceId }) => deviceId === 'printer');
    expect(seen).toMatchObject({ state: 'ready', faults: ['drawer-open'] });
    printer.moveDrawer(false);
    await clock.advance(4_000);
    expect((await printerOf(world))?.faults).toEqual([]);
  });
});

test('only while the cutter is jammed can its memory be cleared, and only by a person', async () => {
  await withKiosk(async (world) => {
    const { manager, clock, printer } = world;
    expect(await manager.isRefused('device.act', { deviceId: 'printer', act: 'clear-printer' })).toBe(
      'not-possible',
    );
    printer.set({ cutterError: true });
    await clock.advance(4_000);
    expect(await printerOf(world)).toMatchObject({ acts: ['open-drawer', 'clear-printer'] });
    await manager.does('device.act', { deviceId: 'printer', act: 'clear-printer' });
    await clock.advance(4_000);
    expect(await printerOf(world)).toMatchObject({ faults: [], act: { state: 'done' } });
  });
});
