import { fail, type Result } from '../../domain/result.ts';
import type { LineFault } from './line.ts';
import { createListeners } from './listeners.ts';
import { isTopicFilter, isTopicName, matchesTopic } from './mqtt-address.ts';
import {
  type MqttMessage,
  type MqttSession,
  type MqttSessionOptions,
  openMqttSession,
} from './mqtt-session.ts';

export type { MqttMessage } from './mqtt-session.ts';

/** `up`: connected, and every subscription is granted. */
export type MqttState =
  | { readonly kind: 'up' }
  /** `why` is null before the first attempt has ended. */
  | { readonly kind: 'down'; readonly why: LineFault | null };

/** A lasting connection to a broker, for one device. Starts at once, connects again for ever. */
export interface MqttLink {
  readonly state: () => MqttState;
  /** Calls back after every opening and every loss or failed attempt, and once at once. Returns the way to stop. */
  readonly onState: (listener: (state: MqttState) => void) => () => void;
  /**
   * `ok` when the broker has acknowledged the message (QoS 1): it says nothing about who else got it. While the link is
   * down it fails at once: nothing is ever held back and sent later. After `stalled` or `gone` the broker may have it.
   */
  readonly publish: (
    topic: string,
    payload: string | Uint8Array,
    options?: { readonly retain?: boolean; readonly deadlineMs?: number },
  ) => Promise<Result<void, LineFault>>;
  /**
   * Hears every message of a topic (`+` and `#` allowed), after every reconnection too. A broker that refuses it takes
   * the link down as `denied`. Returns the way to stop.
   */
  readonly subscribe: (filter: string, listener: (message: MqttMessage) => void) => () => void;
  /** Lets go for good; may be called twice. */
  readonly close: () => Promise<void>;
}

export interface MqttLinkOptions extends MqttSessionOptions {
  readonly firstRetryMs?: number;
  readonly longestRetryMs?: number;
  /** 0 to 1; spreads the attempts of many devices behind one broker. */
  readonly jitter?: () => number;
}

/** A session that lasted this long was a good one: the next loss starts again with the shortest wait. */
const PROVEN_MS = 5_000;
const PUBLISH_MS = 3_000;

/**
 * Keeps a session with a broker, with back-off.
 * @throws RangeError from `publish` and `subscribe` for a topic that MQTT does not allow.
 */
export function createMqttLink(options: MqttLinkOptions): MqttLink {
  const { clock } = options;
  const first = options.firstRetryMs ?? 250;
  const longest = options.longestRetryMs ?? 5_000;
  const jitter = options.jitter ?? Math.random;
  const states = createListeners<MqttState>();
  const subscriptions = new Set<{
    readonly filter: string;
    readonly listener: (message: MqttMessage) => void;
  }>();
  let session: MqttSession | null = null;
  let state: MqttState = { kind: 'down', why: null };
  let wait = first;
  let cancelTimer: () => void = () => undefined;
  let releasing: Promise<void> = Promise.resolve();
  const abort = new AbortController();

  const become = (next: MqttState): void => {
    state = next;
    states.tell(next);
  };
  const again = (why: LineFault): void => {
    cancelTimer();
    session = null;
    if (abort.signal.aborted) return;
    const ms = wait * (0.75 + jitter() / 2);
    wait = Math.min(wait * 2, longest);
    // Before telling: a listener may close us.
    cancelTimer = clock.after(ms, start);
    become({ kind: 'down', why });
  };

  /** Subscribes to all that is wanted; a refusal ends the session. */
  const subscribeTo = async (mine: MqttSession, filters: Iterable<string>): Promise<boolean> => {
    for (const filter of new Set(filters)) {
      const granted = await mine.subscribe(filter);
      if (granted.ok) continue;
      if (session === mine) {
        again(granted.error);
        releasing = mine.close();
      }
      return false;
    }
    return session === mine;
  };

  const tryOpen = async (): Promise<void> => {
    const opened = await openMqttSession(options, abort.signal);
    if (!opened.ok) {
      again(opened.error);
      return;
    }
    const mine = opened.value;
    if (abort.signal.aborted) {
      await mine.close();
      return;
    }
    session = mine;
    mine.onMessage((message) => {
      for (const { filter, listener } of [...subscriptions]) {
        if (matchesTopic(filter, message.topic)) listener(message);
      }
    });
    mine.onClose((why) => {
      if (session === mine) again(why);
    });
    if (
      !(await subscribeTo(
        mine,
        [...subscriptions].map(({ filter }) => filter),
      ))
    )
      return;
    cancelTimer = clock.after(PROVEN_MS, () => {
      wait = first;
    });
    become({ kind: 'up' });
  };
  let attempt: Promise<void> = Promise.resolve();
  const start = (): void => {
    attempt = tryOpen();
  };

  start();
  return {
    state: () => state,
    onState(listener) {
      const stop = states.add(listener);
      listener(state);
      return stop;
    },
    publish(topic, payload, { retain = false, deadlineMs = PUBLISH_MS } = {}) {
      if (!isTopicName(topic)) throw new RangeError(`'${topic}' is no topic to publish to`);
      if (session === null || state.kind === 'down') {
        const why = state.kind === 'down' ? state.why : null;
        const because = why === null ? '' : `: ${why.detail}`;
        return Promise.resolve(
          fail({ kind: why?.kind ?? 'gone', detail: `not connected to the broker${because}` }),
        );
      }
      return session.publish(topic, payload, { retain, deadlineMs });
    },
    subscribe(filter, listener) {
      if (!isTopicFilter(filter)) throw new RangeError(`'${filter}' is no topic to subscribe to`);
      const entry = { filter, listener };
      const known = [...subscriptions].some((other) => other.filter === filter);
      subscriptions.add(entry);
      if (!known && session !== null) void subscribeTo(session, [filter]);
      return () => {
        subscriptions.delete(entry);
      };
    },
    async close() {
      abort.abort();
      cancelTimer();
      const last = session;
      session = null;
      state = { kind: 'down', why: { kind: 'closed', detail: 'closed by us' } };
      await last?.close();
      await attempt;
      await releasing;
    },
  };
}
