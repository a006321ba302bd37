import { describe, expect, test } from 'vitest';
import { DUTY_LASTS_MS, dutyNow, speaks } from './person.ts';
import { pinFault } from './pin.ts';

describe('a PIN', () => {
  test.each(['0000', '1234', '4321', '9876', '7890', '1212', '11111111', '123123', '12341234', '34567'])(
    '%s is what a thief tries first',
    (pin) => expect(pinFault(pin)).toBe('trivial'),
  );
  test.each(['4711', '8062', '1357', '90210', '48151623'])('%s is one', (pin) =>
    expect(pinFault(pin)).toBeNull(),
  );
  test.each(['471', '123456789', '47a1', '', '４７１１'])('%s is none', (pin) =>
    expect(pinFault(pin)).toBe('shape'),
  );
});

test('a person speaks a language whatever script the screen writes it in', () => {
  expect(speaks(['de', 'zh'], 'zh-Hans')).toBe(true);
  expect(speaks(['zh-Hant'], 'zh-Hans')).toBe(true);
  expect(speaks(['de'], 'zh-Hans')).toBe(false);
  expect(speaks([], 'en')).toBe(false);
});

test('who forgot to sign out is not believed to be on duty the next morning', () => {
  expect(dutyNow('on', 0, DUTY_LASTS_MS)).toBe('on');
  expect(dutyNow('break', 0, DUTY_LASTS_MS + 1)).toBe('off');
  expect(dutyNow('on', null, 0)).toBe('off');
});
