import { z } from 'zod';
import { hidPosLayouts } from '../../../hardware/scanner/hid-pos-report.ts';
import { createHidPosScanner } from '../../../hardware/scanner/hid-scanner.ts';
import { defineDriver } from '../driver.ts';
import { dressingOf, scannerDressingSettings } from './scanner-settings.ts';
import { deviceName, hidAddress, hidMatch, said } from './settings.ts';

/** USB scanners in HID-POS mode. */
export const hidPos = defineDriver({
  kind: 'scanner',
  label: { en: 'Scanner, USB HID-POS', 'zh-Hans': 'USB HID-POS 扫码器' },
  settings: z.strictObject({
    driver: z.literal('hid-pos'),
    name: deviceName,
    address: hidAddress,
    layout: said(
      z.enum(['standard', 'microscan']).exactOptional(),
      'how its reports are laid out: standard, or microscan (Omron); left out: standard',
      '报告格式：standard 或 microscan（欧姆龙）；不填为 standard',
    ),
    ...scannerDressingSettings,
  }),
  open: (settings, deps) => ({
    kind: 'scanner',
    device: createHidPosScanner({
      id: deps.id,
      clock: deps.clock,
      match: hidMatch(settings.address),
      profile: hidPosLayouts[settings.layout ?? 'standard'],
      dressing: dressingOf(settings),
      log: deps.note,
    }),
  }),
});
