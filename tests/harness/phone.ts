import { request } from 'node:http';
import { connect } from 'node:net';
import type { ShopEngine } from './shop-engine.ts';

/** What a phone got. */
export interface PhoneAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly html: string;
}

/** A phone of a customer: any machine that asks for an address, without cookie and certificate. */
export function phoneReads(
  address: string,
  {
    method = 'GET',
    headers = {},
  }: { readonly method?: string; readonly headers?: Record<string, string> } = {},
): Promise<PhoneAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          html: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Says these bytes, and gives all that came back by the time that the shop ended the connection. */
export function phoneSays(address: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes));
    socket.on('data', (part: Buffer) => {
      heard += part.toString();
    });
    socket.on('error', () => resolve(heard));
    socket.on('close', () => resolve(heard));
  });
}

/** The same page by loopback: the machine of a test may have no other address. */
export function onLoopback(address: string): string {
  const { port, pathname } = new URL(address);
  return `http://127.0.0.1:${port}${pathname}`;
}

/** What stands on a page, without its markup. */
export function wordsOf(html: string): string {
  return html
    .replaceAll(/<(style|script)>[^]*?<\/\1>/g, '')
    .replaceAll(/<p id="cut"[^]*?<\/p>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Opens the pages for phones at an engine of `withShop`; gives the way to close them. */
export async function openPhones({ core, data }: ShopEngine): Promise<() => Promise<void>> {
  await core.net.network.start({
    ...{ door: core.door, access: core.access, feed: core.feed, catalogs: core.stores.catalogs },
    ...{ screensDir: data, phonePages: core.handover.phone.pages },
  });
  if (core.net.network.phones.base() === null)
    throw new Error(core.net.network.fault() ?? core.net.network.phones.fault() ?? 'no pages for phones');
  return () => core.net.network.stop();
}
