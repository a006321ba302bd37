import { fail, ok } from '../../domain/result.ts';
import type { MqttLink, MqttMessage, MqttState } from '../../hardware/transport/mqtt-link.ts';
import { createListeners } from '../../hardware/transport/listeners.ts';
import { matchesTopic } from '../../hardware/transport/mqtt-address.ts';
import type { LineFault } from '../../hardware/transport/line.ts';

/** A broker inside the process, for drivers on a clock that the test moves. Keeps retained messages as a real one does. */
export interface MemoryBroker {
  readonly link: () => MqttLink;
  readonly say: (topic: string, payload: string, options?: { readonly retained?: boolean }) => void;
  readonly published: readonly {
    readonly topic: string;
    readonly payload: string;
    readonly retain: boolean;
  }[];
  readonly down: (why?: LineFault) => void;
  readonly up: () => void;
}

export function memoryBroker(): MemoryBroker {
  const states = createListeners<MqttState>();
  const messages = createListeners<MqttMessage>();
  const published: { topic: string; payload: string; retain: boolean }[] = [];
  let state: MqttState = { kind: 'up' };
  const become = (next: MqttState): void => {
    state = next;
    states.tell(next);
  };
  return {
    link: () => ({
      state: () => state,
      onState(listener) {
        const stop = states.add(listener);
        listener(state);
        return stop;
      },
      publish(topic, payload, options) {
        if (state.kind === 'down')
          return Promise.resolve(fail({ kind: 'gone', detail: 'the broker is away' }));
        const text = typeof payload === 'string' ? payload : Buffer.from(payload).toString();
        published.push({ topic, payload: text, retain: options?.retain ?? false });
        return Promise.resolve(ok(undefined));
      },
      subscribe: (filter, listener) =>
        messages.add((message) => {
          if (matchesTopic(filter, message.topic)) listener(message);
        }),
      close: () => Promise.resolve(),
    }),
    say(topic, payload, { retained = false } = {}) {
      if (state.kind === 'up') messages.tell({ topic, payload: Buffer.from(payload), retained });
    },
    published,
    down(why = { kind: 'gone', detail: 'the broker is away' }) {
      become({ kind: 'down', why });
    },
    up() {
      become({ kind: 'up' });
    },
  };
}
