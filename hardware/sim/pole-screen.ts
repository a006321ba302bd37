import iconv from 'iconv-lite';

/** Two rows of twenty characters with a cursor, as every pole display has them. */
export interface PoleScreen {
  readonly lines: () => readonly [string, string];
  readonly problems: () => readonly string[];
  readonly complain: (what: string) => void;
  readonly clear: () => void;
  /** Column 1 to 20, row 1 or 2; anything else is a problem. */
  readonly moveTo: (column: number, row: number) => void;
  readonly clearRow: () => void;
  /** Overwrite mode: behind the last column of a row comes the first of the other. */
  readonly write: (byte: number) => void;
  readonly step: (columns: number) => void;
  readonly column: () => number;
  readonly row: () => number;
  /** How bytes above 7Eh look from now on: an iconv-lite name. */
  readonly table: (encoding: string) => void;
}

const width = 20;
const mostProblems = 50;

export function createPoleScreen(): PoleScreen {
  let cells: string[] = [];
  let at = 0;
  let encoding = 'cp437';
  let problems: readonly string[] = [];

  const clear = (): void => {
    cells = Array.from({ length: 2 * width }, () => ' ');
    at = 0;
  };
  const complain = (what: string): void => {
    problems = [...problems, what].slice(-mostProblems);
  };
  const row = (from: number): string => cells.slice(from, from + width).join('');
  const step = (columns: number): void => {
    at = (at + columns + 2 * width) % (2 * width);
  };
  clear();
  return {
    lines: () => [row(0), row(width)],
    problems: () => problems,
    complain,
    clear,
    moveTo(column, line) {
      if (column < 1 || column > width || line < 1 || line > 2)
        complain(`no such place: column ${column}, row ${line}`);
      else at = (line - 1) * width + column - 1;
    },
    clearRow() {
      const from = at - (at % width);
      for (let cell = from; cell < from + width; cell += 1) cells[cell] = ' ';
      at = from;
    },
    write(byte) {
      if (byte < 0x20 || byte === 0x7f) {
        complain(`${byte.toString(16)} is no character`);
        return;
      }
      cells[at] = iconv.decode(Buffer.of(byte), encoding);
      step(1);
    },
    step,
    column: () => (at % width) + 1,
    row: () => Math.floor(at / width) + 1,
    table(name) {
      encoding = name;
    },
  };
}
