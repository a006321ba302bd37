import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DeviceAddress,
  describeAddress,
  formatAddress,
  parseDeviceAddress,
  parseLineAddress,
} from './address.ts';

const plain = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flow: 'none' } as const;

describe('device addresses', () => {
  test.each<[string, DeviceAddress]>([
    ['tcp://printer.shop.lan', { kind: 'tcp', target: { host: 'printer.shop.lan', port: 9100 } }],
    ['tcp://[fe80::1]:9101', { kind: 'tcp', target: { host: 'fe80::1', port: 9101 } }],
    ['serial:/dev/ttyUSB0', { kind: 'serial', target: { path: '/dev/ttyUSB0', ...plain } }],
    [
      'serial:COM3?baud=19200&parity=even&data=7&stop=2&flow=rtscts',
      {
        kind: 'serial',
        target: { path: 'COM3', baudRate: 19_200, parity: 'even', dataBits: 7, stopBits: 2, flow: 'rtscts' },
      },
    ],
    [
      'serial:vid=0403,pid=6001,serial=A1?baud=19200',
      {
        kind: 'usb-serial',
        target: {
          ...plain,
          baudRate: 19_200,
          usb: {
            vendorId: 0x0403,
            productId: 0x6001,
            serialNumber: 'A1',
            interfaceNumber: null,
            socket: null,
          },
        },
      },
    ],
    [
      'serial:vid=1A86,pid=7523,if=1,at=1-1.4',
      {
        kind: 'usb-serial',
        target: {
          ...plain,
          usb: {
            vendorId: 0x1a86,
            productId: 0x7523,
            serialNumber: null,
            interfaceNumber: 1,
            socket: '1-1.4',
          },
        },
      },
    ],
    ['hid:0c2e:0b61', { kind: 'hid', target: { vendorId: 0x0c2e, productId: 0x0b61, serialNumber: null } }],
    [
      'hid:0c2e:0b61:17:A%2F2',
      { kind: 'hid', target: { vendorId: 0x0c2e, productId: 0x0b61, serialNumber: '17:A/2' } },
    ],
    ['hid:*', { kind: 'hid', target: { vendorId: null, productId: null, serialNumber: null } }],
    ['lp:/dev/usb/lp0', { kind: 'lp', target: { path: '/dev/usb/lp0' } }],
    ['sim:kitchen-printer', { kind: 'sim', target: { name: 'kitchen-printer' } }],
    [
      'mqtts://kiosk:p%40ss@broker.lan/shop/+/button/%23',
      {
        kind: 'mqtt',
        target: {
          broker: { secure: true, host: 'broker.lan', port: 8883, username: 'kiosk', password: 'p@ss' },
          topic: 'shop/+/button/#',
        },
      },
    ],
    [
      'mqtt://10.0.0.7',
      {
        kind: 'mqtt',
        target: { broker: { secure: false, host: '10.0.0.7', port: 1883 }, topic: '' },
      },
    ],
    [
      'https://me:secret@hooks.example/services/T0/B1?key=2',
      {
        kind: 'http',
        target: { url: 'https://hooks.example/services/T0/B1?key=2', username: 'me', password: 'secret' },
      },
    ],
  ])('%s is understood, and written back as what reads the same', (text, address) => {
    expect(parseDeviceAddress(text)).toEqual({ ok: true, value: address });
    expect(parseDeviceAddress(formatAddress(address))).toEqual({ ok: true, value: address });
  });

  test.each([
    ['/dev/ttyUSB0', 'no device address'],
    ['ftp://printer', 'no device address'],
    ['tcp://', 'names no host'],
    ['tcp://printer:99999', "can't be read"],
    ['tcp://printer:0', 'names port 0'],
    ['tcp://%19printer', 'names no host that can be'],
    ['tcp://printer:9100/queue', 'more than a host and a port'],
    ['serial:', 'names no port'],
    ['serial:/dev/ttyS0?speed=9600', "sets 'speed'"],
    ['serial:/dev/ttyS0?baud=fast', 'sets baud=fast'],
    ['serial:/dev/ttyS0?baud=00', 'sets baud=00'],
    ['serial:/dev/ttyS0?parity=mark', 'sets parity=mark'],
    ['serial:/dev/ttyS0?data=6', 'sets data=6'],
    ['serial:/dev/ttyS0?flow=dtr', 'sets flow=dtr'],
    ['serial:vid=0403', 'needs vid and pid'],
    ['serial:vid=403,pid=6001', 'needs vid and pid'],
    ['serial:vid=0403,pid=6001,name=A', "at 'name=A'"],
    ['serial:vid=0403,pid=6001,pid=6001', "at 'pid=6001'"],
    ['serial:vid=0403,pid=6001,serial=', 'empty serial number'],
    ['serial:vid=0403,pid=6001,if=two', 'sets if=two'],
    ['serial:vid=0403,pid=6001,at=hub', 'sets at=hub'],
    ['hid:c2e:0b61', 'names no HID device'],
    ['hid:0c2e', 'names no HID device'],
    ['hid:0c2e:0b61:', 'names no HID device'],
    ['lp:usb/lp0', 'names no device file'],
    ['sim:Printer', 'names no virtual device'],
    ['mqtt:///topic', 'names no host'],
    ['mqtt://broker%2Fx', 'names no host that can be'],
    ['tcp://printer%40lan', 'names no host that can be'],
    ['mqtt://host:0/topic', 'names port 0'],
    ['tcp://print\ter', 'no letter'],
    ['hid:0c2e:0b61:\ud800', 'no letter'],
    ['http:printer', "can't be read"],
    ['http:///printer', "can't be read"],
  ])('%s is refused with what is wrong in it', (text, why) => {
    const parsed = parseDeviceAddress(text);
    expect(parsed.ok).toBe(false);
    expect(parsed).toHaveProperty('error', expect.stringContaining(why));
    expect(parsed).toHaveProperty('error', expect.stringContaining(`'${text}'`));
  });

  test.each(['hid:0c2e:0b61', 'mqtt://u:geheim@host/topic', 'https://hooks.example/geheim'])(
    '%s is no line of bytes',
    (text) => {
      const parsed = parseLineAddress(text);
      expect(parsed).toHaveProperty('error', expect.stringContaining('carries no plain bytes'));
      expect(JSON.stringify(parsed)).not.toContain('geheim');
    },
  );

  test.each([
    ['mqtt://kiosk:geheim@broker/t/1', 'mqtt://broker:1883/t/1'],
    ['mqtt://broker/me:geheim@broker/t', 'mqtt://broker:1883/…'],
    ['https://kiosk:geheim@hooks.example/geheim?k=geheim', 'https://hooks.example/…'],
    ['http://printer.lan:8080/', 'http://printer.lan:8080/'],
    ['serial:/dev/ttyS0?baud=9600', 'serial:/dev/ttyS0'],
  ])('%s is shown without what is secret in it', (text, shown) => {
    const parsed = parseDeviceAddress(text);
    if (!parsed.ok) throw new Error(parsed.error);
    expect(describeAddress(parsed.value)).toBe(shown);
  });

  test.each([
    'mqtt://a:geheim@:1883/t',
    'mqtt://a:b/geheim@host/t',
    'http://a:geheim@host:99999/',
    'tcp://a:geheim@printer:9100',
  ])('the password in %s is not in the refusal', (text) => {
    const parsed = parseDeviceAddress(text);
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed)).not.toContain('geheim');
  });
});

const usbId = fc.nat(0xffff);
const name = fc.string({ minLength: 1, maxLength: 20 });
const settings = {
  baudRate: fc.integer({ min: 50, max: 9_999_999 }),
  dataBits: fc.constantFrom(7, 8),
  parity: fc.constantFrom('none', 'even', 'odd'),
  stopBits: fc.constantFrom(1, 2),
  flow: fc.constantFrom('none', 'rtscts', 'xon'),
} as const;
const port = fc.integer({ min: 1, max: 65_535 });
const host = fc.oneof(fc.domain(), fc.ipV4(), fc.constantFrom('fe80::1', '::1'));
const login = fc.oneof(
  fc.constant({ username: null, password: null }),
  fc.record({ username: name, password: fc.option(name) }),
);

const anyAddress: fc.Arbitrary<DeviceAddress> = fc.oneof(
  fc.record({ kind: fc.constant('tcp'), target: fc.record({ host, port }) }),
  fc.record({
    kind: fc.constant('serial'),
    target: fc.record({ path: name.map((text) => `/dev/${text}`), ...settings }),
  }),
  fc.record({
    kind: fc.constant('usb-serial'),
    target: fc.record({
      usb: fc.record({
        vendorId: usbId,
        productId: usbId,
        serialNumber: fc.option(name),
        interfaceNumber: fc.option(fc.nat(255)),
        socket: fc.option(fc.constantFrom('1-1', '3-1.4', '2-1.4.2')),
      }),
      ...settings,
    }),
  }),
  fc.record({
    kind: fc.constant('hid'),
    target: fc.record({ vendorId: usbId, productId: usbId, serialNumber: fc.option(name) }),
  }),
  fc.record({
    kind: fc.constant('mqtt'),
    target: fc.record({
      broker: fc.record(
        { secure: fc.boolean(), host, port, username: name, password: name },
        { requiredKeys: ['secure', 'host', 'port'] },
      ),
      topic: fc
        .array(fc.constantFrom('shop', '+', '#', 'a b', 'é?', '50%'))
        .map((levels) => levels.join('/')),
    }),
  }),
  fc.record({
    kind: fc.constant('http'),
    target: fc.tuple(fc.webUrl(), login).map(([url, who]) => ({ url: new URL(url).href, ...who })),
  }),
);

test('any address, written and read again, is the same address', () => {
  fc.assert(
    fc.property(anyAddress, (address) => {
      expect(parseDeviceAddress(formatAddress(address))).toEqual({ ok: true, value: address });
    }),
  );
});

test('any text is an address or one sentence why not', () => {
  const scheme = fc.constantFrom(
    'tcp://',
    'serial:',
    'serial:vid=',
    'hid:',
    'lp:',
    'sim:',
    'mqtt://',
    'http://',
    '',
  );
  fc.assert(
    fc.property(scheme, fc.string({ unit: 'binary' }), (start, rest) => {
      const parsed = parseDeviceAddress(start + rest);
      if (parsed.ok) formatAddress(parsed.value);
      else expect(parsed.error).not.toBe('');
    }),
  );
});
