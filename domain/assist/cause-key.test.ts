import { expect, test } from 'vitest';
import { sampleCall } from '../../tests/sample-call.ts';
import { deviceCauseKey, shopCauseKey } from './cause-key.ts';
import { helpState } from './help-state.ts';

const printer = { id: 'printer', kind: 'printer', address: 'tcp://10.0.0.9:9100', faults: ['paper-out'] };

test.each<[string, string, string, string]>([
  ['one printer of the network behind two kiosks is one cause', 'tcp://10.0.0.9:9100', 'K1', 'K2'],
  ['also with a user in its address', 'http://u:p@box.lan/page', 'K1', 'K2'],
])('%s', (_, address, one, other) => {
  expect(deviceCauseKey(one, { ...printer, address })).toBe(deviceCauseKey(other, { ...printer, address }));
});

test.each([
  'serial:/dev/ttyUSB0',
  'hid:0c2e:0901',
  'tcp://127.0.0.1:9100',
  'tcp://localhost:1',
  'sim:printer',
  null,
])('a printer at %s is its own kiosk’s', (address) => {
  expect(deviceCauseKey('K1', { ...printer, address })).not.toBe(
    deviceCauseKey('K2', { ...printer, address }),
  );
});

test('what is wrong with it makes no other cause; terminals that miss their bank all miss the way out', () => {
  expect(deviceCauseKey('K1', { ...printer, faults: ['cover-open'] })).toBe(deviceCauseKey('K1', printer));
  const terminal = { id: 't', kind: 'terminal', address: 'tcp://10.0.0.7:20007', faults: ['bank'] };
  expect(deviceCauseKey('K1', terminal)).toBe('internet');
  expect(deviceCauseKey('K2', { ...terminal, address: null })).toBe('internet');
  expect(deviceCauseKey('K1', { ...terminal, faults: ['bank', 'offline'] })).not.toBe('internet');
});

test('a lost hub is one cause for all, no menu each kiosk’s own, and a customer’s call has none', () => {
  expect(shopCauseKey('K1', 'hub-lost')).toBe(shopCauseKey('K2', 'hub-lost'));
  expect(shopCauseKey('K1', 'catalog')).not.toBe(shopCauseKey('K2', 'catalog'));
  expect(shopCauseKey('K1', 'help')).toBeNull();
});

test('a customer whose receipt waits in the printer behind the counter is not told that somebody is here', () => {
  const mine = sampleCall({ cause: 'printer', causeKey: 'printer K1/printer', state: 'arrived' });
  const shared = { ...mine, causeKey: 'printer tcp://10.0.0.9:9100' };
  expect(helpState(mine, 9000)).toBe('arrived');
  expect(helpState(shared, 9000)).toBe('seen');
  expect(helpState({ ...shared, state: 'accepted' }, 9000)).toBe('seen');
  expect(helpState({ ...shared, cause: 'help', causeKey: null }, 9000)).toBe('arrived');
});
