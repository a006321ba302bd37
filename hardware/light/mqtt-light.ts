import type { DeviceClock } from '../ports/device.ts';
import { type LightState, lightStates, type SignalLight } from '../ports/light.ts';
import type { MqttLink } from '../transport/mqtt-link.ts';
import { answerOfLine, createLightCore } from './light-core.ts';

/** One payload for each state; the state's own name where none is given. */
export type LightPayloads = Readonly<Partial<Record<LightState, string>>>;

/** The word for a state when the engine is gone without a goodbye: give it to the link as its will. */
export function lightPayload(state: LightState, payloads: LightPayloads): string {
  return payloads[state] ?? state;
}

/**
 * A light behind an MQTT broker: a retained message per state, so that a lamp that comes later shows it too. `ready`
 * means that the broker acknowledged the message (QoS 1), never that a lamp heard it.
 */
export function createMqttLight(options: {
  readonly id: string;
  readonly clock: DeviceClock;
  readonly link: MqttLink;
  readonly topic: string;
  readonly payloads: LightPayloads;
  readonly log?: (line: string) => void;
}): SignalLight {
  const { link } = options;
  for (const state of lightStates) {
    if (lightPayload(state, options.payloads) === '')
      throw new RangeError(`no payload for '${state}': an empty one would delete the broker's message`);
  }
  const core = createLightCore({
    ...options,
    async send(state) {
      const sent = await link.publish(options.topic, lightPayload(state, options.payloads), { retain: true });
      if (!sent.ok) return answerOfLine(sent.error);
      if (link.state().kind === 'up') core.health.proven();
      return { kind: 'set', state, proof: 'taken' };
    },
  });
  link.onState((state) => {
    if (state.kind === 'up') core.opened('ready');
    else if (state.why !== null) core.lost(state.why);
  });
  return core.light(link.close);
}
