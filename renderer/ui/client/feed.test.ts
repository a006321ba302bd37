import { beforeEach, describe, expect, test } from 'vitest';
import { createFeed, type FeedSocket } from './feed.ts';

class FakeSocket implements FeedSocket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  readonly sent: unknown[] = [];
  closed = false;
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.closed = true;
  }
  deliver(topic: string, seq: number, value: unknown, epoch = 'one'): void {
    this.onmessage?.({ data: JSON.stringify({ topic, seq, epoch, value }) });
  }
}

interface Alarm {
  at: number;
  work: () => void;
}

let sockets: FakeSocket[];
let alarms: Alarm[];
let now: number;

function advance(ms: number): void {
  const until = now + ms;
  for (;;) {
    const due = alarms.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
    if (!due) break;
    alarms = alarms.filter((alarm) => alarm !== due);
    now = due.at;
    due.work();
  }
  now = until;
}

function start() {
  return createFeed({
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    later: (work, ms) => {
      const alarm = { at: now + ms, work };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((other) => other !== alarm);
      };
    },
    random: () => 0.5,
  });
}

function socket(at = -1): FakeSocket {
  const found = sockets.at(at);
  if (!found) throw new Error('no socket was opened');
  return found;
}

beforeEach(() => {
  sockets = [];
  alarms = [];
  now = 0;
});

describe('while the engine is there', () => {
  test('the page asks for its topics and shows each newest value', () => {
    const feed = start();
    let told = 0;
    feed.watch('board', () => told++);
    socket().onopen?.();
    expect(socket().sent).toEqual([{ epoch: null, seen: { board: 0 } }]);
    socket().deliver('board', 1, 'first');
    socket().deliver('board', 2, 'second');
    expect(feed.latest('board')).toBe('second');
    expect(told).toBe(2);
  });

  test('an older number never replaces a newer value', () => {
    const feed = start();
    feed.watch('board', () => {});
    socket().onopen?.();
    socket().deliver('board', 5, 'new');
    socket().deliver('board', 4, 'old');
    expect(feed.latest('board')).toBe('new');
  });

  test('a topic that is wanted later is asked for at once', () => {
    const feed = start();
    socket().onopen?.();
    feed.watch('dock', () => {});
    expect(socket().sent.at(-1)).toEqual({ epoch: null, seen: { dock: 0 } });
  });
});

describe('when the engine goes', () => {
  test('the last picture stays, and the page asks on from the number that it saw', () => {
    const feed = start();
    feed.watch('board', () => {});
    socket().onopen?.();
    socket().deliver('board', 7, 'kept');
    socket().onclose?.();
    expect(feed.latest('board')).toBe('kept');
    advance(1_000);
    expect(sockets).toHaveLength(2);
    socket().onopen?.();
    expect(socket().sent).toEqual([{ epoch: 'one', seen: { board: 7 } }]);
  });

  test('a new run of the engine starts counting anew', () => {
    const feed = start();
    feed.watch('board', () => {});
    socket().onopen?.();
    socket().deliver('board', 90, 'before');
    socket().onclose?.();
    advance(1_000);
    socket().onopen?.();
    socket().deliver('board', 1, 'after', 'two');
    expect(feed.latest('board')).toBe('after');
  });

  test('a restart that takes a moment is not mentioned, a longer gap is', () => {
    const feed = start();
    const heard: string[] = [];
    feed.onConnection(() => heard.push(feed.connection()));
    socket().onopen?.();
    socket().onclose?.();
    advance(500);
    socket().onopen?.();
    expect(heard).toEqual(['open', 'waiting', 'open']);
    socket().onclose?.();
    advance(1_499);
    expect(feed.connection()).toBe('waiting');
    advance(1);
    expect(feed.connection()).toBe('lost');
  });

  test('a page that never gets through says so', () => {
    const feed = start();
    advance(1_500);
    expect(feed.connection()).toBe('lost');
  });

  test('it is asked again for ever, less and less often, and at least every five seconds', () => {
    start();
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      const count = sockets.length;
      const from = now;
      socket().onclose?.();
      while (sockets.length === count) advance(10);
      pauses.push(now - from);
    }
    expect(pauses[0]).toBeLessThan(300);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(5_000);
    expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
  });

  test('a page that is closed leaves the engine alone', () => {
    const feed = start();
    feed.close();
    expect(socket().closed).toBe(true);
    socket().onclose?.();
    advance(60_000);
    expect(sockets).toHaveLength(1);
  });
});
