import { expect, test } from 'vitest';
import { readFromEngine, readToEngine } from './engine-messages.ts';

const links = { kiosk: 'http://127.0.0.1:1/kiosk', station: 's', manager: 'm', board: 'b', dock: null };

test('what an engine may say is read', () => {
  const ready = { type: 'ready', pid: 7, port: 4005, origin: 'http://127.0.0.1:4005', links };
  expect(readFromEngine(ready)).toEqual(ready);
  const refused = { type: 'refused', why: 'newer-database', message: 'From a newer PointFive.' };
  expect(readFromEngine(refused)).toEqual(refused);
  expect(readFromEngine({ ...refused, where: '/data/shop.db' })).not.toBeNull();
});

test.each([
  null,
  'ready',
  { type: 'ready' },
  { type: 'refused', why: 'tired', message: 'no' },
  { type: 'ready', pid: 7, port: 0, origin: 'x', links },
  { type: 'link', requestId: '1' },
])('%j is not', (said) => {
  expect(readFromEngine(said)).toBeNull();
});

test('what a shell may ask is read, and nothing else', () => {
  expect(readToEngine({ type: 'shutdown' })).toEqual({ type: 'shutdown' });
  expect(readToEngine({ type: 'mint-link', requestId: '1', screen: 'board' })).not.toBeNull();
  expect(readToEngine({ type: 'mint-link', requestId: '1', screen: 'roof' })).toBeNull();
  expect(readToEngine({ type: 'shutdown', now: true })).toBeNull();
});
