import { expect, test } from 'vitest';
import { defaultLadder } from '../../../domain/assist/ladder.ts';
import { inForce } from './in-force.ts';
import { changePlan } from './edit-ladder.ts';

const before = defaultLadder;
const ladder = changePlan(before, 0, { name: 'Evening' });

test('what was saved is gone on from before the picture knows it', () => {
  expect(inForce(before, { ladder, before })).toBe(ladder);
});

test('a new word of the engine counts, whoever changed it', () => {
  const others = changePlan(before, 0, { name: 'Night' });
  expect(inForce(others, { ladder, before })).toBe(others);
  expect(inForce(before, null)).toBe(before);
});
