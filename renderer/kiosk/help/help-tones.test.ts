import { describe, expect, test } from 'vitest';
import type { HelpView } from '../../../contract/views.ts';
import { helpTones } from './help-tones.ts';
import { signalOf } from './use-help-tones.ts';

const none: HelpView = { state: 'none' };
const call = (state: Exclude<HelpView['state'], 'none'>, cause: 'help' | 'printer' = 'help'): HelpView => ({
  state,
  callId: 'c',
  reason: null,
  byName: null,
  code: null,
  paged: false,
  pressedAgain: false,
  heard: false,
  lit: false,
  cause,
});

test('every signal is told from every other by its number of notes and where they go', () => {
  const shapes = Object.values(helpTones).map((tones) =>
    tones.map(({ hertz }, at) => (at === 0 ? 'o' : Math.sign(hertz - (tones[at - 1]?.hertz ?? 0)))).join(''),
  );
  expect(new Set(shapes).size).toBe(shapes.length);
});

describe('a call is heard', () => {
  test.each([
    [none, call('calling'), 'sent'],
    [call('calling'), call('seen'), 'seen'],
    [call('seen'), call('accepted'), 'accepted'],
    [call('accepted'), call('arrived'), 'arrived'],
    [call('arrived'), none, 'over'],
    [call('calling'), call('unreachable'), 'unreachable'],
    [call('unreachable'), call('go-to-counter'), 'go-to-counter'],
  ] as const)('%#: with each step once', (before, now, signal) => {
    expect(signalOf(before, now)).toBe(signal);
    expect(signalOf(now, now)).toBeNull();
  });

  test('and a machine’s call is not: nobody pressed for it', () => {
    expect(signalOf(none, call('seen', 'printer'))).toBeNull();
    expect(signalOf(call('arrived'), call('seen', 'printer'))).toBe('over');
  });
});
