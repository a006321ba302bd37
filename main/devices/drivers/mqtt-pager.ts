import { z } from 'zod';
import { type GatewayJson, gatewayJsonFault, isGatewayJson } from '../../../hardware/pager/gateway-text.ts';
import { createMqttPager } from '../../../hardware/pager/mqtt-pager.ts';
import { isTopicFilter } from '../../../hardware/transport/mqtt-address.ts';
import { defineDriver } from '../driver.ts';
import { mqttAddress, mqttPassword, mqttTopic, openMqtt } from './mqtt-settings.ts';
import { deviceName, given, pagerRoutingSettings, said } from './settings.ts';

const payload = z.unknown().superRefine((value, context) => {
  const message = isGatewayJson(value) ? gatewayJsonFault(value) : 'it is no JSON';
  if (message !== null) context.addIssue({ code: 'custom', message });
});

const usual: GatewayJson = {
  id: '{id}',
  to: '{to}',
  text: '{text}',
  priority: '{priority}',
  at: '{at}',
};

/** Pagers behind a gateway that listens on MQTT. */
export const mqttPager = defineDriver({
  kind: 'pager',
  label: { en: 'Pager gateway, MQTT', 'zh-Hans': 'MQTT 寻呼网关' },
  settings: z.strictObject({
    driver: z.literal('mqtt-pager'),
    name: deviceName,
    address: mqttAddress,
    password: mqttPassword,
    ...pagerRoutingSettings,
    payload: said(
      payload.exactOptional(),
      'what is published: a text, or JSON with {to}, {text}, {priority}, {id} and {at} in its texts; left out, an object with these five',
      '发布的内容：文字，或文本中含 {to}、{text}、{priority}、{id}、{at} 的 JSON；不填则为含这五项的对象',
    ),
    cancelPayload: said(
      payload.exactOptional(),
      'what takes a page back, on the same topic; left out, the gateway can not',
      '撤回寻呼时在同一主题发布的内容；不填表示网关不支持',
    ),
    ackTopic: said(
      z
        .string()
        .refine(isTopicFilter, 'a topic such as shop/pager/ack; + and # only as whole levels')
        .exactOptional(),
      'where the gateway says that it took a page, in a message that contains the page’s {id}; left out, "sent" means only that the broker took it',
      '网关确认寻呼的主题，消息须包含该寻呼的 {id}；不填则“已发送”仅表示消息代理已接收',
    ),
    ackRefusal: said(
      z.string().min(1).max(200).exactOptional(),
      'a text by which such a message says no',
      '表示拒绝的文字',
    ),
    longestText: said(
      z.number().int().min(10).max(1000).exactOptional(),
      'characters of a page; left out: 500',
      '每条寻呼的字符数；不填为 500',
    ),
  }),
  open: (settings, deps) => ({
    kind: 'pager',
    device: createMqttPager({
      id: deps.id,
      clock: deps.clock,
      link: openMqtt(settings, deps),
      topic: mqttTopic(settings.address),
      payload: jsonOf(settings.payload ?? usual),
      log: deps.note,
      ...(settings.cancelPayload === undefined ? {} : { cancelPayload: jsonOf(settings.cancelPayload) }),
      ...(settings.ackTopic === undefined
        ? {}
        : {
            acknowledge: {
              topic: settings.ackTopic,
              ...(settings.ackRefusal === undefined ? {} : { refuse: settings.ackRefusal }),
            },
          }),
      ...given(settings, 'longestText'),
    }),
    routing: { capcodes: settings.capcodes, urgentCapcodes: settings.urgentCapcodes ?? [] },
  }),
});

/** @throws RangeError for what the schema has not read. */
function jsonOf(value: unknown): GatewayJson {
  if (!isGatewayJson(value)) throw new RangeError('a payload that is no JSON');
  return value;
}
