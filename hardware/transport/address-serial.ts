import { fail, ok, type Result } from '../../domain/result.ts';
import { formatUsbId, parseUsbId, percentDecoded } from './address-hid.ts';

export interface SerialSettings {
  readonly baudRate: number;
  readonly dataBits: 7 | 8;
  readonly parity: 'none' | 'even' | 'odd';
  readonly stopBits: 1 | 2;
  /** `xon`: we obey XON/XOFF and never send them, because they would land inside raster data. */
  readonly flow: 'none' | 'rtscts' | 'xon';
}

export interface SerialTarget extends SerialSettings {
  readonly path: string;
}

/** What a USB serial adapter is. Null where it does not matter. */
export interface UsbSerialMatch {
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string | null;
  /** Which port of an adapter with several, e.g. 1 of an FT2232: its bInterfaceNumber. */
  readonly interfaceNumber: number | null;
  /** The USB socket as the kernel names it, e.g. `1-1.4`: tells adapters without a serial number apart. */
  readonly socket: string | null;
}

export interface UsbSerialTarget extends SerialSettings {
  readonly usb: UsbSerialMatch;
}

const SETTINGS = ['baud', 'parity', 'data', 'stop', 'flow'];
const IDENTITY = ['vid', 'pid', 'serial', 'if', 'at'];

/** Reads what stands after `serial:`. */
export function parseSerial(
  rest: string,
  text: string,
): Result<
  | { readonly kind: 'serial'; readonly target: SerialTarget }
  | { readonly kind: 'usb-serial'; readonly target: UsbSerialTarget },
  string
> {
  const mark = rest.indexOf('?');
  const name = mark < 0 ? rest : rest.slice(0, mark);
  if (name === '') return fail(`'${text}' names no port: write serial:/dev/ttyUSB0 or serial:COM3`);
  const settings = parseSettings(mark < 0 ? '' : rest.slice(mark + 1), text);
  if (!settings.ok) return settings;
  if (!/^[a-z]+=/.test(name)) {
    return ok({ kind: 'serial', target: { path: percentDecoded(name), ...settings.value } });
  }
  const usb = parseIdentity(name, text);
  return usb.ok ? ok({ kind: 'usb-serial', target: { usb: usb.value, ...settings.value } }) : usb;
}

function parseIdentity(list: string, text: string): Result<UsbSerialMatch, string> {
  const named = new Map<string, string>();
  for (const part of list.split(',')) {
    const equals = part.indexOf('=');
    const key = part.slice(0, Math.max(equals, 0));
    if (!IDENTITY.includes(key) || named.has(key)) {
      return fail(
        `'${text}' can't be read at '${part}': a USB port is told by ${IDENTITY.join(', ')}, each once`,
      );
    }
    named.set(key, percentDecoded(part.slice(equals + 1)));
  }
  const vendorId = parseUsbId(named.get('vid') ?? '');
  const productId = parseUsbId(named.get('pid') ?? '');
  if (vendorId === null || productId === null) {
    return fail(
      `'${text}' needs vid and pid in four hexadecimal digits each: write serial:vid=0403,pid=6001`,
    );
  }
  const serialNumber = named.get('serial') ?? null;
  if (serialNumber === '') return fail(`'${text}' has an empty serial number: leave serial= away`);
  const which = named.get('if') ?? null;
  if (which !== null && !/^\d{1,3}$/.test(which)) {
    return fail(`'${text}' sets if=${which}: the number of one of the adapter's ports, e.g. if=1`);
  }
  const socket = named.get('at') ?? null;
  if (socket !== null && !/^\d+-\d+(\.\d+)*$/.test(socket)) {
    return fail(`'${text}' sets at=${socket}: a USB socket like 1-1.4`);
  }
  const interfaceNumber = which === null ? null : Number(which);
  return ok({ vendorId, productId, serialNumber, interfaceNumber, socket });
}

function parseSettings(query: string, text: string): Result<SerialSettings, string> {
  const settings = new URLSearchParams(query);
  for (const name of settings.keys()) {
    if (!SETTINGS.includes(name)) {
      return fail(`'${text}' sets '${name}': a serial line knows ${SETTINGS.join(', ')}`);
    }
  }
  const baudText = settings.get('baud') ?? '9600';
  const baudRate = Number(baudText);
  if (!/^\d{2,7}$/.test(baudText) || baudRate < 50)
    return fail(`'${text}' sets baud=${baudText}: write a number like 9600`);
  const parity = oneOf(['none', 'even', 'odd'] as const, settings.get('parity') ?? 'none');
  if (parity === null) return fail(`'${text}' sets parity=${settings.get('parity')}: none, even or odd`);
  const data = oneOf(['7', '8'] as const, settings.get('data') ?? '8');
  if (data === null) return fail(`'${text}' sets data=${settings.get('data')}: 7 or 8 bits`);
  const stop = oneOf(['1', '2'] as const, settings.get('stop') ?? '1');
  if (stop === null) return fail(`'${text}' sets stop=${settings.get('stop')}: 1 or 2 bits`);
  const flow = oneOf(['none', 'rtscts', 'xon'] as const, settings.get('flow') ?? 'none');
  if (flow === null) return fail(`'${text}' sets flow=${settings.get('flow')}: none, rtscts or xon`);
  return ok({ baudRate, parity, dataBits: data === '7' ? 7 : 8, stopBits: stop === '2' ? 2 : 1, flow });
}

export function formatSerial(target: SerialTarget): string {
  const path = target.path.replaceAll('%', '%25').replaceAll('?', '%3F');
  return `serial:${path}${formatSettings(target)}`;
}

export function formatUsbSerial(target: UsbSerialTarget): string {
  return `serial:${formatUsbMatch(target.usb)}${formatSettings(target)}`;
}

/** `vid=0403,pid=6001,serial=A1`: also for messages about an adapter that is not there. */
export function formatUsbMatch(usb: UsbSerialMatch): string {
  return [
    `vid=${formatUsbId(usb.vendorId)},pid=${formatUsbId(usb.productId)}`,
    usb.serialNumber === null ? '' : `,serial=${encodeURIComponent(usb.serialNumber)}`,
    usb.interfaceNumber === null ? '' : `,if=${usb.interfaceNumber}`,
    usb.socket === null ? '' : `,at=${usb.socket}`,
  ].join('');
}

/** Only what differs from 9600 8N1. */
function formatSettings({ baudRate, parity, dataBits, stopBits, flow }: SerialSettings): string {
  const settings = [
    baudRate === 9600 ? '' : `baud=${baudRate}`,
    parity === 'none' ? '' : `parity=${parity}`,
    dataBits === 8 ? '' : `data=${dataBits}`,
    stopBits === 1 ? '' : `stop=${stopBits}`,
    flow === 'none' ? '' : `flow=${flow}`,
  ].filter((setting) => setting !== '');
  return settings.length === 0 ? '' : `?${settings.join('&')}`;
}

function oneOf<const T extends string>(allowed: readonly T[], value: string): T | null {
  return allowed.find((candidate) => candidate === value) ?? null;
}
