import { describe, expect, test } from 'vitest';
import { deviceConfigSchema, driverName, driverOf } from './device-config.ts';
import { drivers } from './drivers/all.ts';

describe('the devices of a configuration', () => {
  test('may be none', () => {
    expect(deviceConfigSchema.parse({})).toEqual({});
  });

  test('may be many, serial, TCP, USB and virtual, several of a kind', () => {
    const config = {
      printer: {
        driver: 'escpos',
        address: 'serial:/dev/ttyUSB0?baud=19200',
        profile: '58mm',
        standIn: 'bar',
      },
      bar: {
        driver: 'escpos',
        name: 'Bar printer',
        address: 'tcp://bar.lan',
        prints: ['kitchen'],
        stations: ['bar'],
      },
      pager: {
        driver: 'tap',
        address: 'serial:/dev/ttyS0?parity=even&data=7',
        capcodes: ['1001'],
        password: 'abc1',
      },
      scanner: { driver: 'hid-pos', address: 'hid:0c2e:0b61' },
      'scanner-2': { driver: 'serial-scanner', address: 'sim:scanner' },
      terminal: { driver: 'virtual-terminal', address: 'tcp://127.0.0.1:9000', answerSeconds: 60 },
      button: { driver: 'line-button', address: 'serial:/dev/ttyS1', match: { hex: '02a503' } },
    };
    expect(deviceConfigSchema.parse(config)).toEqual(config);
  });

  test.each<[string, unknown, string]>([
    ['an address that is none', { printer: { driver: 'escpos', address: 'usb' } }, 'device address'],
    [
      'a printer that nobody knows',
      { printer: { driver: 'escpos', address: 'tcp://p', profile: '90mm' } },
      'Invalid option',
    ],
    ['a pager with nobody to ring', { pager: { driver: 'tap', address: 'tcp://p', capcodes: [] } }, '>=1'],
    [
      'a pager id with a space',
      { pager: { driver: 'tap', address: 'tcp://p', capcodes: ['1 2'] } },
      'pager id',
    ],
    ['a driver of a later day', { terminal: { driver: 'quantum', address: 'tcp://p' } }, 'driver'],
    [
      'a button that matches half a byte',
      { button: { driver: 'line-button', address: 'tcp://p', match: { hex: '0' } } },
      '',
    ],
    ['an id that is no word', { 'Printer 1': { driver: 'escpos', address: 'tcp://p' } }, 'device id'],
    [
      'a stand-in that is not there',
      { printer: { driver: 'escpos', address: 'tcp://p', standIn: 'bar' } },
      "no device 'bar'",
    ],
    [
      'a HID scanner at an address of another kind',
      { scanner: { driver: 'hid-pos', address: 'tcp://scanner' } },
      'no HID device',
    ],
    [
      'a printer as its own stand-in',
      { bar: { driver: 'escpos', address: 'tcp://p', standIn: 'bar' } },
      'itself',
    ],
    [
      'a scanner as a stand-in',
      {
        printer: { driver: 'escpos', address: 'tcp://p', standIn: 'scanner' },
        scanner: { driver: 'hid-pos', address: 'hid:*' },
      },
      'no printer',
    ],
  ])('with %s is refused and told why', (_, config, why) => {
    const read = deviceConfigSchema.safeParse(config);
    expect(read.success).toBe(false);
    expect(JSON.stringify(read.error?.issues)).toContain(why);
  });

  test('every driver has a name of its own and is found by it', () => {
    const names = drivers.map(driverName);
    expect(new Set(names).size).toBe(drivers.length);
    for (const driver of drivers) expect(driverOf({ driver: driverName(driver) })).toBe(driver);
  });
});
