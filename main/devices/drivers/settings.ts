import { z } from 'zod';
import { parseLineAddress } from '../../../hardware/transport/address.ts';

/**
 * A setting with what it is, in the languages of the staff: the manager's page and docs/DEVICE-SETTINGS.md are drawn
 * from these words and from the schema's own limits.
 */
export function said<T extends z.ZodType>(setting: T, en: string, zhHans: string): T {
  return setting.meta({ en, 'zh-Hans': zhHans });
}

/** The address of a byte line: see docs/HARDWARE.md, "Addresses". */
export const lineAddress = said(
  z.string().superRefine((text, context) => {
    const parsed = parseLineAddress(text);
    if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.error });
  }),
  'where it is: an address such as tcp://192.168.1.50:9100 or serial:/dev/ttyUSB0?baud=9600',
  '设备地址，例如 tcp://192.168.1.50:9100 或 serial:/dev/ttyUSB0?baud=9600',
);

export const deviceName = said(
  z.string().min(1).max(40).exactOptional(),
  'what staff call it; left out, it goes by its kind',
  '员工对它的称呼；不填则按设备种类显示',
);

const capcode = z
  .string()
  .regex(/^[\x21-\x7e]{1,32}$/, 'a pager id is 1 to 32 printable characters without spaces');

/** Whom a pager device rings; the same for every paging protocol. */
export const pagerRoutingSettings = {
  capcodes: said(
    z.array(capcode).min(1).max(16),
    'pagers that every call rings; most boxes know one number for a whole group',
    '每次呼叫都会通知的寻呼机；多数主机可用一个号码代表一组',
  ),
  urgentCapcodes: said(
    z.array(capcode).max(16).exactOptional(),
    'pagers rung as well once a call is urgent',
    '呼叫变为紧急后额外通知的寻呼机',
  ),
};
