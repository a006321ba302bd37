import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { logEvents } from '../main/log.ts';

/** The guide that explains every line of the log. */
export const operationsFile = fileURLToPath(new URL('../docs/OPERATIONS.md', import.meta.url));

const begin = '<!-- log events, written by build/write-log-table.ts -->';
const end = '<!-- end of log events -->';

/** One row for each event that the software can write, in the order of main/log.ts. */
export function logTable(): string {
  const rows = Object.entries(logEvents).map(
    ([event, { level, fields, means }]) =>
      `| \`${event}\` | ${level} | ${fields.map((field) => `\`${field}\``).join(', ')} | ${means} |`,
  );
  return ['| event | level | fields | what it means |', '|---|---|---|---|', ...rows].join('\n');
}

/** The guide with today's table between its marks. @throws when the marks are gone. */
export function withLogTable(guide: string): string {
  const from = guide.indexOf(begin);
  const to = guide.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${operationsFile} has lost the marks around its log events`);
  return `${guide.slice(0, from + begin.length)}\n\n${logTable()}\n\n${guide.slice(to)}`;
}

if (import.meta.main) writeFileSync(operationsFile, withLogTable(readFileSync(operationsFile, 'utf8')));
