import { expect, test } from 'vitest';
import { demoView } from './fixtures/build-view.ts';
import { chooseScreen } from './choose-screen.ts';

test('nobody there and a menu: the kiosk invites', () => {
  expect(chooseScreen(demoView(), true, undefined)).toBe('attract');
});
test('a kiosk out of service says so', () => {
  expect(chooseScreen(demoView({ service: { open: false, why: 'staff' } }), true, undefined)).toBe('closed');
});
test('before the menu has come nothing is invited to', () => {
  expect(chooseScreen(demoView(), false, undefined)).toBe('loading');
});
