import { z } from 'zod';
import { createMqttLight, lightPayload } from '../../../hardware/light/mqtt-light.ts';
import { defineDriver } from '../driver.ts';
import { mqttAddress, mqttPassword, mqttTopic, openMqtt } from './mqtt-settings.ts';
import { deviceName, said } from './settings.ts';

const payload = z.string().min(1).max(1024).exactOptional();

/** Lamps behind an MQTT broker, e.g. Zigbee lamps or a microcontroller of one's own. */
export const mqttLight = defineDriver({
  kind: 'light',
  label: { en: 'Signal light, MQTT', 'zh-Hans': 'MQTT 信号灯' },
  settings: z.strictObject({
    driver: z.literal('mqtt-light'),
    name: deviceName,
    address: mqttAddress,
    password: mqttPassword,
    payloads: said(
      z
        .strictObject({
          off: payload,
          idle: payload,
          calling: payload,
          seen: payload,
          coming: payload,
          fault: payload,
        })
        .exactOptional(),
      'what to publish in each state, as a retained message; left out: the name of the state',
      '各状态发布的保留消息；不填则为状态名称',
    ),
  }),
  open: (settings, deps) => {
    const payloads = settings.payloads ?? {};
    return {
      kind: 'light',
      device: createMqttLight({
        id: deps.id,
        clock: deps.clock,
        link: openMqtt(settings, deps, { payload: lightPayload('off', payloads) }),
        topic: mqttTopic(settings.address),
        payloads,
        log: deps.note,
      }),
    };
  },
});
