import { isTopicName, parseMqttAddress } from '../../hardware/transport/mqtt-address.ts';
import { openMqttSession } from '../../hardware/transport/mqtt-session.ts';
import type { Clock } from '../clock.ts';

const PUBLISH_MS = 3_000;

/** A message for a broker, and who we are there. */
export interface MqttMessageOut {
  readonly broker: string;
  readonly username: string | null;
  readonly password: string | null;
  readonly clientId: string;
  readonly topic: string;
  readonly body: string;
}

/** null when the broker acknowledged the message, which says nothing about who listens; else why not. */
export type PublishMqtt = (clock: Clock, message: MqttMessageOut) => Promise<string | null>;

/** Publishes one message on a connection of its own, so that nothing waits anywhere to be sent late. */
export const publishMqtt: PublishMqtt = async (clock, message) => {
  const address = parseMqttAddress(message.broker);
  if (!address.ok) return address.error;
  if (!isTopicName(message.topic)) return `'${message.topic}' is no topic to publish to`;
  const { username, password } = message;
  const broker = {
    ...address.value.broker,
    ...(username === null ? {} : { username }),
    ...(password === null ? {} : { password }),
  };
  const session = await openMqttSession({ broker, clock, clientId: message.clientId });
  if (!session.ok) return session.error.detail;
  const options = { retain: false, deadlineMs: PUBLISH_MS };
  const published = await session.value.publish(message.topic, message.body, options);
  await session.value.close();
  return published.ok ? null : published.error.detail;
};
