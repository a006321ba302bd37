import { describe, expect, test } from 'vitest';
import { settled } from '../../tests/harness/fake-device-clock.ts';
import { createLatest } from './latest.ts';

describe('the newest value for a slow device', () => {
  test('overtakes what still waits, and nothing is sent beside another', async () => {
    const sent: number[] = [];
    const ends: (() => void)[] = [];
    const latest = createLatest((value: number) => {
      sent.push(value);
      return new Promise<void>((settle) => ends.push(settle));
    });
    latest.put(1);
    latest.put(2);
    latest.put(3);
    expect(sent).toEqual([1]);
    ends.shift()?.();
    await settled();
    expect(sent).toEqual([1, 3]);
    ends.shift()?.();
    await latest.idle();
    latest.again();
    expect(sent).toEqual([1, 3, 3]);
    ends.shift()?.();
    await latest.idle();
  });

  test('asked for again before there is one is nothing', async () => {
    let sent = 0;
    const latest = createLatest(() => Promise.resolve((sent += 1)));
    latest.again();
    await latest.idle();
    expect(sent).toBe(0);
  });
});
