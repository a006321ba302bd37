import { z } from 'zod';
import { type ButtonMatch, createLineButton } from '../../../hardware/button/line-button.ts';
import { defineDriver } from '../driver.ts';
import { deviceName, lineAddress, said } from './settings.ts';

const match = z.union([
  z.strictObject({ line: z.string().min(1).max(64) }),
  z.strictObject({ hex: z.string().regex(/^([0-9a-fA-F]{2}){1,32}$/, 'pairs of hexadecimal digits') }),
]);

/** Receivers of call buttons that send a line of text or some bytes. */
export const lineButton = defineDriver({
  kind: 'button',
  label: { en: 'Help button, serial receiver', 'zh-Hans': '串口呼叫按钮' },
  settings: z.strictObject({
    driver: z.literal('line-button'),
    name: deviceName,
    address: lineAddress,
    match: said(
      match,
      'what means "pressed": {"line": "HELP"} for a line of text, {"hex": "02a503"} for bytes',
      '什么表示“按下”：{"line": "HELP"} 为一行文字，{"hex": "02a503"} 为字节',
    ),
  }),
  open: (settings, deps) => ({
    kind: 'button',
    device: createLineButton({
      id: deps.id,
      open: deps.openLine(settings.address),
      clock: deps.clock,
      match: matchOf(settings.match),
      log: deps.note,
    }),
  }),
});

function matchOf(given: z.infer<typeof match>): ButtonMatch {
  return 'line' in given
    ? { kind: 'line', text: given.line }
    : { kind: 'bytes', bytes: [...Buffer.from(given.hex, 'hex')] };
}
