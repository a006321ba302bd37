import { connect } from 'node:net';
import { fail, ok, type Result } from '../../domain/result.ts';
import { formatAddress } from '../transport/address.ts';
import type { FoundDevice } from './found-device.ts';
import type { LikelyUse } from './known-usb.ts';

interface NetworkPort {
  readonly port: number;
  readonly name: string;
  readonly likely: LikelyUse;
}

/** 9100: raw printing (JetDirect); 20007: card terminals (ZVT over TCP, PA00P015 §2). */
const PORTS: readonly NetworkPort[] = [
  { port: 9100, name: 'network printer', likely: { kind: 'printer', driver: 'escpos' } },
  { port: 20_007, name: 'card terminal', likely: { kind: 'terminal', driver: 'zvt' } },
];

/** A shop's network is small; more than this is a mistyped mask. */
const MOST_HOSTS = 1_024;
/** On a local network an answer takes milliseconds; a host that is off gives none. */
const ANSWER_MS = 700;
/** Attempts at a time: enough for a /24 in a few seconds, few enough for a cheap router. */
const AT_ONCE = 64;

/**
 * The hosts of `192.168.1.50`, `printer.lan` or `192.168.1.0/24` (IPv4, /22 to /32, without network and broadcast
 * address). The error is one sentence.
 */
export function hostsOf(range: string): Result<readonly string[], string> {
  const [base = '', mask] = range.split('/');
  if (mask === undefined) {
    return /^[A-Za-z0-9.:-]{1,253}$/.test(base)
      ? ok([base])
      : fail(`'${range}' is no host: write 192.168.1.50, a name, or a network such as 192.168.1.0/24`);
  }
  const bytes = base.split('.').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  const bits = /^\d{1,2}$/.test(mask) ? Number(mask) : 33;
  if (bytes.length !== 4 || bytes.some((byte) => byte > 255) || bits > 32) {
    return fail(`'${range}' is no network: write one such as 192.168.1.0/24`);
  }
  const count = 2 ** (32 - bits);
  if (count > MOST_HOSTS)
    return fail(`'${range}' has ${count} addresses: at most ${MOST_HOSTS} are asked (/22)`);
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const first = number - (number % count);
  const skipped = count > 2 ? 1 : 0;
  return ok(Array.from({ length: count - 2 * skipped }, (_, at) => dotted(first + at + skipped)));
}

/**
 * Asks each host for the ports that shop devices listen on, by connecting and hanging up. Only when a person asks:
 * many printers serve one connection at a time, so one that is in use may miss a beat.
 */
export async function probeNetwork(
  hosts: readonly string[],
  answers: (host: string, port: number) => Promise<boolean> = accepts,
): Promise<readonly FoundDevice[]> {
  const waiting = hosts.flatMap((host) => PORTS.map((port) => ({ host, ...port })));
  const found = new Map<number, FoundDevice>();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < waiting.length; at = next++) {
      const asked = waiting[at];
      if (asked === undefined || !(await answers(asked.host, asked.port))) continue;
      found.set(at, {
        address: formatAddress({ kind: 'tcp', target: { host: asked.host, port: asked.port } }),
        otherAddresses: [],
        attachment: 'tcp',
        name: asked.name,
        likely: [asked.likely],
        access: 'open',
        remark: null,
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return [...found].sort(([a], [b]) => a - b).map(([, device]) => device);
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ host, port });
    const end = (answered: boolean): void => {
      socket.destroy();
      settle(answered);
    };
    socket.setTimeout(ANSWER_MS, () => {
      end(false);
    });
    socket.once('connect', () => {
      end(true);
    });
    socket.once('error', () => {
      end(false);
    });
  });
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
