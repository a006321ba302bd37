import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { parseMqttAddress } from '../../../hardware/transport/mqtt-address.ts';
import { createMqttLink, type MqttLink } from '../../../hardware/transport/mqtt-link.ts';
import type { DriverDeps } from '../driver.ts';
import { said, secret } from './settings.ts';

/** Where a broker is and which topic of it is the device. */
export const mqttAddress = said(
  z.string().superRefine((text, context) => {
    const parsed = parseMqttAddress(text);
    const message = !parsed.ok
      ? parsed.error
      : parsed.value.broker.password !== undefined
        ? 'the password has its own field: take it out of the address'
        : parsed.value.topic === ''
          ? 'the address names no topic: write mqtt://host:1883/topic'
          : null;
    if (message !== null) context.addIssue({ code: 'custom', message });
  }),
  'the broker and the topic: mqtt://host:1883/shop/help, mqtts:// with TLS, user@ before the host where it asks for one',
  '消息代理与主题：mqtt://主机:1883/shop/help；mqtts:// 为 TLS；需要登录时在主机前写 用户名@',
);

export const mqttPassword = secret(
  z.string().min(1).max(256).exactOptional(),
  'password at the broker',
  '消息代理的密码',
);

/** The topic of an address that the schema has read. */
export function mqttTopic(address: string): string {
  return read(address).topic;
}

/** A session with the broker of its own for each device. */
export function openMqtt(
  settings: { readonly address: string; readonly password?: string },
  deps: DriverDeps,
  will?: { readonly payload: string },
): MqttLink {
  const { broker, topic } = read(settings.address);
  return createMqttLink({
    broker: { ...broker, ...(settings.password === undefined ? {} : { password: settings.password }) },
    clock: deps.clock,
    // Two kiosks of a shop may have a device of the same id at one broker.
    clientId: `pointfive-${deps.id}-${randomUUID().slice(0, 8)}`,
    ...(will === undefined ? {} : { will: { topic, payload: will.payload, retain: true } }),
  });
}

function read(address: string): {
  readonly broker: Parameters<typeof createMqttLink>[0]['broker'];
  readonly topic: string;
} {
  const parsed = parseMqttAddress(address);
  if (!parsed.ok) throw new RangeError(parsed.error);
  return parsed.value;
}
