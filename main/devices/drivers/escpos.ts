import { z } from 'zod';
import { createEscPosPrinter, type PrinterLogEvent } from '../../../hardware/escpos/esc-pos-printer.ts';
import { printerProfiles } from '../../../hardware/escpos/profile.ts';
import { defineDriver } from '../driver.ts';
import { type PrinterDuty, printerJobKinds } from '../open-device.ts';
import { drawerSettings, profileIn, profileSettings, wiringIn } from './escpos-settings.ts';
import { deviceName, lineAddress, said } from './settings.ts';

const settings = z
  .strictObject({
    driver: z.literal('escpos'),
    name: deviceName,
    address: lineAddress,
    profile: said(
      z.enum(printerProfiles.map(({ id }) => id)).exactOptional(),
      'paper and firmware; left out: 80mm',
      '纸宽与固件；不填为 80mm',
    ),
    ...profileSettings,
    ...drawerSettings,
    prints: said(
      z.array(z.enum(printerJobKinds)).min(1).exactOptional(),
      "what comes out here; left out: the customer's paper and what staff print for themselves",
      '在此打印的内容；不填则为顾客小票和员工报表',
    ),
    stations: said(
      z.array(z.string().min(1).max(64)).max(32).exactOptional(),
      'prep stations whose tickets come out here; left out: those that no other kitchen printer takes',
      '在此出单的制作区；不填则为其他厨房打印机都不负责的制作区',
    ),
    standIn: said(
      z.string().min(1).max(32).exactOptional(),
      "id of the printer that prints instead while this one can't",
      '本机无法打印时代替它的打印机编号',
    ),
  })
  .superRefine((given, context) => {
    try {
      profileIn(given);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      context.addIssue({ code: 'custom', path: ['columns'], message: error.message });
    }
  });

/** Receipt and kitchen printers that speak ESC/POS. */
export const escpos = defineDriver({
  kind: 'printer',
  label: { en: 'ESC/POS printer', 'zh-Hans': 'ESC/POS 打印机' },
  settings,
  open: (settings, deps) => ({
    kind: 'printer',
    device: createEscPosPrinter({
      id: deps.id,
      open: deps.openLine(settings.address),
      clock: deps.clock,
      profile: profileIn(settings),
      ...wiringIn(settings),
      log: (event) => {
        deps.note(printerNote(event));
      },
    }),
    duty: printerDuty(settings),
  }),
});

/** What a configured printer is for. */
export function printerDuty({ prints, stations, standIn }: z.output<typeof settings>): PrinterDuty {
  return { prints: prints ?? ['customer', 'report'], stations: stations ?? [], standIn: standIn ?? null };
}

function printerNote(event: PrinterLogEvent): string {
  switch (event.kind) {
    case 'line-lost':
      return event.detail;
    case 'not-understood':
      return `not understood: ${event.bytes}`;
    case 'characters-missing':
      return `job ${event.jobId}: the printer has no ${event.characters.join(' ')}`;
    case 'printed':
      return `job ${event.jobId}: ${event.outcome.kind}`;
    case 'drawer':
      return `drawer (${event.reason}): ${event.outcome.kind}`;
  }
}
