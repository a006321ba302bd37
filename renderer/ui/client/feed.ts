import type { Views } from '../../../contract/views.ts';
import type { FeedFrame } from '../../../contract/wire.ts';

export type Topic = keyof Views;
/** `waiting` is a gap too short to mention; `lost` is long enough that the screen must say so. */
export type Connection = 'open' | 'waiting' | 'lost';

/** The part of a browser WebSocket that the feed needs. */
export interface FeedSocket {
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: (() => void) | null;
  send(text: string): void;
  close(): void;
}

export interface FeedParts {
  readonly open: () => FeedSocket;
  /** Runs work later; the answer cancels it. */
  readonly later: (work: () => void, ms: number) => () => void;
  /** 0 ≤ x < 1; spreads reconnects of many screens after an engine restart. */
  readonly random: () => number;
  /** Makes pictures of frames, for pages whose topic comes in lines too; undefined before the first picture. */
  readonly assemble?: ((frame: FeedFrame) => unknown) | undefined;
}

export interface Feed {
  /** Starts to watch a topic; the answer stops. Listeners are told after every new value. */
  readonly watch: <T extends Topic>(topic: T, listener: () => void) => () => void;
  /** The newest value, kept while the connection is gone; null before the first. */
  readonly latest: <T extends Topic>(topic: T) => Views[T] | null;
  readonly connection: () => Connection;
  readonly onConnection: (listener: () => void) => () => void;
  readonly close: () => void;
}

/** A gap shorter than this goes unnoticed by a person; a restart of the engine stays below it. */
const SAY_SO_AFTER_MS = 1_500;
const firstPauseMs = 150;
const slowestPauseMs = 4_000;

function parseFrame(data: unknown): FeedFrame | null {
  if (typeof data !== 'string') return null;
  const frame: unknown = JSON.parse(data);
  return isFrame(frame) ? frame : null;
}

function isFrame(frame: unknown): frame is FeedFrame {
  return (
    typeof frame === 'object' &&
    frame !== null &&
    'topic' in frame &&
    typeof frame.topic === 'string' &&
    'seq' in frame &&
    typeof frame.seq === 'number' &&
    'epoch' in frame &&
    typeof frame.epoch === 'string'
  );
}

/** The contract types what our engine sends for each topic. */
function isView<T extends Topic>(_topic: T, value: unknown): value is Views[T] {
  return value !== undefined;
}

/**
 * One WebSocket for all topics of a page. Says which number of each topic it saw last, so that the engine
 * sends only what is newer; numbers of another epoch are void. Reconnects for ever, with growing pauses.
 */
export function createFeed({ open, later, random, assemble = ({ value }) => value }: FeedParts): Feed {
  const listeners = new Map<string, Set<() => void>>();
  const connectionListeners = new Set<() => void>();
  const values = new Map<string, unknown>();
  let seen: Record<string, number> = {};
  let epoch: string | null = null;
  let connection: Connection = 'waiting';
  let socket: FeedSocket | null = null;
  let pause = firstPauseMs;
  let closed = false;
  let cancelRetry = () => {};
  let cancelSaySo = () => {};

  function become(next: Connection): void {
    if (connection === next) return;
    connection = next;
    for (const listener of connectionListeners) listener();
  }

  function hello(): void {
    if (socket === null || connection !== 'open') return;
    const wanted = Object.fromEntries([...listeners.keys()].map((topic) => [topic, seen[topic] ?? 0]));
    socket.send(JSON.stringify({ epoch, seen: wanted }));
  }

  function receive(data: unknown): void {
    const frame = parseFrame(data);
    if (!frame) return;
    if (frame.epoch !== epoch) {
      epoch = frame.epoch;
      seen = {};
    }
    if (frame.seq <= (seen[frame.topic] ?? 0)) return;
    if (frame.line === undefined) seen[frame.topic] = frame.seq;
    values.set(frame.topic, assemble(frame));
    for (const listener of listeners.get(frame.topic) ?? []) listener();
  }

  function saySoLater(): void {
    cancelSaySo();
    cancelSaySo = later(() => become('lost'), SAY_SO_AFTER_MS);
  }

  function connect(): void {
    if (closed) return;
    const attempt = open();
    socket = attempt;
    attempt.onopen = () => {
      pause = firstPauseMs;
      cancelSaySo();
      become('open');
      hello();
    };
    attempt.onmessage = (event) => receive(event.data);
    attempt.onclose = () => {
      if (socket !== attempt) return;
      socket = null;
      if (connection === 'open') {
        become('waiting');
        saySoLater();
      }
      cancelRetry = later(connect, pause * (0.75 + random() / 2));
      pause = Math.min(pause * 2, slowestPauseMs);
    };
  }

  saySoLater();
  connect();

  return {
    watch(topic, listener) {
      const known = listeners.get(topic);
      const set = known ?? new Set();
      listeners.set(topic, set.add(listener));
      if (!known) hello();
      return () => set.delete(listener);
    },
    latest(topic) {
      const value = values.get(topic);
      return isView(topic, value) ? value : null;
    },
    connection: () => connection,
    onConnection(listener) {
      connectionListeners.add(listener);
      return () => connectionListeners.delete(listener);
    },
    close() {
      closed = true;
      cancelRetry();
      cancelSaySo();
      socket?.close();
    },
  };
}
