import type { DisplayCommands } from './display-commands.ts';
import type { DisplayTable } from './display-text.ts';

const esc = 0x1b;
const clr = 0x0c;
const cr = 0x0d;

/** `ESC f n`: the tables with letters of their own (CD5220 manual, table of ESC f): A America, L Slavonic, R Russia. */
const fonts: Readonly<Partial<Record<DisplayTable, string>>> = { pc437: 'A', pc852: 'L', pc866: 'R' };

/**
 * Ends whatever a line that broke in the middle has left unfinished: two spaces for the parameters of a command, a CR
 * for a string. What they show is cleared at once.
 */
const afterAnything = [0x20, 0x20, cr];

/**
 * CD5220 and the many displays that emulate it, from Partner's manual p. 10 (table 6-1). After `ESC Q A` or `ESC Q B`
 * nothing but these two is obeyed until CLR, so that settings are sent behind a CLR; `ESC = 2` turns the bytes to the
 * display where a printer is chained behind it.
 */
export const cd5220: DisplayCommands = {
  begin(table) {
    const font = fonts[table];
    return [
      ...afterAnything,
      ...[esc, 0x3d, 0x02],
      clr,
      ...[esc, 0x40],
      ...(font === undefined ? [] : [esc, 0x66, font.charCodeAt(0)]),
      // Cursor off.
      ...[esc, 0x5f, 0x00],
    ];
  },
  lines: (upper, lower) => [esc, 0x51, 0x41, ...upper, cr, esc, 0x51, 0x42, ...lower, cr],
  end: () => [clr],
};
