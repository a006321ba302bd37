import { z } from 'zod';
import { zvtCurrencies } from '../../../hardware/terminal/zvt/commands.ts';
import { createZvtTerminal } from '../../../hardware/terminal/zvt/zvt-terminal.ts';
import { parseDeviceAddress } from '../../../hardware/transport/address.ts';
import { defineDriver } from '../driver.ts';
import { deviceName, lineAddress, said, secret } from './settings.ts';

/** A minute for a card and a PIN, and some patience for a slow bank. */
const usualAnswerSeconds = 90;

/** Card terminals of Germany, Austria and Switzerland, and others that speak ZVT. */
export const zvt = defineDriver({
  kind: 'terminal',
  label: { en: 'Card terminal (ZVT)', 'zh-Hans': '刷卡机（ZVT）' },
  settings: z.strictObject({
    driver: z.literal('zvt'),
    name: deviceName,
    address: lineAddress,
    envelope: said(
      z.enum(['tcp', 'serial']).exactOptional(),
      'how messages are wrapped: as the address says when left out; serial also for a terminal behind a serial server',
      '报文封装方式：不填则由地址决定；串口服务器后的刷卡机请选 serial',
    ),
    password: secret(
      z
        .string()
        .regex(/^[0-9]{6}$/, 'six digits')
        .exactOptional(),
      "the terminal's merchant password, six digits; left out: 000000",
      '刷卡机的商户密码，六位数字；不填为 000000',
    ),
    currency: said(
      z.enum(zvtCurrencies).exactOptional(),
      'the money that the terminal was set up for; left out: EUR',
      '刷卡机设定的币种；不填为 EUR',
    ),
    receipts: said(
      z.enum(['terminal', 'kiosk']).exactOptional(),
      "who keeps card receipts: the terminal prints its own (left out), or the kiosk stores the terminal's lines",
      '刷卡小票：由刷卡机打印（不填），或由本机保存',
    ),
    answerSeconds: said(
      z.number().int().min(10).max(300).exactOptional(),
      'seconds without an answer until a payment counts as unknown; left out: 90',
      '多少秒没有答复后付款视为状态不明；不填为 90',
    ),
  }),
  open: (settings, deps) => ({
    kind: 'terminal',
    device: createZvtTerminal({
      id: deps.id,
      open: deps.openLine(settings.address),
      clock: deps.clock,
      envelope: settings.envelope ?? envelopeOf(settings.address),
      notes: deps.attempts,
      password: settings.password ?? '000000',
      currency: settings.currency ?? 'EUR',
      receipts: settings.receipts ?? 'terminal',
      answerTimeoutMs: (settings.answerSeconds ?? usualAnswerSeconds) * 1000,
      log: deps.note,
    }),
  }),
});

function envelopeOf(address: string): 'tcp' | 'serial' {
  const parsed = parseDeviceAddress(address);
  return parsed.ok && (parsed.value.kind === 'serial' || parsed.value.kind === 'usb-serial')
    ? 'serial'
    : 'tcp';
}
