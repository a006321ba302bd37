import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { createMatcher } from '../../../hardware/button/byte-match.ts';
import {
  type DeviceAddress,
  describeAddress,
  formatAddress,
  parseDeviceAddress,
} from '../../../hardware/transport/address.ts';
import { createJsonLines, encodeJsonLine } from '../../../hardware/transport/json-lines.ts';
import {
  isTopicFilter,
  isTopicName,
  matchesTopic,
  parseMqttAddress,
} from '../../../hardware/transport/mqtt-address.ts';
import { ascii, lengthOf, stream, text } from '../generators.ts';
import { holds, target } from '../target.ts';

const secret = 'hunter2';
const addresses = fc.constantFrom(
  'tcp://192.168.1.50:9100',
  'tcp://[::1]:9100',
  'serial:/dev/ttyUSB0?baud=19200&parity=even&data=7&stop=2&flow=rtscts',
  'serial:COM3',
  'serial:vid=0403,pid=6001,serial=A1,if=0,at=1-1.4?baud=9600',
  'hid:0c2e:0b61:A%3A1',
  'hid:*',
  'lp:/dev/usb/lp0',
  'sim:printer',
  `mqtt://shop:${secret}@broker.lan:1883/shop/button%2F1`,
  'mqtts://broker.lan/lamp',
  `https://shop:${secret}@pager.lan/send?to=1`,
);

export const deviceAddresses = target({
  name: 'device addresses',
  covers: [
    'hardware/transport/address.ts',
    'hardware/transport/address-hid.ts',
    'hardware/transport/address-net.ts',
    'hardware/transport/address-serial.ts',
  ],
  input: text(addresses, 'tcp:/serialhidmqt@.?&=%,0123456789[]*# é\u0000'),
  open: () => (written) => {
    const parsed = parseDeviceAddress(written);
    if (!parsed.ok) {
      holds(parsed.error.length <= written.length * 3 + 400, 'the error is longer than a sentence');
      return;
    }
    const again = parseDeviceAddress(formatAddress(parsed.value));
    holds(
      again.ok && isDeepStrictEqual(again.value, parsed.value),
      `it does not read ${formatAddress(parsed.value)}`,
    );
    const shown = describeAddress(parsed.value);
    const password = passwordOf(parsed.value);
    if (password.length >= 6) holds(!shown.includes(password), 'it shows a password');
  },
});

function passwordOf(address: DeviceAddress): string {
  if (address.kind === 'mqtt') return address.target.broker.password ?? '';
  return address.kind === 'http' ? (address.target.password ?? '') : '';
}

const topics = fc.constantFrom('shop/button/1', '+/button/#', '#', '$SYS/x', '/', 'a//b', 'shop/+');

export const mqttAddresses = target({
  name: 'MQTT addresses and topics',
  covers: ['hardware/transport/mqtt-address.ts'],
  input: fc.tuple(
    fc.oneof(text(addresses, 'mqts:/@%#?+.0123456789'), text(topics, 'ab/+#$\0')),
    text(topics, 'ab/+#$\0'),
  ),
  open:
    () =>
    ([one, other]) => {
      const parsed = parseMqttAddress(one);
      if (!parsed.ok)
        holds(parsed.error.length <= one.length * 3 + 400, 'the error is longer than a sentence');
      matchesTopic(one, other);
      if (isTopicName(other)) {
        holds(isTopicFilter(other) && matchesTopic(other, other), 'a topic does not match itself');
        holds(matchesTopic('#', other) !== other.startsWith('$'), '# sees the wrong topics');
      }
    },
});

const LONGEST = 256;
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => encodeJsonLine(value));

export const jsonLines = target({
  name: 'JSON lines',
  covers: ['hardware/transport/json-lines.ts'],
  input: stream(json, [0x0a, 0x0d, 0x22, 0x5c, 0x5b, 0x7b, 0xc3, 0xff, 0x00]),
  open() {
    const lines = createJsonLines(LONGEST);
    return (pieces) => {
      let found = 0;
      for (const piece of pieces) {
        for (const result of lines.push(piece)) {
          found += 1;
          if (!result.ok) holds(result.error.length <= 2 * LONGEST, 'the error repeats the line');
        }
      }
      holds(found <= lengthOf(pieces) + 2, 'more lines than bytes');
    };
  },
});

const buttonFrames = fc.constantFrom('HELP\r\n', 'HELP\n', ' HELP \r', '\x02\xa5\x03', '\x02\xa5').map(ascii);

export const buttonMatch = target({
  name: 'button bytes',
  covers: ['hardware/button/byte-match.ts'],
  input: stream(buttonFrames, [0x02, 0x03, 0x0a, 0x0d, 0x48, 0x45, 0x4c, 0x50, 0xa5]),
  open() {
    const byLine = createMatcher({ kind: 'line', text: 'HELP' });
    const byBytes = createMatcher({ kind: 'bytes', bytes: [0x02, 0xa5, 0x03] });
    return (pieces) => {
      const length = lengthOf(pieces);
      for (const find of [byLine, byBytes]) {
        const count = pieces.reduce((sum, piece) => sum + find(piece), 0);
        holds(count <= length, 'more presses than bytes');
      }
    };
  },
});
