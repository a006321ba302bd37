import { z } from 'zod';
import { createMqttButton } from '../../../hardware/button/mqtt-button.ts';
import { defineDriver } from '../driver.ts';
import {
  longPressMs,
  longPressOf,
  longPressSetting,
  payloadMatch,
  payloadMatchOf,
} from './button-settings.ts';
import { mqttAddress, mqttPassword, mqttTopic, openMqtt } from './mqtt-settings.ts';
import { deviceName, said } from './settings.ts';

/** Buttons behind an MQTT broker, e.g. Zigbee or LoRa ones through their bridge. */
export const mqttButton = defineDriver({
  kind: 'button',
  label: { en: 'Help button, MQTT', 'zh-Hans': 'MQTT 呼叫按钮' },
  settings: z.strictObject({
    driver: z.literal('mqtt-button'),
    name: deviceName,
    address: mqttAddress,
    password: mqttPassword,
    match: said(
      payloadMatch,
      'which message means "pressed": {"payload": "ON"}, or one field of its JSON: {"field": "action", "is": "single"}; npm run cli -- learn-button finds it',
      '哪条消息表示“按下”：{"payload": "ON"}，或 JSON 中的一个字段：{"field": "action", "is": "single"}；可用 npm run cli -- learn-button 学习',
    ),
    release: said(
      payloadMatch.exactOptional(),
      'which message means "let go", in the same form; without it long presses are not told',
      '哪条消息表示“松开”，格式相同；不填则无法识别长按',
    ),
    longPress: longPressSetting,
  }),
  open: (settings, deps) => ({
    kind: 'button',
    device: createMqttButton({
      id: deps.id,
      clock: deps.clock,
      link: openMqtt(settings, deps),
      topic: mqttTopic(settings.address),
      press: payloadMatchOf(settings.match),
      ...(settings.release === undefined ? {} : { release: payloadMatchOf(settings.release) }),
      ...longPressMs(settings.longPress),
      log: deps.note,
    }),
    ...longPressOf(settings.longPress),
  }),
});
