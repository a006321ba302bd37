import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DeskStore } from '../../db/desk-store.ts';
import { openDeskDatabase } from '../../db/open-database.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import { sampleCall } from '../../tests/sample-call.ts';
import { startDeskWriter } from './desk-writer.ts';

const call: AssistCall = sampleCall({ callId: 'c1', sessionId: null });

test('what the writer’s thread has acknowledged is on disk, in order, and a closing writer loses nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pointfive-desk-'));
  const file = join(folder, 'desk.db');
  try {
    openDeskDatabase(file).close();
    const faults: unknown[] = [];
    const writer = startDeskWriter(
      file,
      (error) => faults.push(error),
      (why) => faults.push(why),
    );
    await writer.write({ call, events: [{ at: 1, actor: 'customer', event: '{"type":"raised"}' }] });
    const db = openDeskDatabase(file);
    expect(new DeskStore(db).open()).toEqual([call]);
    void writer.write({
      call: { ...call, urgent: true },
      events: [{ at: 2, actor: 'customer', event: '{"type":"pressed-again"}' }],
    });
    await writer.close();
    expect(new DeskStore(db).open()).toMatchObject([{ urgent: true }]);
    expect(new DeskStore(db).events('c1').map(({ at }) => at)).toEqual([1, 2]);
    db.close();
    expect(faults).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a disk that can not be written keeps a call waiting, not lost: it is acknowledged once it is written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pointfive-desk-'));
  const file = join(folder, 'desk.db');
  const db = openDeskDatabase(file);
  try {
    const faults: unknown[] = [];
    let acknowledged = false;
    let troubled: (why: string) => void = () => undefined;
    const trouble = new Promise<string>((resolve) => {
      troubled = resolve;
    });
    const writer = startDeskWriter(
      file,
      (error) => faults.push(error),
      (why) => troubled(why),
    );
    db.exec('BEGIN IMMEDIATE');
    const written = writer
      .write({ call, events: [{ at: 1, actor: 'customer', event: '{"type":"raised"}' }] })
      .then(() => {
        acknowledged = true;
      });
    expect(await trouble).toMatch(/locked/);
    expect(acknowledged).toBe(false);
    db.exec('COMMIT');
    await written;
    expect(new DeskStore(db).open()).toEqual([call]);
    expect(faults).toEqual([]);
    await writer.close();
  } finally {
    db.close();
    rmSync(folder, { recursive: true });
  }
});
