/** What a command found: words for a person, the same as data for a machine, and whether it succeeded. */
export interface Outcome {
  readonly exitCode: 0 | 1;
  readonly lines: readonly string[];
  /** Printed whole with --json; plain data. */
  readonly json: unknown;
}

/** A command that could not be carried out, for a reason that a person can act upon. */
export class CannotDo extends Error {}

/** Columns as wide as their widest cell; the last one is not filled up. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
