import { z } from 'zod';
import { createHidLight } from '../../../hardware/light/hid-light.ts';
import { defineDriver } from '../driver.ts';
import { looksOf, looksSetting } from './light-settings.ts';
import { deviceName, hidAddress, hidMatch } from './settings.ts';

/** PATLITE signal towers on USB. */
export const hidLight = defineDriver({
  kind: 'light',
  label: { en: 'Signal tower, PATLITE LR6-USB', 'zh-Hans': '信号灯塔，PATLITE LR6-USB' },
  settings: z.strictObject({
    driver: z.literal('hid-light'),
    name: deviceName,
    address: hidAddress,
    looks: looksSetting,
  }),
  open: (settings, deps) => ({
    kind: 'light',
    device: createHidLight({
      id: deps.id,
      clock: deps.clock,
      looks: looksOf(settings.looks, deps.note),
      match: hidMatch(settings.address),
      log: deps.note,
    }),
  }),
});
