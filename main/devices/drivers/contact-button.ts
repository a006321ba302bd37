import { z } from 'zod';
import { createContactButton } from '../../../hardware/button/contact-button.ts';
import { parseLineAddress } from '../../../hardware/transport/address.ts';
import { modemInputs, modemLinesOpener } from '../../../hardware/transport/modem-lines.ts';
import { defineDriver } from '../driver.ts';
import { longPressMs, longPressOf, longPressSetting } from './button-settings.ts';
import { deviceName, said } from './settings.ts';

const serialAddress = z.string().superRefine((text, context) => {
  const parsed = parseLineAddress(text);
  if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.error });
  else if (parsed.value.kind !== 'serial' && parsed.value.kind !== 'usb-serial') {
    context.addIssue({
      code: 'custom',
      message: `'${text}' has no pins for a contact: write serial:/dev/ttyS0 or serial:vid=0403,pid=6001`,
    });
  }
});

/** A plain contact between two pins of a serial port. */
export const contactButton = defineDriver({
  kind: 'button',
  label: { en: 'Help button, contact on a serial port', 'zh-Hans': '接在串口引脚上的呼叫按钮' },
  settings: z.strictObject({
    driver: z.literal('contact-button'),
    name: deviceName,
    address: said(
      serialAddress,
      'the serial port: serial:/dev/ttyS0 or serial:vid=0403,pid=6001; its speed does not matter',
      '串口：serial:/dev/ttyS0 或 serial:vid=0403,pid=6001；速率无关',
    ),
    input: said(
      z.enum(modemInputs),
      'the pin that the contact joins to DTR (4) or RTS (7) of a 9-pin plug: cts is 8, dsr is 6, dcd is 1',
      '触点把哪个引脚与 9 针插头的 DTR（4）或 RTS（7）相连：cts 为 8，dsr 为 6，dcd 为 1',
    ),
    rests: said(
      z.enum(['open', 'closed']).exactOptional(),
      'how the contact is while nobody presses; left out: open',
      '无人按下时触点的状态；不填为 open（断开）',
    ),
    longPress: longPressSetting,
  }),
  open: (settings, deps) => {
    const parsed = parseLineAddress(settings.address);
    // The schema has read it already.
    if (!parsed.ok) throw new RangeError(parsed.error);
    return {
      kind: 'button',
      device: createContactButton({
        id: deps.id,
        open: modemLinesOpener(parsed.value),
        clock: deps.clock,
        input: settings.input,
        ...(settings.rests === undefined ? {} : { rests: settings.rests }),
        ...longPressMs(settings.longPress),
        log: deps.note,
      }),
      ...longPressOf(settings.longPress),
    };
  },
});
