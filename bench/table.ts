/** One cell; numbers are set to the right. */
export type Cell = string | number | boolean | null;

/** What a benchmark found: a table, the goals beside it, and what must be known to read it. */
export interface Report {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly goals: readonly Goal[];
  readonly notes: readonly string[];
  /** How many turns were measured, and how many of them on a machine that was not idle. */
  readonly turns: number;
  readonly forced: number;
}

export interface Goal {
  readonly what: string;
  readonly found: number;
  readonly most: number;
  /** A busy machine can miss it. */
  readonly timed: boolean;
}

export const reached = ({ found, most }: Goal): boolean => found <= most;

/** Whether something is slower or larger than it may be; what only a busy machine missed does not count. */
export const failed = ({ goals, forced }: Report): boolean =>
  goals.some((goal) => !reached(goal) && (!goal.timed || forced === 0));

/** A number with three digits that count, and never with an exponent. */
export function short(value: number): string {
  if (value === 0 || Number.isInteger(value)) return String(value);
  const size = Math.floor(Math.log10(Math.abs(value)));
  return value.toFixed(Math.min(4, Math.max(0, 2 - size)));
}

function spell(cell: Cell): string {
  if (cell === null) return '–';
  if (typeof cell === 'number') return short(cell);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return cell;
}

/** The report as text for a terminal. */
export function draw(report: Report): string {
  const rows = [report.head, ...report.rows.map((row) => row.map(spell))];
  const widths = report.head.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  const goals = report.goals.map(
    (goal) =>
      `goal ${reached(goal) ? 'reached' : 'MISSED'}: ${goal.what}: ${short(goal.found)}, at most ${short(goal.most)}`,
  );
  const idle =
    report.forced === 0
      ? `All ${report.turns} turns began on an idle machine.`
      : `${report.forced} of ${report.turns} turns had to begin on a busy machine: read the ratios, not the times.`;
  return [`\n── ${report.name}`, ...rows.map(line), ...goals, ...report.notes, idle].join('\n');
}
