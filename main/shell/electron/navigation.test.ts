import { expect, test } from 'vitest';
import { isOurs } from './navigation.ts';

const origin = 'http://127.0.0.1:4005';

test.each(['http://127.0.0.1:4005/kiosk?t=x', 'http://127.0.0.1:4005', 'ws://127.0.0.1:4005/feed'])(
  '%s is ours',
  (address) => {
    expect(isOurs(address, origin)).toBe(true);
  },
);

test.each([
  'http://127.0.0.1:4005.evil.example/kiosk',
  'http://127.0.0.1:40055/kiosk',
  'http://localhost:4005/kiosk',
  'https://127.0.0.1:4005/kiosk',
  'wss://127.0.0.1:4005/feed',
  'http://127.0.0.1:4005@evil.example/',
  'http://someone:secret@127.0.0.1:4005/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,hello',
  'blob:http://127.0.0.1:4005/0000',
  'about:blank',
  'not an address',
])('%s is not', (address) => {
  expect(isOurs(address, origin)).toBe(false);
});

test('on a shop network with TLS the socket is a secure one', () => {
  expect(isOurs('wss://kiosk.shop:4443/feed', 'https://kiosk.shop:4443')).toBe(true);
  expect(isOurs('ws://kiosk.shop:4443/feed', 'https://kiosk.shop:4443')).toBe(false);
});
