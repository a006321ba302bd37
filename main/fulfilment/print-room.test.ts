import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openShopDatabase } from '../../db/open-database.ts';
import type { PrintState } from '../../db/print-store.ts';
import { topMarks } from '../../domain/ticket/ticket-marks.ts';
import type { PrintOutcome } from '../../hardware/ports/printer.ts';
import { type IdlePrinter, idlePrinter } from '../../tests/harness/idle-printer.ts';
import { createStores, type Stores } from '../stores.ts';
import { type PrintEnd, PrintRoom } from './print-room.ts';
import type { KnownPrinter } from './printer-choice.ts';

let folder = '';
let stores: Stores;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pointfive-room-'));
  stores = createStores(openShopDatabase(join(folder, 'shop.db')));
});
afterEach(() => {
  stores.db.close();
  rmSync(folder, { recursive: true });
});

const failed: PrintOutcome = { kind: 'failed', fault: 'paper-out' };
const lost: PrintOutcome = { kind: 'lost', fault: 'gone' };
const unknown: PrintOutcome = { kind: 'unknown', fault: 'no-answer' };
const confirmed: PrintOutcome = { kind: 'confirmed', proof: 'process-id' };

function known(device: IdlePrinter): KnownPrinter {
  return {
    id: device.id,
    name: `The ${device.id}`,
    device,
    duty: { prints: ['kitchen'], stations: [], standIn: null },
  };
}

function jobOf(jobId: string) {
  const row = stores.prints.load(jobId);
  if (row === undefined) throw new Error('no such job');
  return row;
}

/** One job, printed once by these printers, the first being the one that it is meant for. */
function room(...printers: readonly IdlePrinter[]): PrintRoom {
  return new PrintRoom({
    stores,
    log: () => undefined,
    choose: () => printers.map(known),
    document: (_row, marks) => ({ blocks: topMarks(marks, 'en') }),
  });
}

function newJob(jobId = 'job'): void {
  stores.prints.insertShop({
    jobId,
    sessionId: null,
    orderId: null,
    document: 'shift-report',
    station: null,
    content: '{}',
    meantFor: null,
    duplicate: false,
    requestedBy: null,
    reason: null,
    at: 1,
  });
}

function prints(...printers: readonly IdlePrinter[]): Promise<PrintEnd> {
  newJob();
  return room(...printers).print(jobOf('job'));
}

const saidOn = (printer: IdlePrinter, time: number): string => JSON.stringify(printer.asked[time]?.document);

test('confirmed is printed, on the printer that it was meant for, without a mark', async () => {
  const own = idlePrinter('own', confirmed);
  expect(await prints(own)).toEqual({ kind: 'printed', detail: 'process-id' });
  expect(saidOn(own, 0)).toBe('{"blocks":[]}');
  expect(jobOf('job')).toMatchObject({ state: 'sending', printer: 'own' });
});

test('certainly nothing came out: the stand-in prints it and says where it belongs', async () => {
  const own = idlePrinter('own', failed);
  const other = idlePrinter('other', confirmed);
  expect(await prints(own, other)).toMatchObject({ kind: 'moved' });
  expect(saidOn(other, 0)).toContain('Instead of: The own');
  expect(saidOn(other, 0)).not.toContain('DUPLICATE');
  expect(jobOf('job').printer).toBe('other');
});

test('a printer known to be unwell is passed over at once; when none is well, the fault is its own', async () => {
  const own = idlePrinter('own', failed);
  const other = idlePrinter('other', confirmed);
  own.become('attention');
  expect(await prints(own, other)).toMatchObject({ kind: 'moved' });
  expect(own.asked).toEqual([]);
  other.become('absent');
  newJob('next');
  expect(await room(own, other).print(jobOf('next'))).toEqual({ kind: 'failed', detail: 'paper-out' });
});

test('in doubt is never printed again, not by a stand-in either', async () => {
  const own = idlePrinter('own', unknown);
  const other = idlePrinter('other', confirmed);
  expect(await prints(own, other)).toEqual({ kind: 'unknown', detail: 'no-answer' });
  expect(other.asked).toEqual([]);
});

test('what a printer lost is sent once more, marked DUPLICATE', async () => {
  const own = idlePrinter('own', lost, confirmed);
  expect(await prints(own)).toMatchObject({ kind: 'printed' });
  expect(saidOn(own, 0)).not.toContain('DUPLICATE');
  expect(saidOn(own, 1)).toContain('DUPLICATE');
  expect(jobOf('job')).toMatchObject({ duplicate: 1, resent: 1 });
});

test('lost twice is in doubt: no third piece of paper', async () => {
  const own = idlePrinter('own', lost, lost, confirmed);
  expect(await prints(own)).toEqual({ kind: 'unknown', detail: 'lost twice: gone' });
  expect(own.asked).toHaveLength(2);
});

test('lost, and the printer is not well yet: the stand-in’s paper is a second one too, and so is a later round', async () => {
  const own = idlePrinter('own', lost, failed, confirmed);
  expect(await prints(own)).toMatchObject({ kind: 'failed' });
  expect(await room(own).print({ ...jobOf('job'), state: 'failed' })).toMatchObject({ kind: 'printed' });
  expect(saidOn(own, 2)).toContain('DUPLICATE');
});

test('a printer that can’t answer is believed and not counted as proven', async () => {
  expect(await prints(idlePrinter('own', { kind: 'assumed' }))).toMatchObject({ kind: 'assumed' });
});

test('no printer for it is no failure of one', async () => {
  expect(await prints()).toEqual({ kind: 'none', detail: 'no printer' });
});

test('a job that was being sent when the engine died is in doubt, whatever the printer says now', async () => {
  const own = idlePrinter('own', confirmed);
  newJob();
  stores.prints.begin('job', 'own');
  expect(await room(own).print(jobOf('job'))).toEqual({ kind: 'unknown', detail: 'restarted' });
  expect(own.asked).toEqual([]);
});

test.each<[PrintState, boolean]>([
  ['unknown', true],
  ['confirmed', false],
])('after a job that ended %s the next one on that printer cuts first: %s', async (state, cutFirst) => {
  newJob('before');
  stores.prints.begin('before', 'own');
  stores.prints.update('before', state, null, 5);
  const [own, other] = [idlePrinter('own', failed), idlePrinter('other', confirmed)];
  await prints(own, other);
  expect(own.asked[0]?.cutFirst).toBe(cutFirst);
  expect(other.asked[0]?.cutFirst).toBe(false);
});
