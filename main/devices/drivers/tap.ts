import { z } from 'zod';
import { createTapPager } from '../../../hardware/pager/tap-pager.ts';
import { defineDriver } from '../driver.ts';
import { deviceName, lineAddress, pagerRoutingSettings, said, secret } from './settings.ts';

/** Radio paging encoders that speak TAP 1.8 (IXO, PG1). */
export const tap = defineDriver({
  kind: 'pager',
  label: { en: 'Pager box, TAP 1.8', 'zh-Hans': '寻呼主机，TAP 1.8' },
  settings: z.strictObject({
    driver: z.literal('tap'),
    name: deviceName,
    address: lineAddress,
    ...pagerRoutingSettings,
    password: secret(
      z
        .string()
        .regex(/^[A-Za-z0-9]{1,6}$/, 'a TAP password has up to 6 letters or digits')
        .exactOptional(),
      'password of the logon',
      '登录密码',
    ),
    longestText: said(
      z.number().int().min(20).max(1000).exactOptional(),
      'characters that the pager shows; left out: 200',
      '寻呼机能显示的字符数；不填为 200',
    ),
  }),
  open: (settings, deps) => ({
    kind: 'pager',
    device: createTapPager({
      id: deps.id,
      open: deps.openLine(settings.address),
      clock: deps.clock,
      log: deps.note,
      ...(settings.password === undefined ? {} : { password: settings.password }),
      ...(settings.longestText === undefined ? {} : { longestText: settings.longestText }),
    }),
    routing: { capcodes: settings.capcodes, urgentCapcodes: settings.urgentCapcodes ?? [] },
  }),
});
