import type { AssistCall } from '../../../domain/assist/call.ts';
import type { LadderTopic } from '../../../domain/assist/ladder.ts';
import type { Clock } from '../../clock.ts';
import type { PublishMqtt } from '../../devices/publish-mqtt.ts';
import type { WayOutcome } from './channel.ts';
import { toldOutside } from './told-outside.ts';

export interface MqttDeps {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly publish: PublishMqtt;
}

/** Publishes a call to a broker. Its acknowledgement says nothing about who listens. */
export async function mqttOutcome(
  { clock, newId, publish }: MqttDeps,
  { name, broker, topic, username, password }: LadderTopic,
  call: AssistCall,
  rung: number,
): Promise<readonly WayOutcome[]> {
  const failure = await publish(clock, {
    broker,
    username,
    password,
    topic,
    clientId: `pointfive-${newId().slice(-12)}`,
    body: JSON.stringify(toldOutside(call, rung)),
  });
  return [
    failure === null
      ? {
          channel: 'mqtt',
          target: name,
          outcome: 'sent',
          detail: 'the broker took it; whether anybody listens is not known',
        }
      : { channel: 'mqtt', target: name, outcome: 'failed', detail: failure },
  ];
}
