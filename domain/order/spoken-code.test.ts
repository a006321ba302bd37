import { expect, test } from 'vitest';
import { readScannedForm, readSpokenCode, scannedForm } from './spoken-code.ts';

test.each(['K4-7R', 'k47r', ' k4 7r ', 'K4—7R', 'k.4.7.r', 'Ｋ４７Ｒ'])('%s is read as K4-7R', (typed) => {
  expect(readSpokenCode(typed)).toBe('K4-7R');
});

test.each(['', 'K47', 'K4-7RR', 'K4-7O', 'K4-71', '咖啡咖啡', 'K4+7R'])('%s is no code of ours', (typed) => {
  expect(readSpokenCode(typed)).toBeNull();
});

test('the form for scanners is read back, by a field for codes too, and nothing else is taken for it', () => {
  expect(scannedForm('K4-7R')).toBe('.K47R.');
  expect(readScannedForm('.K47R.\r')).toBe('K4-7R');
  expect(readSpokenCode(scannedForm('K4-7R'))).toBe('K4-7R');
  for (const other of ['K47R', 'K4-7R', '.K47.', '.O0I1.', '4006381333931', '..', '.K47R.K47R.'])
    expect(readScannedForm(other), other).toBeNull();
});
