import { expect, test } from 'vitest';
import { CAUSE_GONE } from '../../../domain/assist/call-rules.ts';
import { drawnCall } from '../fixtures.ts';
import { isMissed, missedOf } from './missed.ts';

const jonas = { staffId: 'jonas', name: 'Jonas' };

test.each([
  ['that somebody answered', { endedAt: 9, acceptedBy: jonas }, false],
  [
    'whose customer was sent to the counter, although somebody came later',
    { counterAt: 5, endedAt: 9, acceptedBy: jonas },
    true,
  ],
  ['that was withdrawn while nobody was coming', { state: 'withdrawn', endedAt: 9 }, true],
  ['whose cause went away', { endedAt: 9, resolution: { reason: 'not-needed', note: CAUSE_GONE } }, false],
  ['for practice', { counterAt: 5, endedAt: 9, drill: true }, false],
  ['that still waits, with nobody sent away', {}, false],
  ['that still waits, with its customer at the counter', { counterAt: 5 }, true],
] as const)('a call %s counts as missed: %o', (_, change, missed) => {
  expect(isMissed(drawnCall(change))).toBe(missed);
});

test('what was looked at is no news; what is still open is, until it ends', () => {
  const before = drawnCall({ callId: 'a', endedAt: 100, counterAt: 50 });
  const after = drawnCall({ callId: 'b', endedAt: 300, counterAt: 50 });
  const open = drawnCall({ callId: 'c', counterAt: 50 });
  const missed = missedOf({ calls: [open], recent: [after, before], caughtUpAt: 200 });
  expect(missed.map(({ callId }) => callId)).toEqual(['c', 'b']);
});
