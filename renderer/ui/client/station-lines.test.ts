import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StationView } from '../../../contract/views.ts';
import type { FeedFrame, FeedLine } from '../../../contract/wire.ts';
import { drawnCall, drawnKiosk, drawnStation } from '../../station/fixtures.ts';
import { assembleStation } from './station-lines.ts';

const empty = drawnStation({ kiosks: [] });
const nobody: StationView = { ...empty, me: null };

const picture = (seq: number, value: StationView, epoch = 'one'): FeedFrame => ({
  topic: 'station',
  seq,
  epoch,
  value,
});
const line = (seq: number, said: FeedLine, epoch = 'one'): FeedFrame => ({
  topic: 'station',
  seq,
  epoch,
  ...said,
});
const call = (callId: string, change: Parameters<typeof drawnCall>[0] = {}): FeedLine => ({
  line: 'call',
  value: drawnCall({ callId, ...change }),
});
const ids = (view: StationView | undefined) => view?.calls.map(({ callId }) => callId);

describe('a call that comes ahead of the picture', () => {
  test('stands in the queue at once, where the picture will have it', () => {
    const hear = assembleStation();
    hear(picture(1, empty));
    hear(line(2, call('late', { raisedAt: 2 })));
    expect(ids(hear(line(3, call('early', { raisedAt: 1 }))))).toEqual(['early', 'late']);
    expect(ids(hear(line(4, call('urgent', { raisedAt: 3, pressedAt: 3 }))))).toEqual([
      'urgent',
      'early',
      'late',
    ]);
  });

  test('that was lost comes with the picture', () => {
    const hear = assembleStation();
    hear(picture(1, empty));
    expect(ids(hear(picture(2, { ...empty, calls: [drawnCall({ callId: 'a' })] })))).toEqual(['a']);
  });

  test('that comes after a newer picture says nothing: the call was over by then', () => {
    const hear = assembleStation();
    hear(picture(1, empty));
    hear(picture(5, empty));
    expect(ids(hear(line(4, call('a'))))).toEqual([]);
  });

  test('outlives a picture that was drawn before it', () => {
    const hear = assembleStation();
    hear(picture(1, empty));
    hear(line(3, call('a')));
    expect(ids(hear(picture(2, empty)))).toEqual(['a']);
    expect(ids(hear(picture(3, empty)))).toEqual([]);
  });

  test('that ended leaves the queue, and an older word of it does not bring it back', () => {
    const hear = assembleStation();
    hear(picture(1, { ...empty, calls: [drawnCall({ callId: 'a' })] }));
    const view = hear(line(3, call('a', { endedAt: 9, state: 'resolved' })));
    expect(ids(view)).toEqual([]);
    expect(view?.recent.map(({ callId }) => callId)).toEqual(['a']);
    expect(ids(hear(line(2, call('a'))))).toEqual([]);
  });

  test('shows nothing on a page where nobody is signed in, nor on one without a picture', () => {
    const hear = assembleStation();
    expect(hear(line(1, call('a')))).toBeUndefined();
    expect(hear(picture(2, nobody))).toEqual(nobody);
    expect(hear(line(3, call('a')))).toEqual(nobody);
  });

  test('of an engine that has died is forgotten with it', () => {
    const hear = assembleStation();
    hear(picture(8, empty));
    hear(line(9, call('a')));
    expect(ids(hear(picture(1, empty, 'two')))).toEqual([]);
  });
});

test('a kiosk that comes ahead replaces its line of the floor, and a new one is added', () => {
  const hear = assembleStation();
  hear(picture(1, { ...empty, kiosks: [drawnKiosk({ kioskId: 'K1' }), drawnKiosk({ kioskId: 'K2' })] }));
  hear(line(2, { line: 'kiosk', value: drawnKiosk({ kioskId: 'K2', step: 'paying' }) }));
  const view = hear(line(3, { line: 'kiosk', value: drawnKiosk({ kioskId: 'K9' }) }));
  expect(view?.kiosks.map(({ kioskId, step }) => `${kioskId} ${step}`)).toEqual([
    'K1 browsing',
    'K2 paying',
    'K9 browsing',
  ]);
});

interface Step {
  readonly callId: string;
  readonly does: 'raise' | 'press' | 'end';
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({ callId: fc.constantFrom('a', 'b', 'c', 'd'), does: fc.constantFrom('raise', 'press', 'end') }),
  { minLength: 1, maxLength: 30 },
);

/** The lines of a shop's day by number, and the picture after each. */
function day(all: readonly Step[]) {
  let truth = empty;
  const lines: FeedFrame[] = [];
  const pictures: FeedFrame[] = [picture(1, empty)];
  const over = new Set<string>();
  for (const [at, { callId, does }] of all.entries()) {
    const known = truth.calls.find((each) => each.callId === callId);
    if (over.has(callId) || (does !== 'raise' && known === undefined)) continue;
    const seq = at + 2;
    const now = known ?? drawnCall({ callId, raisedAt: at });
    const next = does === 'end' ? { ...now, endedAt: at } : { ...now, urgent: does === 'press' };
    if (does === 'end') over.add(callId);
    const others = truth.calls.filter((each) => each.callId !== callId);
    truth = {
      ...truth,
      calls: does === 'end' ? others : [...others, next],
      recent: does === 'end' ? [next, ...truth.recent] : truth.recent,
    };
    lines.push(line(seq, { line: 'call', value: next }));
    pictures.push(picture(seq, truth));
  }
  return { lines, pictures, truth, over };
}

const byId = (view: StationView | undefined) =>
  new Map(view?.calls.map((each) => [each.callId, each.urgent] as const));

test('whatever is lost, late or out of order: once everything of a number is in, the page shows it', () => {
  fc.assert(
    fc.property(steps, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (all, chance) => {
      const { lines, pictures, truth, over } = day(all);
      const dice = () => chance.next().value ?? 0;
      const first = pictures[0];
      const last = pictures.at(-1);
      if (first === undefined || last === undefined) throw new Error('a day has pictures');
      const some = [...lines, ...pictures].filter(() => dice() < 0.6);
      const mixed = [...some, last].map((frame) => ({ frame, at: dice() })).toSorted((a, b) => a.at - b.at);
      const hear = assembleStation();
      let view = hear(first);
      const ended = new Set<string>();
      for (const { frame } of mixed) {
        view = hear(frame);
        if (frame.line === 'call')
          for (const id of over) if (lines.some((each) => each === frame && isEnd(each, id))) ended.add(id);
        for (const id of ended) expect(ids(view)).not.toContain(id);
      }
      expect(byId(view)).toEqual(byId(truth));
    }),
  );
});

test('lines alone, in order, show the same as pictures would', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { lines, truth } = day(all);
      const hear = assembleStation();
      let view = hear(picture(1, empty));
      for (const frame of lines) view = hear(frame);
      expect(byId(view)).toEqual(byId(truth));
      expect(view?.recent.map(({ callId }) => callId)).toEqual(truth.recent.map(({ callId }) => callId));
    }),
  );
});

function isEnd(frame: FeedFrame, callId: string): boolean {
  return (
    JSON.stringify(frame).includes(`"callId":"${callId}"`) &&
    !JSON.stringify(frame).includes('"endedAt":null')
  );
}
