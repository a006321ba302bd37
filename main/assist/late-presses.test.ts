import { describe, expect, test } from 'vitest';
import type { DeskWrite } from '../../db/desk-store.ts';
import { defaultLadder, planAt } from '../../domain/assist/ladder.ts';
import { createFakeClock } from '../../tests/harness/fake-clock.ts';
import { sampleCall } from '../../tests/sample-call.ts';
import { EndedCalls } from './ended-calls.ts';
import { AssistDesk } from './desk.ts';
import { LatePresses } from './late-presses.ts';

const resolved = { reason: 'other', note: '' } as const;
const pressedAt = (at: number) => ({ callId: 'c2', at });

describe('a press that found a call open', () => {
  test.each([
    ['after its end', { endedAt: 50, resolution: resolved, lastPress: pressedAt(51) }, 0, 'c2'],
    ['before its end', { endedAt: 50, resolution: resolved, lastPress: pressedAt(50) }, 0, null],
    ['that nobody made', { endedAt: 50, resolution: resolved }, 0, null],
    ['of a call that is open', { lastPress: pressedAt(51) }, 0, null],
    [
      'with the hub’s clock ahead',
      { endedAt: 150, resolution: resolved, lastPress: pressedAt(51) },
      100,
      'c2',
    ],
    [
      'with the hub’s clock behind',
      { endedAt: 10, resolution: resolved, lastPress: pressedAt(51) },
      -60,
      null,
    ],
    // Both by the kiosk's own clock.
    ['before the customer took it back', { endedAt: 60, lastPress: pressedAt(51) }, 100, null],
  ])('%s', (_, change, aheadMs, callId) => {
    const call = sampleCall({ callId: 'c1', ...change });
    expect(new LatePresses().after(call, aheadMs)?.callId ?? null).toBe(callId);
  });

  test('says what it would have said then, and after a restart what the call says', () => {
    const presses = new LatePresses();
    const ended = sampleCall({ callId: 'c1', endedAt: 50, resolution: resolved, lastPress: pressedAt(51) });
    const { kioskId, kioskName, place, sessionId, cause, packet, code, causeKey } = ended;
    const said = {
      callId: 'c2',
      kioskId,
      kioskName,
      place,
      sessionId,
      cause,
      packet,
      code: 'ZZ-ZZ',
      causeKey,
    };
    expect(presses.after(ended, 0)).toEqual({ ...said, code });
    presses.note('c1', said);
    expect(presses.after(ended, 0)).toBe(said);
    presses.note('c1', { ...said, callId: 'of a press that the call never heard of' });
    expect(presses.after(ended, 0)).toEqual({ ...said, code });
  });

  test('is on disk before the end that makes it a call, and only where the customer stands', () => {
    const written: DeskWrite[] = [];
    const open = sampleCall({ callId: 'c1', lastPress: pressedAt(51) });
    const adopting = (pressesHere: { readonly aheadMs: number } | null) => {
      written.length = 0;
      const desk = new AssistDesk({
        clock: createFakeClock(),
        log: () => undefined,
        writer: {
          write: (entry) => {
            written.push(entry);
            return Promise.resolve();
          },
          close: () => Promise.resolve(),
        },
        ladder: () => ({ ladder: defaultLadder, plan: planAt(defaultLadder, null) }),
        open: [open],
        ended: new EndedCalls({ recent: [], stored: () => undefined, lastRaisedAt: 0 }),
        climb: () => undefined,
      });
      const told = { ...open, state: 'resolved', endedAt: 50, resolution: resolved } as const;
      desk.adopt(told, { waitedMs: 0, pressesHere, did: null, heard: null });
      desk.stop();
      return [...new Set(written.map(({ call }) => `${call?.callId} ${call?.state}`))];
    };
    expect(adopting({ aheadMs: 0 })).toEqual(['c2 raised', 'c1 resolved']);
    expect(adopting(null)).toEqual(['c1 resolved']);
  });
});
