import { expect, test } from 'vitest';
import type { HelpView } from '../../../contract/views.ts';
import { shownHelp } from './use-help-call.ts';

const press = { callId: 'mine' };
const own: HelpView = {
  state: 'accepted',
  callId: 'mine',
  reason: null,
  byName: 'Anna',
  code: null,
  paged: false,
  pressedAgain: false,
  heard: false,
  lit: false,
  cause: 'help',
};
const machine: HelpView = { ...own, callId: 'machines', cause: 'printer' };

test('a press says "calling" before the engine has answered', () => {
  expect(shownHelp({ state: 'none' }, press)).toMatchObject({
    state: 'calling',
    callId: 'mine',
    cause: 'help',
  });
});
test('a press is shown although the machine has called for something else', () => {
  const seen: HelpView = { ...machine, state: 'seen', byName: null };
  expect(shownHelp(seen, press)).toMatchObject({ state: 'calling', cause: 'help' });
});
test('a press does not unsay that somebody comes already, and proves nothing by itself', () => {
  expect(shownHelp(machine, press)).toMatchObject({
    state: 'accepted',
    byName: 'Anna',
    callId: 'mine',
    cause: 'help',
    heard: false,
  });
});
test('what the engine knows of the customer’s call counts more than the press', () => {
  expect(shownHelp(own, press)).toBe(own);
});
test('without a press only the engine speaks', () => {
  expect(shownHelp({ state: 'none' }, null)).toEqual({ state: 'none' });
  expect(shownHelp(machine, null)).toBe(machine);
});
