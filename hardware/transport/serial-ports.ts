import { readdir, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseUsbId } from './address-hid.ts';

/** A serial port that is plugged in now. */
export interface SerialPortInfo {
  /** What opens it, e.g. `/dev/ttyUSB0` or `COM3`. */
  readonly path: string;
  /** Names that survive another number, e.g. `/dev/serial/by-id/usb-FTDI_…`. */
  readonly lastingNames: readonly string[];
  /** Null for a port that is no USB adapter. */
  readonly usb: UsbIdentity | null;
}

export interface UsbIdentity {
  readonly vendorId: number;
  readonly productId: number;
  /** Many cheap adapters have none. */
  readonly serialNumber: string | null;
  readonly interfaceNumber: number | null;
  /** As the kernel names it, e.g. `1-1.4`; null where the system does not tell. */
  readonly socket: string | null;
  readonly maker: string;
  readonly product: string;
}

export interface SystemRoots {
  readonly sys: string;
  readonly dev: string;
}

const LINUX: SystemRoots = { sys: '/sys', dev: '/dev' };
const NAMES = ['serial/by-id', 'pointfive'];

/**
 * Every serial port of this machine. On Linux it is read from sysfs, because serialport's own list runs udevadm,
 * which a small system may lack; elsewhere serialport is asked. Rejects with the system's own message.
 */
export async function listSerialPorts(roots?: SystemRoots): Promise<readonly SerialPortInfo[]> {
  if (roots === undefined && process.platform !== 'linux') return listWithSerialport();
  const { sys, dev } = roots ?? LINUX;
  const named = await lastingNames(dev);
  const names = await namesIn(join(sys, 'class/tty'));
  const ports = await Promise.all(
    names.map(async (name): Promise<SerialPortInfo | null> => {
      const device = await realpath(join(sys, 'class/tty', name, 'device')).catch(() => null);
      // A console, a pty: nothing is attached to it.
      if (device === null) return null;
      // The kernel makes 4 to 32 ttyS; type 0 is one without a chip behind it.
      if (name.startsWith('ttyS') && (await word(join(sys, 'class/tty', name, 'type'))) === '0') return null;
      const path = join(dev, name);
      return { path, lastingNames: named.get(path) ?? [], usb: await usbIdentityAbove(device, sys) };
    }),
  );
  return ports
    .filter((port) => port !== null)
    .sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
}

/** The USB device that a sysfs folder belongs to; null when it belongs to none. */
export async function usbIdentityAbove(folder: string, sys: string): Promise<UsbIdentity | null> {
  const top = await realpath(sys);
  let interfaceNumber: number | null = null;
  for (let at = folder; at.length > top.length && at.startsWith(top); at = dirname(at)) {
    const number = await word(join(at, 'bInterfaceNumber'));
    if (number !== null && interfaceNumber === null) interfaceNumber = Number.parseInt(number, 16);
    const vendorId = parseUsbId((await word(join(at, 'idVendor'))) ?? '');
    const productId = parseUsbId((await word(join(at, 'idProduct'))) ?? '');
    if (vendorId === null || productId === null) continue;
    return {
      vendorId,
      productId,
      serialNumber: await word(join(at, 'serial')),
      interfaceNumber,
      socket: basename(at),
      maker: (await word(join(at, 'manufacturer'))) ?? '',
      product: (await word(join(at, 'product'))) ?? '',
    };
  }
  return null;
}

async function listWithSerialport(): Promise<readonly SerialPortInfo[]> {
  const { SerialPort } = await import('serialport');
  return (await SerialPort.list()).map((port) => {
    const vendorId = parseUsbId(port.vendorId ?? '');
    const productId = parseUsbId(port.productId ?? '');
    const usb =
      vendorId === null || productId === null
        ? null
        : {
            vendorId,
            productId,
            serialNumber: port.serialNumber ?? null,
            interfaceNumber: null,
            socket: null,
            maker: port.manufacturer ?? '',
            product: '',
          };
    return { path: port.path, lastingNames: [], usb };
  });
}

async function lastingNames(dev: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const named = new Map<string, string[]>();
  const root = await realpath(dev).catch(() => dev);
  for (const folder of NAMES) {
    for (const name of await namesIn(join(dev, folder))) {
      const link = join(dev, folder, name);
      const target = await realpath(link).catch(() => null);
      if (target === null) continue;
      const path = target.startsWith(`${root}/`) ? join(dev, target.slice(root.length)) : target;
      named.set(path, [...(named.get(path) ?? []), link]);
    }
  }
  return named;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).sort((a, b) => a.localeCompare(b));
}

/** The one line of a small system file; null when it is empty or not there. */
export async function word(file: string): Promise<string | null> {
  const text = (await readFile(file, 'utf8').catch(() => '')).trim();
  return text === '' ? null : text;
}
