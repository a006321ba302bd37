import { z } from 'zod';
import { createEspaPager } from '../../../hardware/pager/espa-pager.ts';
import { defineDriver } from '../driver.ts';
import { deviceName, given, lineAddress, pagerRoutingSettings, said } from './settings.ts';

const station = z.string().regex(/^[0-9]$/, 'the address of an ESPA station is one digit');

/** Paging systems with an ESPA 4.4.4 interface. */
export const espa = defineDriver({
  kind: 'pager',
  label: { en: 'Paging system, ESPA 4.4.4', 'zh-Hans': '寻呼系统，ESPA 4.4.4' },
  settings: z
    .strictObject({
      driver: z.literal('espa'),
      name: deviceName,
      address: lineAddress,
      ...pagerRoutingSettings,
      role: said(
        z.enum(['control', 'polled']),
        'who polls: control means that we do, polled that the paging system does; its own setting must be the other one',
        '由谁轮询：control 为本机轮询，polled 为寻呼系统轮询；寻呼系统须设为另一种',
      ),
      ours: said(station.exactOptional(), 'our station address; left out: 1', '本机站号；不填为 1'),
      theirs: said(
        station.exactOptional(),
        'station address of the paging system; left out: 2',
        '寻呼系统的站号；不填为 2',
      ),
      beep: said(
        z.number().int().min(0).max(9).exactOptional(),
        'beep coding; what each number sounds like is the system’s; left out: 3',
        '提示音编号，由寻呼系统定义；不填为 3',
      ),
      transmissions: said(
        z.number().int().min(1).max(9).exactOptional(),
        'how often the system repeats a page on the air; left out: 1',
        '每条寻呼的发射次数；不填为 1',
      ),
      longestText: said(
        z.number().int().min(10).max(128).exactOptional(),
        'characters that the pager shows; left out: 128',
        '寻呼机能显示的字符数；不填为 128',
      ),
    })
    .superRefine(({ ours = '1', theirs = '2' }, context) => {
      if (ours === theirs)
        context.addIssue({ code: 'custom', message: `both stations have the address ${ours}` });
    }),
  open: (settings, deps) => ({
    kind: 'pager',
    device: createEspaPager({
      id: deps.id,
      open: deps.openLine(settings.address),
      clock: deps.clock,
      role: settings.role,
      log: deps.note,
      ...given(settings, 'ours', 'theirs', 'beep', 'transmissions', 'longestText'),
    }),
    routing: { capcodes: settings.capcodes, urgentCapcodes: settings.urgentCapcodes ?? [] },
  }),
});
