import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeskStore } from '../../db/desk-store.ts';
import { openDeskDatabase } from '../../db/open-database.ts';
import { exportHelpLog, verifyHelpLog } from './help-log.ts';

let data = '';
let file = '';

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'pointfive-log-'));
  file = join(data, 'log.txt');
  const db = openDeskDatabase(join(data, 'desk.db'));
  const store = new DeskStore(db);
  for (let at = 1; at <= 6; at += 1)
    store.write([
      {
        help: {
          kind: 'availability',
          kioskId: 'K1',
          way: at % 2 === 0 ? 'none' : 'screen',
          screens: at,
          pagers: 0,
        },
        at,
      },
    ]);
  db.close();
});
afterEach(() => rmSync(data, { recursive: true }));

function editFile(edit: (lines: string[]) => void): void {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  edit(lines);
  writeFileSync(file, `${lines.join('\n')}\n`);
}

test('a log that was exported is whole, with the anchor that was said', () => {
  const { json } = exportHelpLog(data, file);
  expect(json).toMatchObject({ records: 6, faults: [] });
  const anchor = readFileSync(file, 'utf8').trimEnd().split('\n').at(-1)?.slice(0, 64) ?? '';
  expect(verifyHelpLog(data, file, anchor)).toMatchObject({ exitCode: 0 });
  expect(verifyHelpLog(data, null, anchor)).toMatchObject({ exitCode: 0 });
});

test('whoever touches the file is told on, record by record', () => {
  exportHelpLog(data, file);
  editFile((lines) => {
    lines[1] = (lines[1] ?? '').replace('"way":"none"', '"way":"screen"');
    lines.splice(3, 1);
  });
  expect(verifyHelpLog(data, file, null)).toMatchObject({
    exitCode: 1,
    lines: ['record 2 (line 2) was changed', 'record 4 was removed'],
  });
});

test('whoever touches the database is told on', () => {
  const db = openDeskDatabase(join(data, 'desk.db'));
  db.prepare(`UPDATE help_log SET record = replace(record, '"none"', '"screen"') WHERE seq = 4`).run();
  db.close();
  expect(verifyHelpLog(data, null, null).lines).toEqual(['record 4 (line 4) was changed']);
});

test('an end that was cut off is seen by the anchor only, and that is said', () => {
  exportHelpLog(data, file);
  const anchor = readFileSync(file, 'utf8').trimEnd().split('\n').at(-1)?.slice(0, 64) ?? '';
  editFile((lines) => lines.splice(4));
  expect(verifyHelpLog(data, file, null).lines.join(' ')).toContain('whether the end was cut off');
  expect(verifyHelpLog(data, file, anchor)).toMatchObject({ exitCode: 1 });
});
