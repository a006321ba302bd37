import type { DisplayCommands } from './display-commands.ts';
import type { DisplayTable } from './display-text.ts';

const esc = 0x1b;
const us = 0x1f;

/** Pages of `ESC t n` (DM-D110 specification, section 4.3 and p. 44: 0 to 5 and 16 to 19). */
const pages: Readonly<Partial<Record<DisplayTable, number>>> = {
  pc437: 0,
  pc850: 2,
  'windows-1252': 16,
  pc866: 17,
  pc852: 18,
  pc858: 19,
};

/** Parameters for a command that a line which broke in the middle has left unfinished; ESC @ clears what they show. */
const afterAnything = [0x20, 0x20];

/**
 * Epson DM-D and its emulations (DM-D110 specification: ESC @ p. 41, ESC t p. 44, the US commands thereafter; the same
 * table in the XP8200 manual, 4.1.2). `ESC = 2` turns the bytes to the display where a printer is chained behind it.
 */
export const dmD: DisplayCommands = {
  begin(table) {
    const page = pages[table];
    return [
      ...afterAnything,
      ...[esc, 0x3d, 0x02],
      ...[esc, 0x40],
      ...(page === undefined ? [] : [esc, 0x74, page]),
      // Overwrite mode, cursor off.
      ...[us, 0x01],
      ...[us, 0x43, 0x00],
    ];
  },
  lines: (upper, lower) => [us, 0x24, 0x01, 0x01, ...upper, us, 0x24, 0x01, 0x02, ...lower],
  end: () => [0x0c],
};
