import { isTopicName, parseMqttAddress } from '../../hardware/transport/mqtt-address.ts';
import type { LineFault } from '../../hardware/transport/line.ts';
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

/** Why a message was not acknowledged. */
export interface PublishFailure {
  readonly detail: string;
  /** The broker may take it a little later: it did not say no. */
  readonly again: boolean;
}

/** null when the broker acknowledged the message, which says nothing about who listens; else why not. */
export type PublishMqtt = (clock: Clock, message: MqttMessageOut) => Promise<PublishFailure | null>;

/** Publishes one message on a connection of its own, so that nothing waits anywhere to be sent late. */
export const publishMqtt: PublishMqtt = async (clock, message) => {
  const address = parseMqttAddress(message.broker);
  if (!address.ok) return { detail: address.error, again: false };
  if (!isTopicName(message.topic))
    return { detail: `'${message.topic}' is no topic to publish to`, again: false };
  const { username, password } = message;
  const broker = {
    ...address.value.broker,
    ...(username === null ? {} : { username }),
    ...(password === null ? {} : { password }),
  };
  const session = await openMqttSession({ broker, clock, clientId: message.clientId });
  if (!session.ok) return failureOf(session.error);
  const options = { retain: false, deadlineMs: PUBLISH_MS };
  const published = await session.value.publish(message.topic, message.body, options);
  await session.value.close();
  return published.ok ? null : failureOf(published.error);
};

function failureOf({ kind, detail }: LineFault): PublishFailure {
  return { detail, again: kind !== 'denied' };
}
