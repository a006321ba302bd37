import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BEAT_MS, createHeartbeat, PROBE_MS } from './heartbeat.ts';

describe('the sign of life of the engine', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function setUp() {
    let answers = true;
    const heard: boolean[] = [];
    const probe = vi.fn<() => Promise<boolean>>(async () => {
      if (answers) return true;
      await new Promise((resolve) => setTimeout(resolve, PROBE_MS));
      throw new Error('no answer in time');
    });
    const heartbeat = createHeartbeat({
      probe,
      later: (work, ms) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
      onChange: (alive) => heard.push(alive),
    });
    return {
      heartbeat,
      heard,
      probe,
      cut: () => {
        answers = false;
      },
      mend: () => {
        answers = true;
      },
    };
  }

  test('a line that dies without a word is known within three seconds', async () => {
    const { heard, cut } = setUp();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(heard).toEqual([]);
    cut();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(heard).toEqual([false]);
    expect(BEAT_MS + PROBE_MS).toBeLessThan(3_000);
  });

  test('a line that comes back is told once', async () => {
    const { heard, cut, mend } = setUp();
    cut();
    await vi.advanceTimersByTimeAsync(10_000);
    mend();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(heard).toEqual([false, true]);
  });

  test('a device that says itself that its network is gone is believed at once', async () => {
    const { heartbeat, heard } = setUp();
    heartbeat.gone();
    expect(heard).toEqual([false]);
    heartbeat.ask();
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual([false, true]);
  });

  test('a page that was left asks no more', async () => {
    const { heartbeat, probe } = setUp();
    heartbeat.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(probe).not.toHaveBeenCalled();
  });
});
