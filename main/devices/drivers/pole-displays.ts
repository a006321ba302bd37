import { z } from 'zod';
import { cd5220 as cd5220Commands } from '../../../hardware/display/cd5220.ts';
import type { DisplayCommands } from '../../../hardware/display/display-commands.ts';
import type { DisplayTable } from '../../../hardware/display/display-text.ts';
import { dmD as dmDCommands } from '../../../hardware/display/dm-d.ts';
import { createPoleDisplay } from '../../../hardware/display/pole-display.ts';
import type { DriverDeps } from '../driver.ts';
import { defineDriver } from '../driver.ts';
import type { OpenDevice } from '../open-device.ts';
import { deviceName, lineAddress, said } from './settings.ts';

const columns = said(
  z.number().int().min(8).max(40).exactOptional(),
  'characters in a line; left out: 20',
  '每行字符数；不填为 20',
);

function tables<const T extends readonly DisplayTable[]>(known: T) {
  return said(
    z.enum(known).exactOptional(),
    'letters beyond a to z that its firmware has; left out: ascii, which every display shows. gb2312 only with Chinese firmware',
    '固件支持的扩展字符；不填为 ascii，所有显示屏都能显示。gb2312 仅用于中文固件',
  );
}

function open(
  settings: { readonly address: string; readonly table?: DisplayTable; readonly columns?: number },
  commands: DisplayCommands,
  deps: DriverDeps,
): OpenDevice {
  return {
    kind: 'display',
    device: createPoleDisplay({
      id: deps.id,
      open: deps.openLine(settings.address),
      clock: deps.clock,
      commands,
      table: settings.table ?? 'ascii',
      ...(settings.columns === undefined ? {} : { columns: settings.columns }),
      log: deps.note,
    }),
  };
}

/** The commonest pole displays, and all that emulate them. */
export const cd5220 = defineDriver({
  kind: 'display',
  label: { en: 'Pole display, CD5220', 'zh-Hans': '顾客显示屏，CD5220' },
  settings: z.strictObject({
    driver: z.literal('cd5220'),
    name: deviceName,
    address: lineAddress,
    table: tables(['ascii', 'pc437', 'pc852', 'pc866', 'gb2312']),
    columns,
  }),
  open: (settings, deps) => open(settings, cd5220Commands, deps),
});

export const dmD = defineDriver({
  kind: 'display',
  label: { en: 'Pole display, Epson DM-D', 'zh-Hans': '顾客显示屏，爱普生 DM-D' },
  settings: z.strictObject({
    driver: z.literal('dm-d'),
    name: deviceName,
    address: lineAddress,
    table: tables(['ascii', 'pc437', 'pc850', 'pc852', 'pc858', 'pc866', 'windows-1252', 'gb2312']),
    columns,
  }),
  open: (settings, deps) => open(settings, dmDCommands, deps),
});
