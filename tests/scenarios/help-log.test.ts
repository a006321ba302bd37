import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HelpLogStore, sha256 } from '../../db/help-log-store.ts';
import { openDeskDatabase } from '../../db/open-database.ts';
import { checkChain } from '../../domain/insight/help-chain.ts';
import { withKiosk, type World } from '../harness/with-kiosk.ts';

function logOf({ data }: World): readonly string[] {
  const db = openDeskDatabase(join(data, 'desk.db'));
  try {
    return [...new HelpLogStore(db).lines()];
  } finally {
    db.close();
  }
}

const records = (lines: readonly string[]): readonly Record<string, unknown>[] =>
  lines.map((line) => {
    const record: Record<string, unknown> = JSON.parse(line.slice(65));
    return record;
  });

test('every step of a call is in the log with its times, in a chain that survives a kill, and names nobody', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock, restart } = world;
    await kiosk.orders('notebook');
    const callId = await kiosk.callsHelp();
    await clock.advance(1000);
    await station.does('assist.seen', { callIds: [callId] });
    await clock.advance(1000);
    await station.does('assist.accept', { callId });
    await restart();
    await station.does('assist.arrive', { callId });
    await station.does('assist.resolve', { callId, reason: 'answered-question', note: 'for Mrs Smith' });
    await clock.advance(0);
    const lines = logOf(world);
    expect(checkChain(lines, sha256)).toMatchObject({ faults: [] });
    const calls = records(lines).filter(({ kind }) => kind === 'call');
    const steps = calls.map(({ event, role }) => `${String(event)} ${String(role)}`);
    for (const step of [
      'raised customer',
      'delivered screen',
      'accepted staff',
      'arrived staff',
      'resolved staff',
    ])
      expect(steps).toContain(step);
    const last = calls.at(-1);
    expect(last).toMatchObject({ kioskId: 'K1', cause: 'help', resolution: 'answered-question' });
    expect(Number(last?.['acceptedAt']) - Number(last?.['raisedAt'])).toBe(2000);
    expect(lines.join('\n')).not.toMatch(/mia|Smith|otebook|"name"/i);
    expect(records(lines).filter(({ way }) => way === 'off')).toHaveLength(2);
  });
});

test('the log says from when on the bell reached people, and from when on it did not', async () => {
  await withKiosk(async (world) => {
    const { station, pager, clock } = world;
    await clock.advance(60_000);
    station.leave();
    pager.cable.unplug();
    await clock.advance(120_000);
    const ways = records(logOf(world))
      .filter(({ kind }) => kind === 'availability')
      .map(({ way }) => way);
    expect(ways[0]).toBe('off');
    expect(ways.at(-1)).toBe('none');
    expect(ways.some((way) => way === 'screen' || way === 'pager')).toBe(true);
  });
});

test('while the engine is off the bell is not proven: not from the morning on, but from when it was last known to run', async () => {
  await withKiosk(async (world) => {
    const { clock, kill, restart } = world;
    await clock.advance(20 * 60_000);
    const killedAt = clock.now();
    await kill();
    await clock.advance(8 * 3_600_000);
    await restart();
    await clock.advance(0);
    const off = records(logOf(world)).findLast(({ way }) => way === 'off');
    expect(Number(off?.['at'])).toBeGreaterThan(killedAt - 5 * 60_000 - 1);
    expect(Number(off?.['at'])).toBeLessThanOrEqual(killedAt);
    expect(checkChain(logOf(world), sha256)).toMatchObject({ faults: [] });
  });
});

test('the anchor on a shift report finds its record in the log, and not in one whose end was cut off', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, manager, printer, clock } = world;
    const callId = await kiosk.callsHelp();
    await station.does('assist.accept', { callId });
    await station.does('assist.resolve', { callId, reason: 'other', note: '' });
    await clock.advance(1000);
    await manager.does('shift.print', { day: null });
    await clock.advance(5000);
    const paper = printer.tickets().at(-1)?.lines.join('\n') ?? '';
    const anchor = /Anchor +([0-9a-f]{16})\b/.exec(paper)?.[1] ?? 'none';
    const seq = Number(/Help log, to record +(\d+)/.exec(paper)?.[1]);
    const lines = logOf(world);
    expect(checkChain(lines, sha256, anchor).faults).toEqual([]);
    expect(checkChain(lines.slice(0, seq - 1), sha256, anchor).faults).toMatchObject([
      { kind: 'anchor-missing' },
    ]);
  });
});
