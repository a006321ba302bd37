import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from './csv.ts';

/** RFC 4180, read back. */
function parse(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      row.push(cell);
      cell = '';
    } else if (sign === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at += 1;
    } else cell += sign;
  }
  return rows;
}

test('whatever stands in a table is read back as it was, and nothing of it runs', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('=1+1', '+a', '-a', '@a', 'a,"b"\r\nc', '奶茶', '\t='));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, fc.integer(), cell)), (rows) => {
      const text = csvText(['a', 'b', 'c'], rows);
      expect(text.charCodeAt(0)).toBe(0xfeff);
      const read = parse(text.slice(1));
      expect(read).toHaveLength(rows.length + 1);
      for (const [at, row] of rows.entries()) {
        const back = read[at + 1] ?? [];
        expect(Number(back[1])).toBe(row[1]);
        for (const column of [0, 2] as const) {
          const said = back[column] ?? '';
          expect(said === row[column] || said === `'${row[column]}`).toBe(true);
          expect(said).not.toMatch(/^[=+\-@\t\r]/);
        }
      }
    }),
  );
});

test('a number stays one, also below zero', () => {
  expect(csvText(['n'], [[-5], [1.5], [null]])).toBe('\ufeffn\r\n-5\r\n1.5\r\n\r\n');
});
