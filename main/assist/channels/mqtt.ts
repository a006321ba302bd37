import type { AssistCall } from '../../../domain/assist/call.ts';
import type { LadderTopic } from '../../../domain/assist/ladder.ts';
import type { PublishMqtt } from '../../devices/publish-mqtt.ts';
import type { WayOutcome } from './channel.ts';
import { type TellDeps, type Told, tellOutside } from './tell-outside.ts';
import { toldOutside } from './told-outside.ts';

export interface MqttDeps extends TellDeps {
  readonly newId: () => string;
  readonly publish: PublishMqtt;
}

/**
 * Publishes a call to a broker. Its acknowledgement says nothing about who listens. A broker that stalls may have a try
 * that failed: listeners know the second one by its call and rung.
 */
export function mqttOutcomes(
  deps: MqttDeps,
  { name, broker, topic, username, password }: LadderTopic,
  call: AssistCall,
  rung: number,
  tell: (outcome: WayOutcome) => void,
): Promise<void> {
  const body = JSON.stringify(toldOutside(call, rung));
  const attempt = async (): Promise<Told> => {
    const clientId = `pointfive-${deps.newId().slice(-12)}`;
    const message = { broker, username, password, topic, clientId, body };
    const failure = await deps.publish(deps.clock, message);
    return failure === null
      ? { ok: true, detail: 'the broker took it; whether anybody listens is not known' }
      : { ok: false, why: failure.again ? 'not-reached' : 'refused', ...failure };
  };
  return tellOutside(deps, call.callId, { channel: 'mqtt', target: name }, attempt, tell);
}
