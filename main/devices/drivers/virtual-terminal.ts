import { z } from 'zod';
import { createVirtualTerminalClient } from '../../../hardware/terminal/virtual-terminal-client.ts';
import { defineDriver } from '../driver.ts';
import { deviceName, lineAddress, said } from './settings.ts';

/** A minute for a card and a PIN, and some patience for a slow bank. */
const usualAnswerSeconds = 90;

/** The demo shop's terminal, in its own protocol. */
export const virtualTerminal = defineDriver({
  kind: 'terminal',
  label: { en: 'Virtual card terminal (no real money)', 'zh-Hans': '虚拟刷卡机（不涉及真实款项）' },
  settings: z.strictObject({
    driver: z.literal('virtual-terminal'),
    name: deviceName,
    address: lineAddress,
    answerSeconds: said(
      z.number().int().min(10).max(300).exactOptional(),
      'seconds without an answer until a payment counts as unknown; left out: 90',
      '多少秒没有答复后付款视为状态不明；不填为 90',
    ),
  }),
  open: (settings, deps) => ({
    kind: 'terminal',
    device: createVirtualTerminalClient({
      id: deps.id,
      open: deps.openLine(settings.address),
      clock: deps.clock,
      answerTimeoutMs: (settings.answerSeconds ?? usualAnswerSeconds) * 1000,
      log: deps.note,
    }),
  }),
});
