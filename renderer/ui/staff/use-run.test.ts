import { expect, test } from 'vitest';
import type { CommandFault } from './fault-words.ts';
import { faultAfter } from './use-run.ts';

const offline: CommandFault = { ok: false, why: 'offline', message: 'no answer' };
const ended: CommandFault = { ok: false, why: 'refused', reason: 'ended', message: 'that call is over' };

test('that no answer came is said until the line is whole, and a refusal until it was read', () => {
  expect(faultAfter(offline, 'waiting')).toBe(offline);
  expect(faultAfter(offline, 'lost')).toBe(offline);
  expect(faultAfter(offline, 'open')).toBeNull();
  expect(faultAfter(ended, 'open')).toBe(ended);
  expect(faultAfter(null, 'open')).toBeNull();
});
