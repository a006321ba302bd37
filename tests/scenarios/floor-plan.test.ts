import { expect, test } from 'vitest';
import { withKiosk } from '../harness/with-kiosk.ts';

/** The smallest file that its first bytes call a PNG. */
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]).toString('base64');

test('the plan that a manager saved is on every station, also after a restart', async () => {
  await withKiosk(async ({ manager, station, restart }) => {
    await station.sees({ plan: { picture: null, places: {} } });
    await manager.does('floorPlan.save', { places: { K1: { x: 33, y: 61 } } });
    await manager.does('floorPlan.setPicture', { data: png });
    const plan = { picture: expect.stringMatching(/^[0-9a-f]{64}$/), places: { K1: { x: 34, y: 62 } } };
    await station.sees({ plan });
    await restart();
    await station.sees({ plan });
    expect(await station.send('floorPlan.picture')).toMatchObject({
      ok: true,
      value: { picture: { mediaType: 'image/png', data: png } },
    });
    await manager.does('floorPlan.clearPicture');
    await station.sees({ plan: { picture: null, places: plan.places } });
    expect(await station.send('floorPlan.picture')).toEqual({ ok: true, value: { picture: null } });
  });
});

test('what is no picture, or too much of one, changes nothing', async () => {
  await withKiosk(async ({ manager, station }) => {
    const script = Buffer.from('<svg onload="alert(1)">').toString('base64');
    expect(await manager.isRefused('floorPlan.setPicture', { data: script })).toBe('no-picture');
    const large = Buffer.concat([Buffer.from(png, 'base64'), Buffer.alloc(1024 * 1024)]).toString('base64');
    expect(await manager.isRefused('floorPlan.setPicture', { data: large })).toBe('picture-too-large');
    expect(await manager.isRefused('floorPlan.save', { places: { K1: { x: 101, y: 0 } } })).toBe('malformed');
    await station.sees({ plan: { picture: null, places: {} } });
  });
});
