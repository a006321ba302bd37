import { describe, expect, test } from 'vitest';
import { deviceConfigSchema } from './device-config.ts';

describe('the devices of a configuration', () => {
  test('may be none', () => {
    expect(deviceConfigSchema.parse({})).toEqual({});
  });

  test('may be all, serial, TCP and USB', () => {
    const config = {
      printer: { address: 'serial:/dev/ttyUSB0?baud=19200', profile: '58mm' },
      pager: {
        address: 'serial:/dev/ttyS0?parity=even&data=7',
        protocol: 'tap',
        capcodes: ['1001'],
        password: 'abc1',
      },
      scanner: { hid: { vendorId: 0x0c2e } },
      terminal: { address: 'tcp://127.0.0.1:9000', protocol: 'virtual', answerSeconds: 60 },
      button: { address: 'serial:/dev/ttyS1', match: { hex: '02a503' } },
    };
    expect(deviceConfigSchema.parse(config)).toEqual(config);
  });

  test.each<[string, unknown, string]>([
    ['an address that is none', { printer: { address: 'usb' } }, 'device address'],
    ['a printer that nobody knows', { printer: { address: 'tcp://p', profile: '90mm' } }, 'Invalid option'],
    ['a pager with nobody to ring', { pager: { address: 'tcp://p', protocol: 'tap', capcodes: [] } }, '>=1'],
    [
      'a pager id with a space',
      { pager: { address: 'tcp://p', protocol: 'tap', capcodes: ['1 2'] } },
      'pager id',
    ],
    ['a protocol of a later day', { terminal: { address: 'tcp://p', protocol: 'zvt' } }, 'virtual'],
    ['a button that matches half a byte', { button: { address: 'tcp://p', match: { hex: '0' } } }, ''],
    ['a device that we do not have', { drawer: {} }, 'drawer'],
  ])('with %s is refused and told why', (_, config, why) => {
    const read = deviceConfigSchema.safeParse(config);
    expect(read.success).toBe(false);
    expect(JSON.stringify(read.error?.issues)).toContain(why);
  });
});
