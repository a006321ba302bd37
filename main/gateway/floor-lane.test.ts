import { expect, test } from 'vitest';
import type { FloorEntry } from '../../contract/floor.ts';
import { drawnKiosk } from '../../renderer/station/fixtures.ts';
import { createFakeClock } from '../../tests/harness/fake-clock.ts';
import { FloorLane } from './floor-lane.ts';

function lane(count: number) {
  const clock = createFakeClock();
  const sent: string[] = [];
  const floor = new Map<string, FloorEntry>(
    Array.from({ length: count }, (_, at) => [
      `K${at}`,
      drawnKiosk({ kioskId: `K${at}`, link: 'connected', heardAt: 1 }),
    ]),
  );
  const floorLane = new FloorLane({
    clock,
    entries: () => [...floor.values()],
    send: ({ kioskId, step }) => sent.push(`${kioskId} ${step}`),
  });
  const change = (kioskId: string, entry: Partial<FloorEntry>) => {
    floor.set(kioskId, drawnKiosk({ kioskId, link: 'connected', ...entry }));
    floorLane.look();
  };
  return { clock, sent, floorLane, change };
}

test('a tap on one kiosk sends that kiosk’s line and no other', async () => {
  const { clock, sent, floorLane, change } = lane(3);
  floorLane.look();
  await clock.advance(0);
  sent.length = 0;
  change('K1', { step: 'paying' });
  await clock.advance(0);
  expect(sent).toEqual(['K1 paying']);
});

test('that a connected kiosk was heard again is no news, that one is gone is', async () => {
  const { clock, sent, floorLane, change } = lane(2);
  floorLane.look();
  await clock.advance(0);
  sent.length = 0;
  change('K0', { heardAt: 99 });
  await clock.advance(0);
  expect(sent).toEqual([]);
  change('K0', { link: 'gone', heardAt: 99 });
  await clock.advance(0);
  expect(sent).toEqual(['K0 browsing']);
});

test('a large floor is looked through ten times a second at most, and shows the last of what happened', async () => {
  const { clock, sent, floorLane, change } = lane(200);
  floorLane.look();
  await clock.advance(0);
  sent.length = 0;
  change('K7', { step: 'reviewing' });
  change('K7', { step: 'paying' });
  await clock.advance(99);
  expect(sent).toEqual([]);
  await clock.advance(1);
  expect(sent).toEqual(['K7 paying']);
});
