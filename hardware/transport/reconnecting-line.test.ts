import { expect, test } from 'vitest';
import { fail, ok } from '../../domain/result.ts';
import { createFakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import type { Line, LineFault } from './line.ts';
import { createListeners } from './listeners.ts';
import { createReconnectingLine } from './reconnecting-line.ts';
import { reopenGateOf } from './reopen-gate.ts';

/** A socket in the wall: something may be plugged in or not. */
function socket() {
  const clock = createFakeDeviceClock();
  const opened: { readonly end: (why: LineFault) => void }[] = [];
  let there = true;
  let attempts = 0;
  const line = createReconnectingLine({
    clock,
    jitter: () => 0.5,
    firstRetryMs: 100,
    longestRetryMs: 400,
    open: () => {
      attempts += 1;
      if (!there) return Promise.resolve(fail({ kind: 'gone', detail: 'nothing there' }));
      const closed = createListeners<LineFault>();
      const one: Line = {
        write: () => Promise.resolve(ok(undefined)),
        onData: () => () => undefined,
        onClose: closed.add,
        close: () => {
          closed.tell({ kind: 'closed', detail: 'by us' });
          return Promise.resolve();
        },
      };
      opened.push({ end: closed.tell });
      return Promise.resolve(ok(one));
    },
  });
  return {
    line,
    clock,
    attempts: () => attempts,
    pull: () => {
      there = false;
      opened.at(-1)?.end({ kind: 'gone', detail: 'pulled' });
    },
    plug: () => {
      there = true;
    },
  };
}

test('a device that is not there is looked for with growing pauses, for ever', async () => {
  const { line, clock, attempts, pull } = socket();
  await clock.advance(0);
  pull();
  expect(line.isOpen()).toBe(false);
  await clock.advance(100);
  expect(attempts()).toBe(2);
  await clock.advance(200);
  expect(attempts()).toBe(3);
  await clock.advance(400);
  expect(attempts()).toBe(4);
  await clock.advance(4_000);
  expect(attempts()).toBe(14);
  await line.close();
  expect(clock.pending()).toBe(0);
});

test('a device that comes back is found, and what was written meanwhile is refused, not kept', async () => {
  const { line, clock, pull, plug } = socket();
  let openings = 0;
  line.onOpen(() => {
    openings += 1;
  });
  await clock.advance(0);
  pull();
  expect(await line.write(Uint8Array.of(1), 100)).toMatchObject({ ok: false, error: { kind: 'gone' } });
  plug();
  await clock.advance(100);
  expect(line.isOpen()).toBe(true);
  expect(openings).toBe(2);
  await line.close();
});

test('a line that held for a while is found again quickly the next time', async () => {
  const { line, clock, attempts, pull, plug } = socket();
  await clock.advance(0);
  pull();
  await clock.advance(700);
  plug();
  await clock.advance(10_000);
  expect(line.isOpen()).toBe(true);
  const before = attempts();
  pull();
  await clock.advance(100);
  expect(attempts()).toBe(before + 1);
  await line.close();
});

test('opening anew on request closes the old line first', async () => {
  const { line, clock, attempts } = socket();
  const lost: string[] = [];
  line.onLost(({ kind }) => lost.push(kind));
  await clock.advance(0);
  line.reopen();
  await clock.advance(100);
  expect(lost).toEqual(['closed']);
  expect(attempts()).toBe(2);
  expect(line.isOpen()).toBe(true);
  await line.close();
});

test('closing during an attempt leaves nothing open', async () => {
  const { line, clock } = socket();
  await line.close();
  await line.close();
  expect(line.isOpen()).toBe(false);
  expect(clock.pending()).toBe(0);
});

test('a hub that comes back is not stormed: no two of its devices are opened in the same moment', async () => {
  const clock = createFakeDeviceClock();
  const openedAt: number[] = [];
  const pulls: ((why: LineFault) => void)[] = [];
  const lines = Array.from({ length: 5 }, () =>
    createReconnectingLine({
      clock,
      jitter: () => 0.5,
      open: () => {
        openedAt.push(clock.now());
        const closed = createListeners<LineFault>();
        pulls.push(closed.tell);
        const line: Line = {
          write: () => Promise.resolve(ok(undefined)),
          onData: () => () => undefined,
          onClose: closed.add,
          close: () => Promise.resolve(),
        };
        return Promise.resolve(ok(line));
      },
    }),
  );
  await clock.advance(0);
  expect(new Set(openedAt).size).toBe(1);
  openedAt.length = 0;
  for (const pull of pulls.splice(0)) pull({ kind: 'gone', detail: 'the hub was reset' });
  await clock.advance(250 + 5 * 100);
  const first = openedAt[0] ?? 0;
  expect(openedAt.map((at) => at - first)).toEqual([0, 100, 200, 300, 400]);
  expect(lines.every((line) => line.isOpen())).toBe(true);
  await Promise.all(lines.map((line) => line.close()));
  expect(clock.pending()).toBe(0);
});

test('a clock that is set back by an hour does not keep a device waiting for an hour', async () => {
  const clock = createFakeDeviceClock();
  const gate = reopenGateOf(clock);
  expect(gate.takeTurn()).toBe(0);
  expect(gate.takeTurn()).toBe(100);
  const set = { ...clock, now: () => clock.now() - shift };
  let shift = 0;
  const moved = reopenGateOf(set);
  expect(moved.takeTurn()).toBe(0);
  shift = 3_600_000;
  expect(moved.takeTurn()).toBe(0);
  expect(moved.takeTurn()).toBe(100);
});

test('a handle that never lets go does not keep the device away for ever', async () => {
  const clock = createFakeDeviceClock();
  let opened = 0;
  const lost: ((why: LineFault) => void)[] = [];
  const line = createReconnectingLine({
    clock,
    open: () => {
      opened += 1;
      return Promise.resolve(
        ok({
          write: () => Promise.resolve(ok(undefined)),
          onData: () => () => undefined,
          onClose: (listener) => {
            lost.push(listener);
            return () => undefined;
          },
          close: () => new Promise<void>(() => undefined),
        }),
      );
    },
  });
  await clock.advance(10);
  lost[0]?.({ kind: 'gone', detail: 'pulled' });
  await clock.advance(10_000);
  expect(opened).toBe(2);
  expect(line.isOpen()).toBe(true);
});

/** A port whose driver hangs in `open`. */
function hangingPort() {
  const clock = createFakeDeviceClock();
  const waiting: ((line: Line) => void)[] = [];
  let closes = 0;
  const one = (): Line => ({
    write: () => Promise.resolve(ok(undefined)),
    onData: () => () => undefined,
    onClose: () => () => undefined,
    close: () => {
      closes += 1;
      return Promise.resolve();
    },
  });
  const line = createReconnectingLine({
    clock,
    jitter: () => 0.5,
    open: () =>
      new Promise((settle) => {
        waiting.push((late) => settle(ok(late)));
      }),
  });
  const lost: LineFault[] = [];
  line.onLost((why) => lost.push(why));
  return {
    ...{ line, clock, lost },
    attempts: () => waiting.length,
    comesBack: () => waiting.at(-1)?.(one()),
    closes: () => closes,
  };
}

test('a driver that hangs in open is told of, asked no second time meanwhile, and what it opens late is closed', async () => {
  const { line, clock, lost, attempts, comesBack, closes } = hangingPort();
  await clock.advance(9_000);
  expect(lost).toEqual([]);
  await clock.advance(2_000);
  expect(lost[0]).toMatchObject({ kind: 'busy', detail: expect.stringContaining('10000 ms') });
  await clock.advance(600_000);
  expect(attempts()).toBe(1);
  expect(line.isOpen()).toBe(false);
  comesBack();
  await clock.advance(0);
  expect(closes()).toBe(1);
  expect(line.isOpen()).toBe(false);
  await clock.advance(6_000);
  expect(attempts()).toBe(2);
  comesBack();
  await clock.advance(0);
  expect(line.isOpen()).toBe(true);
  expect(closes()).toBe(1);
  await line.close();
  expect(clock.pending()).toBe(0);
});

test('a driver that hangs in open keeps nobody from ending, and what it opens after that is closed', async () => {
  const { line, clock, comesBack, closes } = hangingPort();
  await clock.advance(1_000);
  let ended = false;
  const ending = line.close().then(() => {
    ended = true;
  });
  await clock.advance(3_000);
  expect(ended).toBe(true);
  await ending;
  comesBack();
  await clock.advance(20_000);
  expect(closes()).toBe(1);
  expect(line.isOpen()).toBe(false);
  expect(clock.pending()).toBe(0);
});
