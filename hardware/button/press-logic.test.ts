import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeDeviceClock, type FakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import { type ButtonSignal, createPressLogic, type PressLogic } from './press-logic.ts';

let clock: FakeDeviceClock;
let said: string[];
let logic: PressLogic;

function start(longPressMs: number | null = null): void {
  logic = createPressLogic({
    clock,
    longPressMs,
    onPress: (kind) => said.push(kind),
    onStuck: () => said.push('stuck'),
    onReleased: () => said.push('released'),
  });
}

beforeEach(() => {
  clock = createFakeDeviceClock();
  said = [];
});

async function after(ms: number, ...signals: ButtonSignal[]): Promise<void> {
  await clock.advance(ms);
  for (const each of signals) logic.signal(each);
}

describe('a button that only tells its contacts', () => {
  beforeEach(() => start());

  test('is told at once, and bounces and bursts are the same press', async () => {
    logic.signal('contact');
    expect(said).toEqual(['press']);
    for (const ms of [5, 20, 300, 900, 999]) await after(ms, 'contact');
    expect(said).toEqual(['press']);
    await after(1_000);
    expect(said).toEqual(['press', 'released']);
    await after(1, 'contact');
    expect(said).toEqual(['press', 'released', 'press']);
  });

  test('repeating for 30 s is stuck, once, until it pauses', async () => {
    logic.signal('contact');
    for (let at = 0; at < 45_000; at += 200) await after(200, 'contact');
    expect(said).toEqual(['press', 'stuck']);
    await after(1_000);
    expect(said).toEqual(['press', 'stuck', 'released']);
  });

  test('gives no long press, however long it repeats', async () => {
    start(3_000);
    for (let at = 0; at < 6_000; at += 200) await after(200, 'contact');
    expect(said).toEqual(['press']);
  });
});

describe('a button that tells when it is let go', () => {
  beforeEach(() => start(3_000));

  test('held long is a press at once and a long press later, once', async () => {
    logic.signal('down');
    expect(said).toEqual(['press']);
    await after(3_000);
    expect(said).toEqual(['press', 'long-press']);
    await after(3_000, 'up');
    await after(1_000);
    expect(said).toEqual(['press', 'long-press', 'released']);
  });

  test('tapped again and again is neither a long press nor a second one', async () => {
    for (let at = 0; at < 10; at += 1) {
      await after(400, 'down');
      await after(400, 'up');
    }
    expect(said).toEqual(['press']);
  });

  test('held in silence for 30 s is stuck', async () => {
    logic.signal('down');
    await after(30_000);
    expect(said).toEqual(['press', 'long-press', 'stuck']);
    await after(60_000, 'up');
    await after(1_000);
    expect(said.at(-1)).toBe('released');
  });

  test('whose release got lost still calls when it is pressed again', async () => {
    logic.signal('down');
    await after(40_000, 'down');
    expect(said.filter((each) => each === 'press')).toHaveLength(2);
  });

  test('that says only that it was let go has not been pressed', async () => {
    await after(0, 'up', 'up');
    await after(2_000);
    expect(said).toEqual([]);
  });
});

test('no run of signals leaves a timer behind once it is forgotten, or tells a press within a second of another', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          wait: fc.integer({ min: 0, max: 2_000 }),
          what: fc.constantFrom<ButtonSignal>('contact', 'down', 'up'),
        }),
        { maxLength: 30 },
      ),
      async (signals) => {
        clock = createFakeDeviceClock();
        const at: number[] = [];
        const run = createPressLogic({
          clock,
          longPressMs: 500,
          onPress: (kind) => kind === 'press' && at.push(clock.now()),
          onStuck: () => undefined,
          onReleased: () => undefined,
        });
        for (const { wait, what } of signals) {
          await clock.advance(wait);
          run.signal(what);
        }
        for (const [index, time] of at.entries())
          expect(time - (at[index - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(1_000);
        run.forget();
        expect(clock.pending()).toBe(0);
      },
    ),
    { numRuns: 60 },
  );
});
