import { expect, test } from 'vitest';
import { withKiosk } from '../../tests/harness/with-kiosk.ts';

test('a row that no longer fits its visit is cleared, and its neighbours still fire', async () => {
  await withKiosk(async ({ kiosk, clock, engine }) => {
    await kiosk.orders('flat-white');
    const { stores } = engine();
    const { session_id: sessionId = '' } = stores.sessions.current('K1') ?? {};
    stores.deadlines.set(sessionId, 'parked', clock.now() - 1);
    stores.deadlines.set(sessionId, 'a kind of a later build', clock.now() - 1);
    await clock.advance(2000);
    expect(stores.deadlines.of(sessionId).map(({ kind }) => kind)).toEqual(['idle']);
    await clock.advance(95_000);
    expect(stores.deadlines.of(sessionId).map(({ kind }) => kind)).toEqual(['leave']);
  });
});

test('a touch starts the time anew, and no clock is left when the visit is over', async () => {
  await withKiosk(async ({ kiosk, clock, engine }) => {
    await kiosk.orders('flat-white');
    await clock.advance(60_000);
    await kiosk.does('session.touch');
    await clock.advance(60_000);
    await kiosk.sees({ session: { idle: null } });
    await kiosk.does('session.startOver');
    expect(engine().stores.deadlines.next()).toBeUndefined();
  });
});
