import { z } from 'zod';
import { createLineButton } from '../../../hardware/button/line-button.ts';
import { defineDriver } from '../driver.ts';
import { lineMatch, lineMatchOf, longPressMs, longPressOf, longPressSetting } from './button-settings.ts';
import { deviceName, lineAddress, said } from './settings.ts';

/** Receivers of call buttons that send a line of text or some bytes. */
export const lineButton = defineDriver({
  kind: 'button',
  label: { en: 'Help button, serial receiver', 'zh-Hans': '串口呼叫按钮' },
  settings: z.strictObject({
    driver: z.literal('line-button'),
    name: deviceName,
    address: lineAddress,
    match: said(
      lineMatch,
      'what means "pressed": {"line": "HELP"} for a line of text, {"hex": "02a503"} for bytes; npm run cli -- learn-button finds it',
      '什么表示“按下”：{"line": "HELP"} 为一行文字，{"hex": "02a503"} 为字节；可用 npm run cli -- learn-button 学习',
    ),
    release: said(
      lineMatch.exactOptional(),
      'what means "let go", in the same form; without it long presses are not told',
      '什么表示“松开”，格式相同；不填则无法识别长按',
    ),
    longPress: longPressSetting,
  }),
  open: (settings, deps) => ({
    kind: 'button',
    device: createLineButton({
      id: deps.id,
      open: deps.openLine(settings.address),
      clock: deps.clock,
      match: lineMatchOf(settings.match),
      ...(settings.release === undefined ? {} : { release: lineMatchOf(settings.release) }),
      ...longPressMs(settings.longPress),
      log: deps.note,
    }),
    ...longPressOf(settings.longPress),
  }),
});
