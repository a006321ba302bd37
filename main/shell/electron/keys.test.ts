import { expect, test } from 'vitest';
import { mayReachPage } from './keys.ts';

const plain = { control: false, alt: false, meta: false };

test.each(['a', '7', 'Enter', 'Tab', 'ArrowDown', 'Escape', 'F', 'é', '奶'])('%s reaches the page', (key) => {
  expect(mayReachPage({ ...plain, key })).toBe(true);
});

test.each(['F1', 'F11', 'F12', 'BrowserBack', 'LaunchMail', 'PrintScreen', 'ContextMenu'])(
  '%s does not',
  (key) => {
    expect(mayReachPage({ ...plain, key })).toBe(false);
  },
);

test('a control character from a printed code is no shortcut', () => {
  expect(mayReachPage({ ...plain, key: 'w', control: true })).toBe(false);
  expect(mayReachPage({ ...plain, key: 'F4', alt: true })).toBe(false);
  expect(mayReachPage({ ...plain, key: 'q', meta: true })).toBe(false);
});
