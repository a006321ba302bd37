import { expect, test } from 'vitest';
import { withKiosk } from '../harness/with-kiosk.ts';

const HOUR = 3_600_000;

test.each([
  ['forward', HOUR],
  ['back', -HOUR],
])('the clock jumps an hour %s: nobody loses a second of their time', async (_, jump) => {
  await withKiosk(async ({ kiosk, clock, log }) => {
    await kiosk.orders('flat-white');
    await clock.advance(30_000);
    clock.jumpWall(jump);
    await clock.advance(50_000);
    await kiosk.sees({ session: { step: 'browsing', idle: null } });
    await clock.advance(12_000);
    const { session } = await kiosk.view();
    expect(session?.idle).not.toBeNull();
    await clock.advance(40_000);
    await kiosk.sees({ session: { step: 'parked' } });
    expect(log.filter(({ id }) => id === 'clock.jumped')).toHaveLength(1);
  });
});

test('a touch in the very moment after the jump counts from then', async () => {
  await withKiosk(async ({ kiosk, clock }) => {
    await kiosk.orders('flat-white');
    clock.jumpWall(HOUR);
    await kiosk.does('session.touch');
    await clock.advance(92_000);
    const { session } = await kiosk.view();
    expect(session?.idle).not.toBeNull();
  });
});

test('a call for help climbs by the time that really passed', async () => {
  await withKiosk(async ({ kiosk, clock }) => {
    await kiosk.orders('flat-white');
    await kiosk.callsHelp();
    clock.jumpWall(HOUR);
    await clock.advance(1000);
    await kiosk.sees({ help: { state: 'calling' }, helpPath: 'screen' });
    clock.jumpWall(-2 * HOUR);
    await clock.advance(3000);
    await kiosk.sees({ help: { state: 'unreachable' } });
    await clock.advance(90_000);
    await kiosk.sees({ help: { state: 'go-to-counter' } });
  });
});

test('an unknown payment is still asked about when the clock was set back', async () => {
  await withKiosk(async ({ kiosk, terminal, clock }) => {
    terminal.setMode('never answer');
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    await clock.advance(95_000);
    await kiosk.sees({ session: { step: 'checking' } });
    clock.jumpWall(-HOUR);
    terminal.setMode('approve');
    await clock.advance(45_000);
    await kiosk.sees({ session: { step: 'declined' } });
  });
});

test('a kiosk that was off for ten minutes asks first, and only then clears the screen', async () => {
  await withKiosk(async ({ kiosk, clock, kill, boot }) => {
    await kiosk.orders('flat-white');
    await kill();
    await clock.advance(600_000);
    await boot();
    const { session } = await kiosk.view();
    expect(session).toMatchObject({ step: 'browsing', lines: [{ itemId: 'flat-white' }] });
    expect(session?.idle).not.toBeNull();
    await clock.advance(31_000);
    await kiosk.sees({ session: { step: 'parked' } });
  });
});
