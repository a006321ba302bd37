import { expect, test } from 'vitest';
import { lineOf } from '../../../tests/selling-samples.ts';
import { draftOf, stepsOf, withAdded, withItem, withLine } from './draft.ts';

const base = { sessionId: 's', seq: 4, lines: [lineOf('a', 300), lineOf('b', 200, { quantity: 2 })] };
const one = { quantity: 1, selections: [] };

test('a copy that is as the order asks for nothing', () => {
  expect(stepsOf(draftOf(base))).toEqual([]);
  expect(stepsOf(withLine(withLine(draftOf(base), 'a', null), 'a', one))).toEqual([]);
});

test('what is taken off, changed and added become steps in the order of the lines', () => {
  let draft = withAdded(draftOf(base), 'tea', one);
  draft = withLine(draft, 'b', { ...one, quantity: 5 });
  draft = withLine(draft, 'a', null);
  expect(stepsOf(draft)).toEqual([
    { kind: 'remove', lineId: 'a' },
    { kind: 'change', lineId: 'b', quantity: 5, selections: [] },
    { kind: 'add', itemId: 'tea', quantity: 1, selections: [] },
  ]);
});

test('an added item can be changed and taken off again', () => {
  const draft = withAdded(withAdded(draftOf(base), 'tea', one), 'tea', one);
  const [first] = draft.added;
  expect(stepsOf(withItem(draft, first?.key ?? 0, { ...one, quantity: 3 }))).toMatchObject([
    { quantity: 3 },
    { quantity: 1 },
  ]);
  expect(stepsOf(withItem(draft, first?.key ?? 0, null))).toHaveLength(1);
});
