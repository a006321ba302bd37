import { fail, ok, type Result } from '../../domain/result.ts';
import type { SerialTarget } from './serial-line.ts';
import type { TcpTarget } from './tcp-line.ts';

export type LineAddress =
  | { readonly kind: 'tcp'; readonly target: TcpTarget }
  | { readonly kind: 'serial'; readonly target: SerialTarget };

const SERIAL_SETTINGS = ['baud', 'parity', 'data', 'stop', 'flow'];

/**
 * Reads `tcp://host:port` (port 9100 when absent) and
 * `serial:/dev/ttyUSB0?baud=19200&parity=none|even|odd&data=7|8&stop=1|2&flow=none|rtscts|xon`
 * (9600 8N1 without flow control when absent; `serial:COM3` on Windows).
 * The error is one sentence that says what is wrong and what would be right.
 */
export function parseLineAddress(text: string): Result<LineAddress, string> {
  const colon = text.indexOf(':');
  const scheme = colon < 0 ? '' : text.slice(0, colon);
  if (scheme === 'tcp') return tcp(text);
  if (scheme === 'serial') return serial(text.slice(colon + 1), text);
  return fail(`'${text}' is no device address: write tcp://host:port or serial:/dev/ttyUSB0?baud=9600`);
}

function tcp(text: string): Result<LineAddress, string> {
  if (!URL.canParse(text)) return fail(`'${text}' can't be read: write tcp://host:port`);
  const url = new URL(text);
  if (url.hostname === '') return fail(`'${text}' names no host: write tcp://host:port`);
  if (url.username !== '' || url.search !== '' || url.hash !== '' || !['', '/'].includes(url.pathname)) {
    return fail(`'${text}' has more than a host and a port: write tcp://host:port`);
  }
  const port = url.port === '' ? 9100 : Number(url.port);
  if (port === 0) return fail(`'${text}' names port 0: ports are 1 to 65535`);
  return ok({ kind: 'tcp', target: { host: url.hostname.replace(/^\[|\]$/g, ''), port } });
}

function serial(rest: string, text: string): Result<LineAddress, string> {
  const mark = rest.indexOf('?');
  const path = mark < 0 ? rest : rest.slice(0, mark);
  if (path === '') return fail(`'${text}' names no port: write serial:/dev/ttyUSB0 or serial:COM3`);
  const settings = new URLSearchParams(mark < 0 ? '' : rest.slice(mark + 1));
  for (const name of settings.keys()) {
    if (!SERIAL_SETTINGS.includes(name)) {
      return fail(`'${text}' sets '${name}': a serial line knows ${SERIAL_SETTINGS.join(', ')}`);
    }
  }
  const baudText = settings.get('baud') ?? '9600';
  const baudRate = Number(baudText);
  if (!/^\d{2,7}$/.test(baudText)) return fail(`'${text}' sets baud=${baudText}: write a number like 9600`);
  const parity = oneOf(['none', 'even', 'odd'] as const, settings.get('parity') ?? 'none');
  if (parity === null) return fail(`'${text}' sets parity=${settings.get('parity')}: none, even or odd`);
  const data = oneOf(['7', '8'] as const, settings.get('data') ?? '8');
  if (data === null) return fail(`'${text}' sets data=${settings.get('data')}: 7 or 8 bits`);
  const stop = oneOf(['1', '2'] as const, settings.get('stop') ?? '1');
  if (stop === null) return fail(`'${text}' sets stop=${settings.get('stop')}: 1 or 2 bits`);
  const flow = oneOf(['none', 'rtscts', 'xon'] as const, settings.get('flow') ?? 'none');
  if (flow === null) return fail(`'${text}' sets flow=${settings.get('flow')}: none, rtscts or xon`);
  const target: SerialTarget = {
    path,
    baudRate,
    parity,
    dataBits: data === '7' ? 7 : 8,
    stopBits: stop === '2' ? 2 : 1,
    flow,
  };
  return ok({ kind: 'serial', target });
}

function oneOf<const T extends string>(allowed: readonly T[], value: string): T | null {
  return allowed.find((candidate) => candidate === value) ?? null;
}
