import type { Views } from '../../contract/views.ts';
import { feedHello, type FeedFrame, type FeedLine, type Screen } from '../../contract/wire.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { StaffRow } from '../../db/staff-store.ts';
import type { Caller } from './caller.ts';
import { around, type Drawing, type Drawn, drawShared, innerOf } from './drawing.ts';
import { TopicProgress } from './topic-progress.ts';
import { errorWords } from '../error-words.ts';

export type Topic = keyof Views;

/** A client this far behind gets only the newest picture once it has caught up. */
const SLOW_BYTES = 256 * 1024;

/** Written in one turn of the event loop at most; the next call for help goes between two turns. */
const TURN_BYTES = 64 * 1024;

/** The customer's own touch is on their own screen at once, whatever it weighs. */
const UNPACED: readonly Topic[] = ['kiosk'];

/** How often a page must show that it lives, and after how long it counts as gone. */
const PING_MS = 3000;
const GONE_MS = 10_000;

/** What the feed needs of a page's socket. */
export interface FeedSocket {
  readonly bufferedAmount: number;
  readonly send: (text: string) => void;
  /** Sends the three as one text; the middle is the same for many pages. Left out: `send` does it. */
  readonly sendAround?: (head: string, shared: string, tail: string) => void;
  readonly ping: () => void;
  readonly close: (code: number, reason: string) => void;
  readonly terminate: () => void;
  readonly onMessage: (listener: (text: string | null) => void) => void;
  readonly onPong: (listener: () => void) => void;
  readonly onClose: (listener: () => void) => void;
}

/** A staff screen that somebody is signed in on. */
export interface StaffPage {
  /** Names the browser; the same for all its tabs. */
  readonly key: string;
  readonly staff: StaffRow;
}

/** How a staff page that says something is found among those that are connected. */
export function pageKey({ sessionKey, staff }: Caller): string {
  return sessionKey ?? `staff ${staff?.staff_id ?? ''}`;
}

interface Connection {
  readonly socket: FeedSocket;
  readonly topic: Topic;
  caller: Caller;
  helloed: boolean;
  /** Number of the newest picture that this page needs no more. */
  upTo: number;
  /** It was sent less than the others: the next picture goes to it whatever is in it. */
  missed: boolean;
  last: { readonly viewers: string; readonly own: string; readonly drawn: Drawn } | null;
  lastHeardAt: number;
}

/** Pictures on their way to the pages of one topic: each kind of caller's is drawn once. */
interface Round {
  readonly topic: Topic;
  readonly whole: boolean;
  readonly drawn: Map<string, Drawn | null>;
  readonly waiting: Connection[];
  readonly wrote: (bytes: number) => void;
}

/**
 * Views down: the newest picture of a topic to each page, never a queue, and ahead of it the lines that can't wait.
 * A picture is drawn once for all callers who see the same, and sent only when it differs from the last one.
 */
export class Feed {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #epoch: string;
  readonly #draw: (topic: Topic, caller: Caller) => Drawing;
  readonly #refresh: (caller: Caller) => Caller | null;
  readonly #changed: (topic: Topic) => void;
  readonly #connections = new Set<Connection>();
  readonly #progress = new Map<Topic, TopicProgress>();
  readonly #listeners = new Set<() => void>();
  #stopTicking: (() => void) | null = null;
  #stopped = false;

  constructor(deps: {
    clock: Clock;
    log: Log;
    /** Names this run of the engine. */
    epoch: string;
    draw: (topic: Topic, caller: Caller) => Drawing;
    refresh: (caller: Caller) => Caller | null;
    /** Hears of every topic that may have changed: what of it goes ahead as lines? */
    changed: (topic: Topic) => void;
  }) {
    this.#clock = deps.clock;
    this.#log = deps.log;
    this.#epoch = deps.epoch;
    this.#draw = deps.draw;
    this.#refresh = deps.refresh;
    this.#changed = deps.changed;
  }

  start(): void {
    const tick = () => {
      this.#tick();
      this.#stopTicking = this.#clock.after(PING_MS, tick);
    };
    this.#stopTicking = this.#clock.after(PING_MS, tick);
  }

  /** The engine ends: nothing is drawn any more. */
  get stopped(): boolean {
    return this.#stopped;
  }

  stop(): void {
    this.#stopped = true;
    this.#stopTicking?.();
    for (const connection of this.#connections) connection.socket.close(1001, 'engine stops');
    this.#connections.clear();
  }

  /** Called when pages come and go, or somebody signs in: what is proven about help may have changed. */
  onPresence(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Staff screens that are connected, alive and have somebody signed in: each with who is there. */
  staffPages(): readonly StaffPage[] {
    const pages: StaffPage[] = [];
    for (const { topic, helloed, caller, lastHeardAt } of this.#connections) {
      const alive = this.#clock.monotonic() - lastHeardAt < GONE_MS;
      // A locked page still calls whoever it belongs to.
      const staff = caller.staff ?? caller.holder ?? null;
      if (topic === 'station' && helloed && staff !== null && alive)
        pages.push({ key: pageKey(caller), staff });
    }
    return pages;
  }

  /** Takes a page that the gateway has let in. */
  connect(socket: FeedSocket, screen: Screen, caller: Caller): void {
    const connection: Connection = {
      socket,
      topic: screen,
      caller,
      helloed: false,
      upTo: 0,
      missed: false,
      last: null,
      lastHeardAt: this.#clock.monotonic(),
    };
    this.#connections.add(connection);
    socket.onPong(() => {
      connection.lastHeardAt = this.#clock.monotonic();
    });
    socket.onMessage((text) => this.#hello(connection, text));
    socket.onClose(() => {
      this.#connections.delete(connection);
      this.#announce();
    });
  }

  /** A topic's picture may have changed: its pages get it in this turn of the event loop, unless it costs too much. */
  invalidate(...topics: readonly Topic[]): void {
    for (const topic of topics) {
      const progress = this.#of(topic);
      progress.changed();
      this.#changed(topic);
      progress.soon();
    }
  }

  /** As `invalidate`, where all that changed goes ahead as lines: those who take them can wait for the picture. */
  goesAhead(topic: Topic): void {
    this.redraw(topic);
    this.#of(topic).soonWithoutLines();
  }

  /** As `invalidate`, and what only passes is sent too. Nobody waits for it. */
  redraw(...topics: readonly Topic[]): void {
    for (const topic of topics) {
      const progress = this.#of(topic);
      progress.changed();
      this.#changed(topic);
      progress.unhurried();
    }
  }

  /** As `invalidate`, sent before returning. */
  sendNow(...topics: readonly Topic[]): void {
    for (const topic of topics) {
      const progress = this.#of(topic);
      progress.changed();
      progress.begin();
    }
  }

  /** A line of the stations' picture, ahead of it: on its way to every station before this returns. */
  sendLine({ line, value }: FeedLine): void {
    const topic = 'station';
    const progress = this.#of(topic);
    progress.changed();
    const frame: FeedFrame = { topic, seq: progress.seq, epoch: this.#epoch, line, value };
    const text = JSON.stringify(frame);
    for (const connection of this.#connections) {
      // Whoever has no picture yet gets the line inside of it.
      if (connection.topic !== topic || connection.upTo === 0) continue;
      if (!this.#draw(topic, connection.caller).lines) continue;
      if (connection.socket.bufferedAmount > SLOW_BYTES) connection.missed = true;
      else connection.socket.send(text);
    }
  }

  /** Somebody signed in or out on this browser. */
  callerChanged(sessionKey: string): void {
    for (const connection of this.#connections) {
      if (connection.caller.sessionKey !== sessionKey) continue;
      const caller = this.#refresh(connection.caller);
      if (caller === null) connection.socket.close(4001, 'signed out');
      else connection.caller = caller;
    }
    this.#announce();
    this.invalidate('station', 'manager');
  }

  #of(topic: Topic): TopicProgress {
    const known = this.#progress.get(topic);
    if (known !== undefined) return known;
    const fresh = new TopicProgress({
      clock: this.#clock,
      paced: !UNPACED.includes(topic),
      go: (pages, whole, wrote) => {
        const waiting = [...this.#connections].filter(
          ({ topic: of, caller }) => of === topic && (pages === 'all' || !this.#draw(topic, caller).lines),
        );
        this.#serve({ topic, whole, drawn: new Map(), waiting, wrote });
      },
    });
    this.#progress.set(topic, fresh);
    return fresh;
  }

  #hello(connection: Connection, text: string | null): void {
    connection.lastHeardAt = this.#clock.monotonic();
    const hello = feedHello.safeParse(parseJson(text));
    if (!hello.success) {
      this.#log('feed.refused', { why: 'malformed' });
      connection.socket.close(1008, 'malformed');
      return;
    }
    connection.helloed = true;
    const { topic } = connection;
    const seen = hello.data.epoch === this.#epoch ? hello.data.seen[topic] : undefined;
    const isNewest = seen === this.#of(topic).seq;
    connection.upTo = isNewest ? seen : 0;
    const wrote = (bytes: number) => this.#of(topic).wrote(bytes);
    this.#serve({ topic, whole: true, drawn: new Map(), waiting: [connection], wrote });
    this.#announce();
  }

  #serve(round: Round): void {
    let written = 0;
    for (let next = round.waiting.shift(); next !== undefined; next = round.waiting.shift()) {
      const bytes = this.#connections.has(next) ? this.#send(next, round) : 0;
      round.wrote(bytes);
      written += bytes;
      if (written < TURN_BYTES) continue;
      setImmediate(() => this.#serve(round));
      return;
    }
  }

  /** How many bytes went out. */
  #send(connection: Connection, round: Round): number {
    const { topic, socket, last } = connection;
    if (!connection.helloed || connection.upTo >= this.#of(topic).seq) return 0;
    if (socket.bufferedAmount > SLOW_BYTES) {
      connection.missed = true;
      return 0;
    }
    const drawing = this.#draw(topic, connection.caller);
    const drawn = this.#drawn(drawing, round);
    if (drawn === null || drawn.seq <= connection.upTo) return 0;
    const own = innerOf(drawing.own());
    const same = last !== null && last.viewers === drawing.viewers && last.own === own;
    if (same && !round.whole && !connection.missed && last.drawn.news() === drawn.news()) return 0;
    connection.upTo = drawn.seq;
    if (same && !connection.missed && last.drawn.inner === drawn.inner) return 0;
    connection.last = { viewers: drawing.viewers, own, drawn };
    connection.missed = false;
    const { head, tail } = around(topic, this.#epoch, drawn, own);
    if (socket.sendAround === undefined) socket.send(head + drawn.inner + tail);
    else socket.sendAround(head, drawn.inner, tail);
    return head.length + drawn.inner.length + tail.length;
  }

  /** A picture that can't be drawn is our mistake; the other screens must not suffer for it. */
  #drawn({ viewers, shared }: Drawing, { topic, drawn }: Round): Drawn | null {
    const known = drawn.get(viewers);
    if (known !== undefined) return known;
    let fresh: Drawn | null = null;
    try {
      fresh = drawShared(shared(), this.#of(topic).seq);
    } catch (error) {
      this.#log('engine.fault', {
        where: `drawing ${topic}`,
        message: errorWords(error),
      });
    }
    drawn.set(viewers, fresh);
    return fresh;
  }

  #tick(): void {
    for (const connection of this.#connections) {
      const caller = this.#refresh(connection.caller);
      if (caller === null) connection.socket.close(4001, 'signed out');
      else if (this.#clock.monotonic() - connection.lastHeardAt > GONE_MS) connection.socket.terminate();
      else {
        // It locked itself, or the person's role is another one now.
        if (caller.audience !== connection.caller.audience) {
          connection.upTo = 0;
          connection.missed = true;
        }
        connection.caller = caller;
        connection.socket.ping();
      }
    }
    for (const { topic, missed } of this.#connections) if (missed) this.#of(topic).soon();
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    // Not JSON is just another malformed hello.
    return null;
  }
}
