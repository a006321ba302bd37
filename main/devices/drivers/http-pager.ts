import { z } from 'zod';
import {
  type GatewayJson,
  gatewayJsonFault,
  gatewayTextFault,
  isGatewayJson,
} from '../../../hardware/pager/gateway-text.ts';
import { createHttpPager, type HttpRequestSpec } from '../../../hardware/pager/http-pager.ts';
import { parseDeviceAddress } from '../../../hardware/transport/address.ts';
import { defineDriver } from '../driver.ts';
import { deviceName, given, pagerRoutingSettings, said, secret } from './settings.ts';

const url = z.string().superRefine((text, context) => {
  const parsed = parseDeviceAddress(text);
  const message = !parsed.ok
    ? parsed.error
    : parsed.value.kind !== 'http'
      ? 'a gateway is asked by http:// or https://'
      : parsed.value.target.password !== null
        ? 'the password has its own field, authorization: take it out of the address'
        : gatewayTextFault(text);
  if (message !== null) context.addIssue({ code: 'custom', message });
});

/** A JSON value whose texts have placeholders. */
const json = z.unknown().superRefine((value, context) => {
  const message = isGatewayJson(value) ? gatewayJsonFault(value) : 'it is no JSON';
  if (message !== null) context.addIssue({ code: 'custom', message });
});

const filledText = z.string().superRefine((text, context) => {
  const message = gatewayTextFault(text);
  if (message !== null) context.addIssue({ code: 'custom', message });
});
const form = z.record(z.string().min(1), filledText);
const method = z.enum(['GET', 'POST', 'PUT', 'DELETE']);
const headerText = z
  .string()
  .min(1)
  .max(2000)
  .regex(/^[\x20-\x7e]+$/, 'a header is printable ASCII');
const headers = z.record(
  z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'a header is letters, digits and -'),
  headerText,
);

const request = z.strictObject({
  address: url,
  method: method.exactOptional(),
  json: json.exactOptional(),
  form: form.exactOptional(),
});

/** Pagers behind somebody's HTTP interface. */
export const httpPager = defineDriver({
  kind: 'pager',
  label: { en: 'Pager gateway, HTTP', 'zh-Hans': 'HTTP 寻呼网关' },
  settings: z.strictObject({
    driver: z.literal('http-pager'),
    name: deviceName,
    address: said(
      url,
      'what is asked for one page, with {to}, {text}, {priority:low|high}, {id} and {at}: https://gateway.lan/page?to={to}&text={text}',
      '发送一条寻呼的网址，可含 {to}、{text}、{priority:low|high}、{id}、{at}：https://gateway.lan/page?to={to}&text={text}',
    ),
    ...pagerRoutingSettings,
    method: said(
      method.exactOptional(),
      'left out: POST with json or form, else GET',
      '不填：有 json 或 form 时为 POST，否则为 GET',
    ),
    json: said(
      json.exactOptional(),
      'the body as JSON, with the same placeholders in its texts: {"to": "{to}", "message": "{text}"}',
      'JSON 正文，文本中可用相同占位符：{"to": "{to}", "message": "{text}"}',
    ),
    form: said(
      form.exactOptional(),
      'the body as the fields of a form, instead of json: {"To": "{to}", "Body": "{text}"}',
      '表单正文，代替 json：{"To": "{to}", "Body": "{text}"}',
    ),
    authorization: secret(
      headerText.exactOptional(),
      'the Authorization header, e.g. Bearer and a token; never shown nor logged',
      'Authorization 请求头，例如 Bearer 加令牌；不会显示或记录',
    ),
    headers: said(headers.exactOptional(), 'other headers', '其他请求头'),
    expect: said(
      z.string().min(1).max(500).exactOptional(),
      'a text that a good answer contains; left out, the status 2xx is enough',
      '成功应答须包含的文字；不填则状态码 2xx 即可',
    ),
    cancel: said(
      request.exactOptional(),
      'what takes a page back: {"address": "https://gateway.lan/stop/{to}", "method": "DELETE"}',
      '撤回寻呼的请求：{"address": "https://gateway.lan/stop/{to}", "method": "DELETE"}',
    ),
    deadlineSeconds: said(
      z.number().int().min(1).max(60).exactOptional(),
      'how long an answer may take; left out: 5',
      '等待应答的秒数；不填为 5',
    ),
    longestText: said(
      z.number().int().min(10).max(1000).exactOptional(),
      'characters of a page; left out: 500',
      '每条寻呼的字符数；不填为 500',
    ),
  }),
  open: (settings, deps) => ({
    kind: 'pager',
    device: createHttpPager({
      id: deps.id,
      clock: deps.clock,
      page: specOf(settings),
      log: deps.note,
      headers: {
        ...settings.headers,
        ...(settings.authorization === undefined ? {} : { authorization: settings.authorization }),
      },
      ...(settings.cancel === undefined ? {} : { cancel: specOf(settings.cancel) }),
      ...(settings.deadlineSeconds === undefined ? {} : { deadlineMs: settings.deadlineSeconds * 1_000 }),
      ...given(settings, 'expect', 'longestText'),
    }),
    routing: { capcodes: settings.capcodes, urgentCapcodes: settings.urgentCapcodes ?? [] },
  }),
});

/** @throws RangeError for a body that the schema has not read. */
function specOf(settings: z.output<typeof request>): HttpRequestSpec {
  const body = settings.json ?? settings.form;
  const verb = settings.method ?? (body === undefined ? 'GET' : 'POST');
  if (settings.form !== undefined) {
    return { method: verb, url: settings.address, body: { kind: 'form', fields: settings.form } };
  }
  if (body === undefined) return { method: verb, url: settings.address };
  return { method: verb, url: settings.address, body: { kind: 'json', value: jsonOf(body) } };
}

function jsonOf(value: unknown): GatewayJson {
  if (!isGatewayJson(value)) throw new RangeError('a body that is no JSON');
  return value;
}
