import { z } from 'zod';
import { createHidPosScanner } from '../../../hardware/scanner/hid-scanner.ts';
import { defineDriver } from '../driver.ts';
import { deviceName, said } from './settings.ts';

const usbId = z.number().int().min(0).max(0xffff);

/** USB scanners in HID-POS mode. */
export const hidPos = defineDriver({
  kind: 'scanner',
  label: { en: 'Scanner, USB HID-POS', 'zh-Hans': 'USB HID-POS 扫码器' },
  settings: z.strictObject({
    driver: z.literal('hid-pos'),
    name: deviceName,
    match: said(
      z
        .strictObject({
          vendorId: usbId.exactOptional(),
          productId: usbId.exactOptional(),
          serialNumber: z.string().min(1).max(128).exactOptional(),
        })
        .exactOptional(),
      'which one, by USB ids as plain numbers; left out: the first that is found',
      '按 USB 编号（十进制）指定哪一台；不填则使用找到的第一台',
    ),
  }),
  open: (settings, deps) => ({
    kind: 'scanner',
    device: createHidPosScanner({
      id: deps.id,
      clock: deps.clock,
      match: settings.match ?? {},
      log: deps.note,
    }),
  }),
});
