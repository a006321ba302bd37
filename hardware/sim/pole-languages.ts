import type { PoleScreen } from './pole-screen.ts';

/** Takes one byte after another; `screen.complain` for every byte that its manual does not know. */
export type PoleLanguage = (screen: PoleScreen) => Generator<undefined, never, number>;

const hex = (bytes: readonly number[]): string => Buffer.from(bytes).toString('hex');

/**
 * CD5220 standard mode, from Partner's manual p. 10, table 6-1. In string mode (after ESC Q A or B) only these two,
 * CLR and CAN are obeyed. Scrolling, windows and characters of one's own are not built.
 */
export function* cd5220Language(screen: PoleScreen): Generator<undefined, never, number> {
  let stringMode = false;
  const usual = (): void => {
    stringMode = false;
    screen.table('cp437');
    screen.clear();
  };
  usual();
  for (;;) {
    const byte = yield;
    if (byte === 0x0c || byte === 0x18) {
      stringMode = false;
      if (byte === 0x0c) screen.clear();
      else screen.clearRow();
    } else if (byte === 0x1b) {
      const command = yield;
      if (command === 0x51) {
        stringMode = true;
        yield* writeString(screen);
      } else if (stringMode) screen.complain(`ESC ${hex([command])} in string mode`);
      else yield* cd5220Escape(screen, command, usual);
    } else if (stringMode) screen.complain(`${hex([byte])} in string mode`);
    else plain(screen, byte);
  }
}

function* writeString(screen: PoleScreen): Generator<undefined, void, number> {
  const which = yield;
  if (which !== 0x41 && which !== 0x42) {
    screen.complain(`ESC Q ${hex([which])}`);
    return;
  }
  const text: number[] = [];
  for (let byte = yield; byte !== 0x0d; byte = yield) text.push(byte);
  if (text.length !== 20) {
    screen.complain(`a string of ${text.length} characters, not 20`);
    return;
  }
  screen.moveTo(1, which === 0x41 ? 1 : 2);
  for (const byte of text) screen.write(byte);
}

function* cd5220Escape(
  screen: PoleScreen,
  command: number,
  usual: () => void,
): Generator<undefined, void, number> {
  const fonts: Readonly<Record<string, string>> = { A: 'cp437', L: 'cp852', R: 'cp866' };
  switch (command) {
    case 0x40:
      usual();
      return;
    case 0x11:
      return;
    case 0x3d: {
      const device = yield;
      if (device !== 2 && device !== 0x32)
        screen.complain(`ESC = ${hex([device])} turns away from the display`);
      return;
    }
    case 0x5f: {
      const on = yield;
      if (on > 1) screen.complain(`ESC _ ${hex([on])}`);
      return;
    }
    case 0x66: {
      const letter = String.fromCharCode(yield);
      const font = fonts[letter];
      if (font !== undefined) screen.table(font);
      else if (!/[GIJUFSWDE]/.test(letter)) screen.complain(`ESC f ${letter}`);
      return;
    }
    case 0x6c: {
      const column = yield;
      screen.moveTo(column, yield);
      return;
    }
    case 0x2a: {
      const brightness = yield;
      if (brightness < 1 || brightness > 4) screen.complain(`ESC * ${hex([brightness])}`);
      return;
    }
    default:
      screen.complain(`ESC ${hex([command])}`);
  }
}

/** What both families do with a byte outside a command. */
function plain(screen: PoleScreen, byte: number): void {
  if (byte === 0x08) screen.step(-1);
  else if (byte === 0x09) screen.step(1);
  else if (byte === 0x0a) screen.step(20);
  else if (byte === 0x0b) screen.moveTo(1, 1);
  else if (byte === 0x0d) screen.moveTo(1, screen.row());
  else screen.write(byte);
}

/** Pages of ESC t n that are text here; 1, 3, 4 and 5 exist and are not built. */
const dmDPages: Readonly<Record<number, string>> = {
  0: 'cp437',
  2: 'cp850',
  16: 'windows-1252',
  17: 'cp866',
  18: 'cp852',
  19: 'cp858',
};

/** Epson DM-D, from the DM-D110 specification p. 37 to 66. Overwrite mode only; windows and macros are not built. */
export function* dmDLanguage(screen: PoleScreen): Generator<undefined, never, number> {
  screen.table('cp437');
  for (;;) {
    const byte = yield;
    if (byte === 0x0c) screen.clear();
    else if (byte === 0x18) screen.clearRow();
    else if (byte === 0x1b) yield* dmDEscape(screen);
    else if (byte === 0x1f) yield* dmDUnit(screen);
    else plain(screen, byte);
  }
}

function* dmDEscape(screen: PoleScreen): Generator<undefined, void, number> {
  const command = yield;
  if (command === 0x40) {
    screen.table('cp437');
    screen.clear();
  } else if (command === 0x74) {
    const page = yield;
    const encoding = dmDPages[page];
    if (encoding === undefined) screen.complain(`ESC t ${page}`);
    else screen.table(encoding);
  } else if (command === 0x3d) {
    const device = yield;
    if (device !== 2) screen.complain(`ESC = ${device} turns away from the display`);
  } else screen.complain(`ESC ${hex([command])}`);
}

function* dmDUnit(screen: PoleScreen): Generator<undefined, void, number> {
  const command = yield;
  if (command === 0x01) return;
  if (command === 0x24) {
    const column = yield;
    screen.moveTo(column, yield);
  } else if (command === 0x43) {
    const on = yield;
    if (![0, 1, 0x30, 0x31].includes(on)) screen.complain(`US C ${hex([on])}`);
  } else if (command === 0x58) {
    const brightness = yield;
    if (brightness < 1 || brightness > 4) screen.complain(`US X ${hex([brightness])}`);
  } else screen.complain(`US ${hex([command])}`);
}
