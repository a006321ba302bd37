import { expect, test } from 'vitest';
import { BEAT_MS, ECHO_MS } from '../../main/assist/help-beat.ts';
import { withKiosk } from '../harness/with-kiosk.ts';

test('a page that hangs in a browser that answers is found out by the silent test call, and staff read whose', async () => {
  await withKiosk(async ({ kiosk, station, clock, log }) => {
    await kiosk.sees({ helpPath: 'screen' });
    station.deaf = true;
    await clock.advance(BEAT_MS + ECHO_MS);
    await kiosk.sees({ helpPath: 'pager' });
    await station.sees({ help: { way: 'pager', trouble: { silent: ['Mia'], nobody: false } } });
    expect(log.filter(({ id }) => id === 'help.path').at(-1)?.fields).toMatchObject({
      way: 'pager',
      screens: 0,
    });
    station.deaf = false;
    await clock.advance(BEAT_MS);
    await kiosk.sees({ helpPath: 'screen' });
    await station.sees({ help: { way: 'screen', trouble: { silent: [] } } });
  });
});

test('the paging box is pulled out: staff read which, and without a screen nothing is promised', async () => {
  await withKiosk(async ({ kiosk, station, pager, clock }) => {
    pager.cable.unplug();
    await clock.advance(1000);
    await station.sees({ help: { way: 'screen', trouble: { pagers: ['pager'] } } });
    station.leave();
    await kiosk.sees({ helpPath: 'none' });
    pager.cable.plug();
    await clock.advance(10_000);
    await kiosk.sees({ helpPath: 'pager' });
  });
});
