import { fail, ok, type Result } from '../../domain/result.ts';
import { percentDecoded } from './address-hid.ts';
import type { MqttAddress } from './mqtt-address.ts';

export interface TcpTarget {
  readonly host: string;
  readonly port: number;
}

/** Who we are to a broker or a web server; null where it asks for nothing. */
export interface Credentials {
  readonly username: string | null;
  readonly password: string | null;
}

export interface HttpTarget extends Credentials {
  /** Without the credentials. */
  readonly url: string;
}

export function parseTcp(text: string): Result<TcpTarget, string> {
  if (!URL.canParse(text)) return fail(`'${text}' can't be read: write tcp://host:port`);
  const url = new URL(text);
  if (url.hostname === '') return fail(`'${text}' names no host: write tcp://host:port`);
  const { host, port } = hostOf(url, 9100);
  if (hasCredentials(url) || url.search !== '' || url.hash !== '' || !['', '/'].includes(url.pathname)) {
    return fail(`'${masked(text)}' has more than a host and a port: write tcp://host:port`);
  }
  if (port === 0) return fail(`'${text}' names port 0: ports are 1 to 65535`);
  if (!isHost(host, url)) return fail(`'${text}' names no host that can be: write tcp://host:port`);
  return ok({ host, port });
}

export function parseHttp(text: string): Result<HttpTarget, string> {
  // 'http:host' and 'http:///host' are forgiven by URL; a person who wrote that meant something else.
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) {
    return fail(`'${masked(text)}' can't be read: write http://host:port/path or https://…`);
  }
  const url = new URL(text);
  const credentials = credentialsOf(url);
  url.username = '';
  url.password = '';
  return ok({ url: url.href, ...credentials });
}

export function formatTcp({ host, port }: TcpTarget): string {
  return `tcp://${bracketed(host)}:${port}`;
}

export function formatMqtt({ broker, topic }: MqttAddress): string {
  const { secure, host, port, username = null, password = null } = broker;
  const path = topic === '' ? '' : `/${topic.split('/').map(encodeURIComponent).join('/')}`;
  return `${secure ? 'mqtts' : 'mqtt'}://${login({ username, password })}${bracketed(host)}:${port}${path}`;
}

export function formatHttp({ url, username, password }: HttpTarget): string {
  return url.replace('://', `://${login({ username, password })}`);
}

function hostOf(url: URL, usualPort: number): TcpTarget {
  const port = url.port === '' ? usualPort : Number(url.port);
  return { host: percentDecoded(url.hostname.replace(/^\[|\]$/g, '')), port };
}

/** A host spelled with codes (%2F) may hold signs that end a host everywhere else. */
export function isHost(host: string, url: URL): boolean {
  return url.hostname.startsWith('[') || !/[\s\p{Cc}/\\?#@:[\]%<>^|]/u.test(host);
}

function hasCredentials(url: URL): boolean {
  return url.username !== '' || url.password !== '';
}

function credentialsOf(url: URL): Credentials {
  return {
    username: url.username === '' ? null : percentDecoded(url.username),
    password: url.password === '' ? null : percentDecoded(url.password),
  };
}

function login({ username, password }: Credentials): string {
  if (username === null && password === null) return '';
  const secret = password === null ? '' : `:${encodeURIComponent(password)}`;
  return `${encodeURIComponent(username ?? '')}${secret}@`;
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** An address that could not be read, without what may be a password in it. */
function masked(text: string): string {
  return text.replace(/\/\/.*@/, '//…@').replace(/\?.*$/, '?…');
}
