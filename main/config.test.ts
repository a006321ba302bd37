import { describe, expect, test } from 'vitest';
import { emptyAddressBook } from '../domain/assist/address-book.ts';
import { bareDressing } from '../domain/barcode/dressing.ts';
import { defaultCodeSettings } from '../domain/barcode/scan-meaning.ts';
import { defaultLadder } from '../domain/assist/ladder.ts';
import { defaultPatience } from '../domain/order/order-deadlines.ts';
import { BadConfig, parseConfig } from './config.ts';

describe('a configuration file', () => {
  test('that is empty is a kiosk without devices and with every usual value', () => {
    expect(parseConfig('kiosk.json', '{}')).toEqual({
      store: { id: 'S1' },
      kiosk: { id: 'K1', name: 'Kiosk 1', letter: 'A', place: 'by the entrance' },
      hub: { name: 'the staff desk' },
      devices: {},
      codes: { ...defaultCodeSettings, keyboard: bareDressing },
      network: { enabled: false, port: 8443, linkPort: 8444, phones: false, phonePort: 8445, names: [] },
      paging: emptyAddressBook,
      kitchen: { send: 'when-paid' },
      approvals: { limits: { staff: 10, supervisor: 50, manager: 100 }, codes: [] },
      patience: defaultPatience,
      ladder: defaultLadder,
      inbox: { lateMinutes: 20, unpaidMinutes: 15 },
      handover: { keepMinutes: 720 },
    });
  });

  test('names every field that is wrong, with the file', () => {
    const text = JSON.stringify({
      kiosk: { letter: 'ab' },
      patience: { idle: 5, leave: 'soon' },
      devices: { printer: { driver: 'escpos', address: 'lpt1' } },
      colour: 'red',
    });
    expect(() => parseConfig('kiosk.json', text)).toThrow(BadConfig);
    expect(() => parseConfig('kiosk.json', text)).toThrow(
      /^kiosk\.json: (?=.*kiosk\.letter)(?=.*patience\.idle)(?=.*patience\.leave)(?=.*devices\.printer\.address)(?=.*colour)/,
    );
  });

  test('that is no JSON says so', () => {
    expect(() => parseConfig('kiosk.json', '{"kiosk":')).toThrow(/^kiosk\.json: not JSON/);
  });

  test.each([
    ['nobody is warned for less than 20 seconds', { patience: { leave: 19 } }],
    ['nobody is idle after less than 30 seconds', { patience: { idle: 29 } }],
    ['a ladder has a rung', { ladder: [] }],
    ['a rung reaches somebody', { ladder: [{ afterSeconds: 0, channels: [], urgent: false }] }],
    ['a pager is rung by a name of the address book', { paging: { normal: ['Anna'] } }],
    [
      'a pager has an id that its box can know',
      { paging: { people: { Anna: { pager: 'pager', to: '1 2' } } } },
    ],
  ])('%s', (_, config) => {
    expect(() => parseConfig('kiosk.json', JSON.stringify(config))).toThrow(BadConfig);
  });
});
