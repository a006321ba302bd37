import { z } from 'zod';
import { parseDeviceAddress, parseLineAddress } from '../../../hardware/transport/address.ts';
import type { HidMatch } from '../../../hardware/transport/hid-port.ts';

/**
 * A setting with what it is, in the languages of the staff: the manager's page and docs/DEVICE-SETTINGS.md are drawn
 * from these words and from the schema's own limits.
 */
export function said<T extends z.ZodType>(setting: T, en: string, zhHans: string): T {
  return setting.meta({ en, 'zh-Hans': zhHans });
}

/** The same for a password or a key: the manager's page may set it and is never told it. */
export function secret<T extends z.ZodType>(setting: T, en: string, zhHans: string): T {
  return setting.meta({ en, 'zh-Hans': zhHans, secret: true });
}

/** Those of the named settings that were given: left out stays left out, so that a driver's own default counts. */
export function given<T extends object, K extends keyof T>(
  settings: T,
  ...names: readonly K[]
): Partial<Pick<T, K>> {
  const picked: Partial<Pick<T, K>> = {};
  for (const name of names) if (settings[name] !== undefined) picked[name] = settings[name];
  return picked;
}

/** The address of a byte line: see docs/HARDWARE.md, "Addresses". */
export const lineAddress = said(
  z.string().superRefine((text, context) => {
    const parsed = parseLineAddress(text);
    if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.error });
  }),
  'where it is: an address such as tcp://192.168.1.50:9100, serial:vid=0403,pid=6001?baud=9600 or lp:/dev/usb/lp0',
  '设备地址，例如 tcp://192.168.1.50:9100、serial:vid=0403,pid=6001?baud=9600 或 lp:/dev/usb/lp0',
);

/** The address of a USB HID device: see docs/HARDWARE.md, "Addresses". */
export const hidAddress = said(
  z.string().superRefine((text, context) => {
    const parsed = parseDeviceAddress(text);
    if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.error });
    else if (parsed.value.kind !== 'hid') {
      context.addIssue({
        code: 'custom',
        message: `'${text}' is no HID device: write hid:0c2e:0b61 or hid:*`,
      });
    }
  }),
  'which one: hid:0c2e:0b61 (vendor and product as npm run cli -- devices list shows them), hid:0c2e:0b61:serial, or hid:* for the first that fits',
  '哪一台：hid:0c2e:0b61（厂商与产品编号，见 npm run cli -- devices list）、hid:0c2e:0b61:序列号，或 hid:* 表示找到的第一台',
);

/**
 * Which HID device an address of `hidAddress` means.
 * @throws RangeError for another address: the schema has read it before.
 */
export function hidMatch(address: string): HidMatch {
  const parsed = parseDeviceAddress(address);
  if (!parsed.ok || parsed.value.kind !== 'hid') throw new RangeError(`'${address}' is no HID device`);
  const { vendorId, productId, serialNumber } = parsed.value.target;
  return {
    ...(vendorId === null ? {} : { vendorId }),
    ...(productId === null ? {} : { productId }),
    ...(serialNumber === null ? {} : { serialNumber }),
  };
}

export const deviceName = said(
  z.string().min(1).max(40).exactOptional(),
  'what staff call it; left out, it goes by its kind',
  '员工对它的称呼；不填则按设备种类显示',
);

/** What a box calls a pager. */
export const capcode = z
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
