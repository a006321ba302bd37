import { BlockList, isIP, isIPv6 } from 'node:net';

/*
 * Staff install the shop's authority on their own phones. Were its key stolen, it must not be able to speak for their
 * bank: its certificate says for which names and addresses it may speak at all, and browsers hold it to that.
 */

/** OID of the name constraints extension. */
export const NAME_CONSTRAINTS = '2.5.29.30';

/** Endings that exist only inside a house. */
const HOUSE_NAMES = ['localhost', 'local', 'lan', 'internal', 'home.arpa'] as const;

const HOUSE_NETWORKS = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
  ['fc00::', 7],
  ['fe80::', 10],
  ['::1', 128],
] as const;

const networks = new BlockList();
for (const [network, bits] of HOUSE_NETWORKS)
  networks.addSubnet(network, bits, isIPv6(network) ? 'ipv6' : 'ipv4');

/** Names and single addresses that a new authority may speak for beside every house's networks. */
export function permittedNames(own: readonly string[]): readonly string[] {
  return [...new Set([...HOUSE_NAMES, ...own.filter((name) => isIP(name) === 0 || !inHouse(name))])];
}

/** Whether an authority with these permitted names may speak for a name or address. */
export function maySpeakFor(permitted: readonly string[], name: string): boolean {
  if (isIP(name) !== 0) return inHouse(name) || permitted.includes(name);
  return permitted.some((each) => name === each || name.endsWith(`.${each}`));
}

function inHouse(address: string): boolean {
  return networks.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** The extension's value, in DER. */
export function encodeNameConstraints(names: readonly string[]): Uint8Array<ArrayBuffer> {
  const bases = [
    ...names.map((name) =>
      isIP(name) === 0
        ? der(0x82, Buffer.from(name, 'ascii'))
        : der(0x87, networkBytes(name, isIPv6(name) ? 128 : 32)),
    ),
    ...HOUSE_NETWORKS.map(([network, bits]) => der(0x87, networkBytes(network, bits))),
  ];
  return Uint8Array.from(der(0x30, der(0xa0, Buffer.concat(bases.map((base) => der(0x30, base))))));
}

function der(tag: number, content: Buffer): Buffer {
  const size = content.length;
  const head =
    size < 0x80 ? [tag, size] : size < 0x100 ? [tag, 0x81, size] : [tag, 0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from(head), content]);
}

function networkBytes(network: string, bits: number): Buffer {
  const address = isIPv6(network) ? ipv6Bytes(network) : Buffer.from(network.split('.').map(Number));
  const mask = address.map((_, at) => (0xff << Math.max(0, 8 - Math.max(0, bits - at * 8))) & 0xff);
  return Buffer.concat([address, mask]);
}

function ipv6Bytes(text: string): Buffer {
  const [front = '', back = ''] = text.split('::');
  const words = (part: string) =>
    part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16));
  const bytes = Buffer.alloc(16);
  for (const [at, word] of words(front).entries()) bytes.writeUInt16BE(word, at * 2);
  for (const [at, word] of words(back).entries())
    bytes.writeUInt16BE(word, 16 - (words(back).length - at) * 2);
  return bytes;
}
