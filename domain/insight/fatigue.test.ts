import { describe, expect, test } from 'vitest';
import { sampleCall } from '../../tests/sample-call.ts';
import type { AssistCall } from '../assist/call.ts';
import { FATIGUE_DAYS, fatigueOf, FEWEST_CALLS } from './fatigue.ts';

const now = Date.UTC(2026, 10, 23, 11);
const notNeeded = { reason: 'not-needed', note: '' } as const;

function calls(count: number, change: Partial<AssistCall> = {}): readonly AssistCall[] {
  return Array.from({ length: count }, (_, at) =>
    sampleCall({
      callId: `${change.cause ?? 'help'} ${JSON.stringify(change.resolution)} ${at}`,
      raisedAt: now - 60_000 * (at + 1),
      endedAt: now - 60_000 * at - 30_000,
      state: 'resolved',
      resolution: { reason: 'answered-question', note: '' },
      ...change,
    }),
  );
}

describe('the manager is warned', () => {
  test('when more than one call in ten needed nobody, and told what it is', () => {
    const found = fatigueOf(
      [
        ...calls(17),
        ...calls(2, { cause: 'printer', resolution: notNeeded }),
        ...calls(1, { resolution: notNeeded }),
      ],
      now,
    );
    expect(found).toMatchObject({ calls: 20, useless: 3, uselessRate: 0.15, warns: true });
    expect(found.worst).toEqual({ cause: 'printer', kioskName: 'Kiosk 1', useless: 2 });
  });

  test('not at one in ten, and not of too few calls to mean something', () => {
    expect(fatigueOf([...calls(18), ...calls(2, { resolution: notNeeded })], now)).toMatchObject({
      uselessRate: 0.1,
      warns: false,
    });
    const few = calls(FEWEST_CALLS - 1, { resolution: notNeeded });
    expect(fatigueOf(few, now)).toMatchObject({ calls: 19, useless: 19, uselessRate: null, warns: false });
    expect(fatigueOf([], now)).toMatchObject({ calls: 0, walks: 0, worst: null, warns: false });
  });

  test('not by practice, nor by what is long over', () => {
    const old = { raisedAt: now - FATIGUE_DAYS * 86_400_000 - 1, resolution: notNeeded };
    expect(
      fatigueOf([...calls(30, { drill: true, resolution: notNeeded }), ...calls(30, old)], now),
    ).toMatchObject({
      calls: 0,
      warns: false,
    });
  });
});

test('calls of one cause at one time are one walk; the same cause later is another', () => {
  const printer = (at: number, until: number) =>
    sampleCall({
      callId: `p${at}`,
      cause: 'printer',
      causeKey: 'printer tcp',
      raisedAt: now - at,
      endedAt: now - until,
    });
  const three = [printer(9_000, 1_000), printer(8_000, 5_000), printer(4_000, 2_000)];
  expect(fatigueOf(three, now)).toMatchObject({ calls: 3, walks: 1 });
  expect(fatigueOf([...three, printer(90_000, 80_000)], now)).toMatchObject({ calls: 4, walks: 2 });
  expect(fatigueOf(calls(3), now)).toMatchObject({ calls: 3, walks: 3 });
});
