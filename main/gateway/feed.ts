import type { Views } from '../../contract/views.ts';
import { feedHello, type FeedFrame, type Screen } from '../../contract/wire.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { StaffRow } from '../../db/staff-store.ts';
import type { Caller } from './caller.ts';

export type Topic = keyof Views;

/** A client this far behind gets only the newest picture once it has caught up. */
const SLOW_BYTES = 256 * 1024;

/** How often a page must show that it lives, and after how long it counts as gone. */
const PING_MS = 3000;
const GONE_MS = 10_000;

/** What the feed needs of a page's socket. */
export interface FeedSocket {
  readonly bufferedAmount: number;
  readonly send: (text: string) => void;
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
  dirty: boolean;
  lastSent: string;
  lastHeardAt: number;
}

/**
 * Views down: the newest picture of a topic to each page, never a queue. Pictures differ by caller (a signed-out
 * station sees nothing), so each is drawn for its connection, and sent only when it differs from the last one.
 */
export class Feed {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #epoch: string;
  readonly #draw: (topic: Topic, caller: Caller) => unknown;
  readonly #refresh: (caller: Caller) => Caller | null;
  readonly #connections = new Set<Connection>();
  readonly #seqs = new Map<Topic, number>();
  readonly #listeners = new Set<() => void>();
  #scheduled = false;
  #stopTicking: (() => void) | null = null;

  constructor(deps: {
    clock: Clock;
    log: Log;
    /** Names this run of the engine. */
    epoch: string;
    draw: (topic: Topic, caller: Caller) => unknown;
    refresh: (caller: Caller) => Caller | null;
  }) {
    this.#clock = deps.clock;
    this.#log = deps.log;
    this.#epoch = deps.epoch;
    this.#draw = deps.draw;
    this.#refresh = deps.refresh;
  }

  start(): void {
    const tick = () => {
      this.#tick();
      this.#stopTicking = this.#clock.after(PING_MS, tick);
    };
    this.#stopTicking = this.#clock.after(PING_MS, tick);
  }

  stop(): void {
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
      if (topic === 'station' && helloed && caller.staff !== null && alive)
        pages.push({ key: pageKey(caller), staff: caller.staff });
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
      dirty: false,
      lastSent: '',
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

  /** A topic's picture may have changed; pages get it in this turn of the event loop, together. */
  invalidate(...topics: readonly Topic[]): void {
    for (const topic of topics) this.#seqs.set(topic, this.#seqOf(topic) + 1);
    for (const connection of this.#connections)
      if (topics.includes(connection.topic)) connection.dirty = true;
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }

  /** As `invalidate`, sent before returning: a call for help waits for nothing. */
  sendNow(...topics: readonly Topic[]): void {
    this.invalidate(...topics);
    this.#flush();
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

  /** The first picture of a topic is number 1: a page that says 0 has seen none. */
  #seqOf(topic: Topic): number {
    return this.#seqs.get(topic) ?? 1;
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
    const seen = hello.data.epoch === this.#epoch ? hello.data.seen[connection.topic] : undefined;
    connection.dirty = seen === undefined || seen !== this.#seqOf(connection.topic);
    this.#send(connection);
    this.#announce();
  }

  #flush(): void {
    for (const connection of this.#connections) this.#send(connection);
  }

  #send(connection: Connection): void {
    if (!connection.helloed || !connection.dirty || connection.socket.bufferedAmount > SLOW_BYTES) return;
    connection.dirty = false;
    const value = this.#picture(connection);
    if (value === undefined) return;
    const text = JSON.stringify(value);
    if (text === connection.lastSent) return;
    connection.lastSent = text;
    const frame: FeedFrame = {
      topic: connection.topic,
      seq: this.#seqOf(connection.topic),
      epoch: this.#epoch,
      value,
    };
    connection.socket.send(JSON.stringify(frame));
  }

  /** A picture that can't be drawn is our mistake; the other screens must not suffer for it. */
  #picture({ topic, caller }: Connection): unknown {
    try {
      return this.#draw(topic, caller);
    } catch (error) {
      this.#log('engine.fault', {
        where: `drawing ${topic}`,
        message: error instanceof Error ? error.message : String(error),
      });
      return undefined;
    }
  }

  #tick(): void {
    for (const connection of this.#connections) {
      if (this.#refresh(connection.caller) === null) connection.socket.close(4001, 'signed out');
      else if (this.#clock.monotonic() - connection.lastHeardAt > GONE_MS) connection.socket.terminate();
      else connection.socket.ping();
    }
    this.#flush();
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
