import { expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { checkClock, checkNode } from './machine.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

test('an old Node is a problem', () => {
  expect(checkNode('v24.21.0').state).toBe('ok');
  expect(checkNode('v22.3.0').state).toBe('problem');
});

test('a clock that fell back to its birth is a problem', () => {
  expect(checkClock(Date.UTC(1970, 0, 2), root, null).state).toBe('problem');
  expect(checkClock(Date.now(), root, null).state).toBe('ok');
});

test('a clock before the newest order is a problem', () => {
  expect(checkClock(Date.now(), root, Date.now() + 60_000).state).toBe('problem');
});
