import { z } from 'zod';
import { createHidPosScanner } from '../../../hardware/scanner/hid-scanner.ts';
import { defineDriver } from '../driver.ts';
import { deviceName, hidAddress, hidMatch } from './settings.ts';

/** USB scanners in HID-POS mode. */
export const hidPos = defineDriver({
  kind: 'scanner',
  label: { en: 'Scanner, USB HID-POS', 'zh-Hans': 'USB HID-POS 扫码器' },
  settings: z.strictObject({
    driver: z.literal('hid-pos'),
    name: deviceName,
    address: hidAddress,
  }),
  open: (settings, deps) => ({
    kind: 'scanner',
    device: createHidPosScanner({
      id: deps.id,
      clock: deps.clock,
      match: hidMatch(settings.address),
      log: deps.note,
    }),
  }),
});
