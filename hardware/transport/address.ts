import { fail, ok, type Result, unreachable } from '../../domain/result.ts';
import { formatHid, type HidTarget, parseHid } from './address-hid.ts';
import {
  formatSerial,
  formatUsbSerial,
  parseSerial,
  type SerialTarget,
  type UsbSerialTarget,
} from './address-serial.ts';
import {
  formatHttp,
  formatMqtt,
  formatTcp,
  type HttpTarget,
  parseHttp,
  parseTcp,
  type TcpTarget,
} from './address-net.ts';
import { type MqttAddress, parseMqttAddress } from './mqtt-address.ts';

/** A printer's device file, as the kernel's usblp driver makes it. */
export interface LpTarget {
  readonly path: string;
}

/** A virtual device, by the name that the running demo gives it. */
export interface SimTarget {
  readonly name: string;
}

/** Where a device is found, as a person writes it into the configuration. */
export type DeviceAddress =
  | { readonly kind: 'tcp'; readonly target: TcpTarget }
  /** A serial port by the name that the system gives it today. */
  | { readonly kind: 'serial'; readonly target: SerialTarget }
  /** A serial port by what its USB adapter is; looked up at every opening, so that it survives renumbering. */
  | { readonly kind: 'usb-serial'; readonly target: UsbSerialTarget }
  | { readonly kind: 'hid'; readonly target: HidTarget }
  | { readonly kind: 'lp'; readonly target: LpTarget }
  | { readonly kind: 'sim'; readonly target: SimTarget }
  | { readonly kind: 'mqtt'; readonly target: MqttAddress }
  | { readonly kind: 'http'; readonly target: HttpTarget };

/** The addresses behind which bytes go both ways; the others speak in reports, messages or requests. */
export type LineAddress = Extract<
  DeviceAddress,
  { readonly kind: 'tcp' | 'serial' | 'usb-serial' | 'lp' | 'sim' }
>;

/**
 * Reads a device address. The error is one sentence that says what is wrong and what would be right, without any
 * password that the address holds.
 *
 * - `tcp://host:port`, port 9100 when absent
 * - `serial:/dev/ttyUSB0?baud=19200&parity=none|even|odd&data=7|8&stop=1|2&flow=none|rtscts|xon`, 9600 8N1 without
 *   flow control when absent; `serial:COM3` on Windows
 * - `serial:vid=0403,pid=6001,serial=A1?baud=…`, with `serial`, `if` (interface of an adapter with several ports)
 *   and `at` (USB socket, e.g. `1-1.4`) where they are needed to tell adapters apart
 * - `hid:0c2e:0b61`, `hid:0c2e:0b61:serial`, `hid:*` for the first device that fits its driver
 * - `lp:/dev/usb/lp0`, `sim:printer`
 * - `mqtt://user:password@host:1883/topic`, `mqtts://…`, `http://…`, `https://…`
 */
export function parseDeviceAddress(text: string): Result<DeviceAddress, string> {
  // A URL would drop them in silence, and half a surrogate pair can't be written back.
  if (/[\p{Cc}\p{Cs}]/u.test(text))
    return fail(`'${text}' holds a character that is no letter: type it anew`);
  const colon = text.indexOf(':');
  const rest = text.slice(colon + 1);
  switch (colon < 0 ? '' : text.slice(0, colon).toLowerCase()) {
    case 'tcp':
      return withKind('tcp', parseTcp(text));
    case 'serial':
      return parseSerial(rest, text);
    case 'hid':
      return withKind('hid', parseHid(rest, text));
    case 'lp':
      return rest.startsWith('/')
        ? ok({ kind: 'lp', target: { path: rest } })
        : fail(`'${text}' names no device file: write lp:/dev/usb/lp0`);
    case 'sim':
      return /^[a-z0-9][a-z0-9-]{0,63}$/.test(rest)
        ? ok({ kind: 'sim', target: { name: rest } })
        : fail(`'${text}' names no virtual device: write sim:printer, in small letters, digits and -`);
    case 'mqtt':
    case 'mqtts':
      return withKind('mqtt', parseMqttAddress(text));
    case 'http':
    case 'https':
      return withKind('http', parseHttp(text));
    default:
      return fail(
        `'${text}' is no device address: write tcp://host:port, serial:/dev/ttyUSB0?baud=9600, hid:0c2e:0b61, lp:/dev/usb/lp0, sim:printer, mqtt://host/topic or http://host/path`,
      );
  }
}

/** As `parseDeviceAddress`, for a device whose driver needs a line of bytes. */
export function parseLineAddress(text: string): Result<LineAddress, string> {
  const parsed = parseDeviceAddress(text);
  if (!parsed.ok) return parsed;
  const { kind } = parsed.value;
  if (kind === 'hid' || kind === 'mqtt' || kind === 'http') {
    return fail(
      `'${describeAddress(parsed.value)}' carries no plain bytes, which this device needs: write tcp://host:port, serial:/dev/ttyUSB0?baud=9600 or lp:/dev/usb/lp0`,
    );
  }
  return ok(parsed.value);
}

/** The address as text that `parseDeviceAddress` reads back to an equal value. Holds what passwords the address holds. */
export function formatAddress(address: DeviceAddress): string {
  switch (address.kind) {
    case 'tcp':
      return formatTcp(address.target);
    case 'serial':
      return formatSerial(address.target);
    case 'usb-serial':
      return formatUsbSerial(address.target);
    case 'hid':
      return formatHid(address.target);
    case 'lp':
      return `lp:${address.target.path}`;
    case 'sim':
      return `sim:${address.target.name}`;
    case 'mqtt':
      return formatMqtt(address.target);
    case 'http':
      return formatHttp(address.target);
    default:
      return unreachable(address);
  }
}

/**
 * The address for logs and pages: no user, no password, and of an http address no more than the host, because the
 * paths and queries of web hooks are secrets too.
 */
export function describeAddress(address: DeviceAddress): string {
  switch (address.kind) {
    case 'mqtt': {
      const { broker, topic } = address.target;
      const { host, port, secure } = broker;
      const shown = formatMqtt({ broker: { host, port, secure }, topic: topic.includes('@') ? '' : topic });
      // A login that stands in the wrong place is a password all the same.
      return topic.includes('@') ? `${shown}/…` : shown;
    }
    case 'http': {
      const { origin, href } = new URL(address.target.url);
      return href === `${origin}/` ? href : `${origin}/…`;
    }
    default:
      return formatAddress(address);
  }
}

function withKind<K extends 'tcp' | 'hid' | 'mqtt' | 'http', T>(
  kind: K,
  parsed: Result<T, string>,
): Result<{ readonly kind: K; readonly target: T }, string> {
  return parsed.ok ? ok({ kind, target: parsed.value }) : parsed;
}
