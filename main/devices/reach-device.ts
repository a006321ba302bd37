import { accessSync, constants } from 'node:fs';
import { connect } from 'node:net';
import { unreachable } from '../../domain/result.ts';
import { type DeviceAddress, describeAddress } from '../../hardware/transport/address.ts';
import { nodeHidPort } from '../../hardware/transport/hid-port.ts';
import { listSerialPorts } from '../../hardware/transport/serial-ports.ts';
import { findUsbSerialPort } from '../../hardware/transport/usb-serial-line.ts';

/** How long a device on the shop's network may take to accept a connection. */
const CONNECT_MS = 2_000;

/**
 * Looks whether a configured device is there, without saying a word to it. Resolves with what was found; rejects
 * with why it can't be reached. Never call it while an engine holds the device: many serve one connection only.
 */
export async function reachDevice(address: DeviceAddress): Promise<string> {
  const name = describeAddress(address);
  switch (address.kind) {
    case 'tcp':
      await connectOnce(address.target.host, address.target.port);
      return `${name} accepts a connection`;
    case 'mqtt':
      await connectOnce(address.target.broker.host, address.target.broker.port);
      return `${name} accepts a connection`;
    case 'http': {
      const { protocol, hostname, port } = new URL(address.target.url);
      await connectOnce(hostname.replace(/^\[|\]$/g, ''), Number(port || (protocol === 'https:' ? 443 : 80)));
      return `${name} accepts a connection`;
    }
    case 'serial':
    case 'lp':
      return mayOpen(address.target.path);
    case 'usb-serial': {
      const port = await findUsbSerialPort(address.target.usb, listSerialPorts);
      if (!port.ok) throw new Error(port.error.detail);
      return mayOpen(port.value);
    }
    case 'hid':
      return reachHid(address.target);
    case 'sim':
      return `${name} is a virtual device of npm start -- --demo`;
    default:
      return unreachable(address);
  }
}

function mayOpen(path: string): string {
  accessSync(path, constants.R_OK | constants.W_OK);
  return `${path} is there and may be opened`;
}

async function reachHid({
  vendorId,
  productId,
  serialNumber,
}: (DeviceAddress & { kind: 'hid' })['target']): Promise<string> {
  const all = await nodeHidPort().list();
  const found = all.find(
    (info) =>
      (vendorId === null || info.vendorId === vendorId) &&
      (productId === null || info.productId === productId) &&
      (serialNumber === null || info.serialNumber === serialNumber),
  );
  if (found === undefined) {
    throw new Error(all.length === 0 ? 'no HID device is plugged in' : 'no HID device here is that one');
  }
  return found.path.startsWith('/') ? mayOpen(found.path) : `${found.path} is there`;
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
