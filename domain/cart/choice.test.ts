import { describe, expect, test } from 'vitest';
import type { ModifierGroup } from '../catalog/catalog.ts';
import { groupControl, withChoice } from './choice.ts';

function group(id: string, change: Partial<ModifierGroup> = {}): ModifierGroup {
  const options = ['a', 'b', 'c'].map((optionId) => ({
    id: optionId,
    name: { en: optionId },
    priceDelta: 0,
  }));
  return { id, name: { en: id }, min: 0, max: 3, options, ...change };
}
const size = group('size', { min: 1, max: 1 });
const sauces = group('sauces');

describe('choosing', () => {
  test('one of several replaces the other', () => {
    const small = withChoice([], [], size, 'a', 1);
    expect(withChoice(small, [], size, 'b', 1)).toEqual([{ groupId: 'size', optionId: 'b', quantity: 1 }]);
  });
  test('any of several adds up', () => {
    const one = withChoice([], [], sauces, 'a', 1);
    expect(withChoice(one, [], sauces, 'b', 2)).toHaveLength(2);
  });
  test('nothing of an option takes off what was chosen inside it', () => {
    const inside = [
      { groupId: 'size', optionId: 'a', quantity: 1, nested: [{ groupId: 'x', optionId: 'y', quantity: 1 }] },
    ];
    expect(withChoice(inside, [], size, 'a', 0)).toEqual([]);
  });
  test('inside an option leaves the rest alone', () => {
    const before = withChoice(withChoice([], [], size, 'a', 1), [], sauces, 'b', 1);
    const after = withChoice(before, [{ groupId: 'size', optionId: 'a' }], sauces, 'c', 1);
    expect(after).toEqual([
      {
        groupId: 'size',
        optionId: 'a',
        quantity: 1,
        nested: [{ groupId: 'sauces', optionId: 'c', quantity: 1 }],
      },
      { groupId: 'sauces', optionId: 'b', quantity: 1 },
    ]);
  });
  test('more of a chosen option keeps what is inside it', () => {
    const nested = [{ groupId: 'x', optionId: 'y', quantity: 1 }];
    const before = [{ groupId: 'sauces', optionId: 'a', quantity: 1, nested }];
    expect(withChoice(before, [], sauces, 'a', 2)).toEqual([
      { groupId: 'sauces', optionId: 'a', quantity: 2, nested },
    ]);
  });
});

test('a question gets the control that fits it', () => {
  expect(groupControl(size)).toBe('one');
  expect(groupControl(sauces)).toBe('any');
  const many = sauces.options.map((option) => ({ ...option, maxQuantity: 2 }));
  expect(groupControl({ ...sauces, options: many })).toBe('count');
});
