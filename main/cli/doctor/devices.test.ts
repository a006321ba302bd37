import { expect, test } from 'vitest';
import { catalogOf, itemOf } from '../../../tests/selling-samples.ts';
import { deviceConfigSchema } from '../../devices/device-config.ts';
import { checkKitchenPaper, checkSharedLines } from './devices.ts';

const usb = 'serial:vid=0403,pid=6001,serial=A1';

test('two devices at one line are a problem, whatever speed each is set to; a broker serves many', () => {
  const config = deviceConfigSchema.parse({
    printer: { driver: 'escpos', address: 'serial:/dev/ttyUSB0?baud=19200' },
    pole: { driver: 'cd5220', address: 'serial:/dev/ttyUSB0' },
    kitchen: { driver: 'escpos', address: 'tcp://10.0.0.7:9100', prints: ['kitchen'] },
    bar: { driver: 'escpos', address: 'tcp://10.0.0.7', prints: ['kitchen'], stations: ['bar'] },
    scanner: { driver: 'serial-scanner', address: usb },
    till: { driver: 'serial-scanner', address: `${usb}?baud=115200` },
    other: { driver: 'serial-scanner', address: 'serial:vid=0403,pid=6001,serial=A2' },
    web: { driver: 'mqtt-pager', address: 'mqtt://hub/a', capcodes: ['1'] },
    web2: { driver: 'mqtt-pager', address: 'mqtt://hub/a', capcodes: ['2'] },
  });
  expect(checkSharedLines(config).map(({ state, name, found }) => [state, name, found])).toEqual([
    ['problem', 'printer, pole', 'share /dev/ttyUSB0'],
    ['problem', 'kitchen, bar', 'share tcp://10.0.0.7:9100'],
    ['problem', 'scanner, till', 'share serial:vid=0403,pid=6001,serial=A1'],
  ]);
});

test('a station of the menu that no kitchen printer takes is a warning', () => {
  const config = deviceConfigSchema.parse({
    grill: { driver: 'escpos', address: 'tcp://10.0.0.7', prints: ['kitchen'], stations: ['gril'] },
  });
  const menu = catalogOf([itemOf('burger', 900, { prepStation: 'grill' })]);
  expect(checkKitchenPaper(menu, config)).toMatchObject([
    {
      state: 'warning',
      found: 'no kitchen printer takes grill (1 item); no item is made at gril, which a printer names',
    },
  ]);
  expect(checkKitchenPaper(menu, {})).toEqual([]);
  expect(checkKitchenPaper(null, config)).toEqual([]);
});
