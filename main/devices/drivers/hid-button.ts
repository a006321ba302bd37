import { z } from 'zod';
import { createHidButton } from '../../../hardware/button/hid-button.ts';
import { defineDriver } from '../driver.ts';
import { longPressMs, longPressOf, longPressSetting, reportMatch, reportMatchOf } from './button-settings.ts';
import { deviceName, hidAddress, hidMatch, said } from './settings.ts';

/** USB buttons that send HID reports. */
export const hidButton = defineDriver({
  kind: 'button',
  label: { en: 'Help button, USB HID', 'zh-Hans': 'USB HID 呼叫按钮' },
  settings: z.strictObject({
    driver: z.literal('hid-button'),
    name: deviceName,
    address: hidAddress,
    match: said(
      reportMatch,
      'which report means "pressed": {"mask": "ff01", "value": "0101"} in hexadecimal; npm run cli -- learn-button finds it',
      '哪个报告表示“按下”：{"mask": "ff01", "value": "0101"}（十六进制）；可用 npm run cli -- learn-button 学习',
    ),
    release: said(
      reportMatch.exactOptional(),
      'which report means "let go", in the same form; without it long presses are not told',
      '哪个报告表示“松开”，格式相同；不填则无法识别长按',
    ),
    longPress: longPressSetting,
  }),
  open: (settings, deps) => ({
    kind: 'button',
    device: createHidButton({
      id: deps.id,
      clock: deps.clock,
      match: hidMatch(settings.address),
      press: reportMatchOf(settings.match),
      ...(settings.release === undefined ? {} : { release: reportMatchOf(settings.release) }),
      ...longPressMs(settings.longPress),
      log: deps.note,
    }),
    ...longPressOf(settings.longPress),
  }),
});
