import { describe, expect, test } from 'vitest';
import { parseLineAddress } from './address.ts';

describe('device addresses', () => {
  test('a bare host means the raw printing port', () => {
    expect(parseLineAddress('tcp://printer.shop.lan')).toEqual({
      ok: true,
      value: { kind: 'tcp', target: { host: 'printer.shop.lan', port: 9100 } },
    });
  });

  test('an IPv6 host loses its brackets', () => {
    expect(parseLineAddress('tcp://[fe80::1]:9101')).toEqual({
      ok: true,
      value: { kind: 'tcp', target: { host: 'fe80::1', port: 9101 } },
    });
  });

  test('a bare serial port means 9600 8N1 without flow control', () => {
    expect(parseLineAddress('serial:/dev/ttyUSB0')).toEqual({
      ok: true,
      value: {
        kind: 'serial',
        target: {
          path: '/dev/ttyUSB0',
          baudRate: 9600,
          dataBits: 8,
          parity: 'none',
          stopBits: 1,
          flow: 'none',
        },
      },
    });
  });

  test('every serial setting is read', () => {
    expect(parseLineAddress('serial:COM3?baud=19200&parity=even&data=7&stop=2&flow=rtscts')).toEqual({
      ok: true,
      value: {
        kind: 'serial',
        target: {
          path: 'COM3',
          baudRate: 19_200,
          dataBits: 7,
          parity: 'even',
          stopBits: 2,
          flow: 'rtscts',
        },
      },
    });
  });

  test.each([
    ['/dev/ttyUSB0', 'no device address'],
    ['http://printer', 'no device address'],
    ['tcp://', 'names no host'],
    ['tcp://printer:99999', "can't be read"],
    ['tcp://printer:0', 'names port 0'],
    ['tcp://printer:9100/queue', 'more than a host and a port'],
    ['serial:', 'names no port'],
    ['serial:/dev/ttyS0?speed=9600', "sets 'speed'"],
    ['serial:/dev/ttyS0?baud=fast', 'sets baud=fast'],
    ['serial:/dev/ttyS0?parity=mark', 'sets parity=mark'],
    ['serial:/dev/ttyS0?data=6', 'sets data=6'],
    ['serial:/dev/ttyS0?flow=dtr', 'sets flow=dtr'],
  ])('%s is refused with what is wrong in it', (text, why) => {
    const parsed = parseLineAddress(text);
    expect(parsed.ok).toBe(false);
    expect(parsed).toHaveProperty('error', expect.stringContaining(why));
    expect(parsed).toHaveProperty('error', expect.stringContaining(`'${text}'`));
  });
});
