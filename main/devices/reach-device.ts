import { accessSync, constants } from 'node:fs';
import { connect } from 'node:net';
import { unreachable } from '../../domain/result.ts';
import { countHidDevices } from '../../hardware/native-modules.ts';
import { parseLineAddress } from '../../hardware/transport/address.ts';

/** How long a device on the shop's network may take to accept a connection. */
const CONNECT_MS = 2_000;

/** How a configured device is attached, for advice that fits. */
export type Attachment = 'network' | 'serial' | 'hid';

export function attachmentOf(device: object): Attachment {
  if (!('address' in device) || typeof device.address !== 'string') return 'hid';
  return device.address.startsWith('serial:') ? 'serial' : 'network';
}

/**
 * Looks whether a configured device is there, without saying a word to it. Resolves with what was found; rejects
 * with why it can't be reached. Never call it while an engine holds the device: many serve one connection only.
 */
export async function reachDevice(device: object): Promise<string> {
  if (!('address' in device) || typeof device.address !== 'string') return reachHid();
  const parsed = parseLineAddress(device.address);
  if (!parsed.ok) throw new Error(parsed.error);
  const { kind, target } = parsed.value;
  switch (kind) {
    case 'tcp':
      await connectOnce(target.host, target.port);
      return `${device.address} accepts a connection`;
    case 'serial':
      accessSync(target.path, constants.R_OK | constants.W_OK);
      return `${target.path} is there and may be opened`;
    case 'usb-serial':
    case 'lp':
    case 'sim':
      return `${device.address} is understood`;
    default:
      return unreachable(kind);
  }
}

async function reachHid(): Promise<string> {
  const count = await countHidDevices();
  if (count === 0) throw new Error('no HID device is plugged in');
  return `${count} HID devices are plugged in`;
}

function connectOnce(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error(`${host}:${port} does not answer`)));
    socket.once('connect', () => {
      socket.end();
      resolve();
    });
    socket.once('error', reject);
  });
}
