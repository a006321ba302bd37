import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeClock, type FakeClock } from '../../tests/harness/fake-clock.ts';
import { systemIds } from '../ids.ts';
import type { StaffPage } from '../gateway/feed.ts';
import { BEAT_MS, ECHO_MS, HelpBeat } from './help-beat.ts';

const mia: StaffPage = { key: 'tablet', staff: { staff_id: 'mia', name: 'Mia', role: 'staff' } };
const jonas: StaffPage = { key: 'phone', staff: { staff_id: 'jonas', name: 'Jonas', role: 'staff' } };

describe('the silent test call', () => {
  let clock: FakeClock;
  let pages: readonly StaffPage[];
  let beat: HelpBeat;
  const names = (found: readonly StaffPage[]) => found.map(({ staff }) => staff.name);
  const echo = (page: StaffPage) => beat.echo(page.key, beat.current() ?? '');

  beforeEach(() => {
    clock = createFakeClock();
    pages = [mia];
    beat = new HelpBeat({ clock, ids: systemIds, pages: () => pages, tell: () => undefined });
    beat.start();
  });

  test('proves a screen only once that has shown it', () => {
    expect(names(beat.answering())).toEqual([]);
    echo(mia);
    expect(names(beat.answering())).toEqual(['Mia']);
    expect(names(beat.silent())).toEqual([]);
  });

  test('finds a page out that hangs while its browser answers pings', async () => {
    echo(mia);
    await clock.advance(BEAT_MS + ECHO_MS - 1);
    expect(names(beat.answering())).toEqual(['Mia']);
    await clock.advance(1);
    expect(names(beat.answering())).toEqual([]);
    expect(names(beat.silent())).toEqual(['Mia']);
  });

  test('tries a page that came in at once, and does not doubt the others meanwhile', () => {
    echo(mia);
    const before = beat.current();
    pages = [mia, jonas];
    beat.look();
    expect(beat.current()).not.toBe(before);
    expect(names(beat.answering())).toEqual(['Mia']);
    echo(jonas);
    expect(names(beat.answering())).toEqual(['Mia', 'Jonas']);
  });

  test('an answer to an old one proves nothing, nor does one of a page that has gone and come back', async () => {
    const old = beat.current() ?? '';
    await clock.advance(BEAT_MS);
    beat.echo('tablet', old);
    expect(beat.answering()).toEqual([]);
    echo(mia);
    pages = [];
    beat.look();
    pages = [mia];
    beat.look();
    expect(beat.answering()).toEqual([]);
  });

  test('tells when the time to show it is over', async () => {
    let told = 0;
    beat.onChange(() => {
      told += 1;
    });
    await clock.advance(ECHO_MS);
    expect(told).toBe(1);
    expect(names(beat.silent())).toEqual(['Mia']);
  });
});
