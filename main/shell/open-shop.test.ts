import { expect, test } from 'vitest';
import { chooseConfig } from './open-shop.ts';

const nothing = (): boolean => false;

test('no hardware configured means the demo shop', () => {
  expect(chooseConfig({ role: 'kiosk', config: null, data: '/d', demo: false }, nothing)).toEqual({
    demo: true,
    config: null,
  });
});

test('a configuration in the data folder is found', () => {
  expect(
    chooseConfig(
      { role: 'kiosk', config: null, data: '/d', demo: false },
      (path) => path === '/d/config.json',
    ),
  ).toEqual({
    demo: false,
    config: '/d/config.json',
  });
});

test('a configuration that was named wins, and the demo can be asked for beside it', () => {
  expect(chooseConfig({ role: 'kiosk', config: '/c.json', data: '/d', demo: true }, () => true)).toEqual({
    demo: true,
    config: '/c.json',
  });
});
