import { access, constants, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { inTime } from '../in-time.ts';
import type { DeviceClock } from '../ports/device.ts';
import { systemClock } from '../system-clock.ts';
import { formatAddress } from '../transport/address.ts';
import type { UsbSerialMatch } from '../transport/address-serial.ts';
import { type HidInfo, type HidPort, nodeHidPort } from '../transport/hid-port.ts';
import {
  listSerialPorts,
  type SerialPortInfo,
  type SystemRoots,
  type UsbIdentity,
  usbIdentityAbove,
  word,
} from '../transport/serial-ports.ts';
import type { FoundDevice } from './found-device.ts';
import { foundHid } from './found-hid.ts';
import { knownUsbOf } from './known-usb.ts';

export interface DiscoverySources {
  /** The system's own when absent; a test brings a folder. */
  readonly roots?: SystemRoots;
  readonly hid?: Pick<HidPort, 'list'>;
  readonly mayOpen?: (path: string) => Promise<boolean>;
  readonly clock?: DeviceClock;
}

/** A bus that has crashed may never tell what is on it; the technician waits no longer than this. */
const LOOK_MS = 10_000;

/** Everything that was found, and what could not be looked for. */
export interface Discovery {
  readonly found: readonly FoundDevice[];
  /** One English sentence each. */
  readonly problems: readonly string[];
}

const plain = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flow: 'none' } as const;

/**
 * Looks what is plugged in: serial ports, printers' device files, HID devices. Opens nothing and says nothing to any
 * device, so it may run while the shop does. Ends within seconds; never rejects.
 */
export async function discover(sources: DiscoverySources = {}): Promise<Discovery> {
  const mayOpen = sources.mayOpen ?? mayReadAndWrite;
  const hid = sources.hid ?? nodeHidPort();
  const problems: string[] = [];
  const look = async (
    what: string,
    work: Promise<readonly FoundDevice[]>,
  ): Promise<readonly FoundDevice[]> => {
    try {
      const looked = await inTime(work, { clock: sources.clock ?? systemClock, ms: LOOK_MS });
      if (looked.ok) return looked.value;
      problems.push(
        `${what} could not be looked for: the system did not answer within ${LOOK_MS / 1_000} seconds`,
      );
      return [];
    } catch (error) {
      problems.push(
        `${what} could not be looked for: ${error instanceof Error ? error.message : String(error)}`,
      );
      return [];
    }
  };
  const found = await Promise.all([
    look('serial ports', findSerial(sources.roots, mayOpen)),
    look('printers', findPrinters(sources.roots ?? { sys: '/sys', dev: '/dev' }, mayOpen)),
    look('HID devices', findHid(hid, mayOpen)),
  ]);
  return { found: found.flat(), problems };
}

async function findSerial(
  roots: SystemRoots | undefined,
  mayOpen: (path: string) => Promise<boolean>,
): Promise<readonly FoundDevice[]> {
  const ports = await listSerialPorts(roots);
  return Promise.all(
    ports.map(async ({ path, lastingNames, usb }): Promise<FoundDevice> => {
      const byPath = [...lastingNames, path].map((name) =>
        formatAddress({ kind: 'serial', target: { path: name, ...plain } }),
      );
      const byUsb =
        usb === null
          ? []
          : [formatAddress({ kind: 'usb-serial', target: { usb: shortestMatch(usb, ports), ...plain } })];
      const [address = `serial:${path}`, ...otherAddresses] = [...byUsb, ...byPath];
      const known = usb === null ? null : knownUsbOf(usb.vendorId, usb.productId);
      return {
        address,
        otherAddresses,
        attachment: 'serial',
        name: usb === null ? 'serial port of this computer' : (known?.name ?? saidName(usb)),
        likely: known?.serial === undefined ? [] : [known.serial],
        access: (await mayOpen(path)) ? 'open' : 'denied',
        remark: null,
      };
    }),
  );
}

/** As little of an adapter's identity as tells it apart from the others: a socket only where nothing else does. */
function shortestMatch(usb: UsbIdentity, ports: readonly SerialPortInfo[]): UsbSerialMatch {
  const { vendorId, productId, serialNumber, interfaceNumber, socket } = usb;
  const bare = { vendorId, productId, serialNumber, interfaceNumber: null, socket: null };
  const candidates: readonly UsbSerialMatch[] = [
    bare,
    { ...bare, interfaceNumber },
    { ...bare, socket },
    { ...bare, interfaceNumber, socket },
  ];
  const fitting = (match: UsbSerialMatch): number =>
    ports.filter(
      ({ usb: other }) =>
        other !== null &&
        other.vendorId === vendorId &&
        other.productId === productId &&
        other.serialNumber === serialNumber &&
        (match.interfaceNumber === null || other.interfaceNumber === match.interfaceNumber) &&
        (match.socket === null || other.socket === match.socket),
    ).length;
  return candidates.find((match) => fitting(match) === 1) ?? bare;
}

async function findPrinters(
  { sys, dev }: SystemRoots,
  mayOpen: (path: string) => Promise<boolean>,
): Promise<readonly FoundDevice[]> {
  const names = (await readdir(join(dev, 'usb')).catch(() => [])).filter((name) => /^lp\d+$/.test(name));
  return Promise.all(
    names.map(async (name): Promise<FoundDevice> => {
      const path = join(dev, 'usb', name);
      const device = await realpath(join(sys, 'class/usbmisc', name, 'device')).catch(() => null);
      const usb = device === null ? null : await usbIdentityAbove(device, sys);
      const known = usb === null ? null : knownUsbOf(usb.vendorId, usb.productId);
      const said = device === null ? null : modelIn(await word(join(device, 'ieee1284_id')));
      return {
        address: `lp:${path}`,
        otherAddresses: [],
        attachment: 'lp',
        name: said ?? known?.name ?? (usb === null ? 'USB printer' : saidName(usb)),
        // A printer's file is a printer, whoever made it; whether it speaks ESC/POS its test will show.
        likely: [known?.lp ?? { kind: 'printer', driver: 'escpos' }],
        access: (await mayOpen(path)) ? 'open' : 'denied',
        remark: null,
      };
    }),
  );
}

/** `MFG:EPSON;CMD:ESC/POS;MDL:TM-T20;` (IEEE 1284 §7.6) as `EPSON TM-T20`. */
function modelIn(id: string | null): string | null {
  const value = (...keys: readonly string[]): string =>
    id
      ?.split(';')
      .map((part) => part.split(':'))
      .find(([key]) => keys.includes(key?.trim().toUpperCase() ?? ''))?.[1]
      ?.trim() ?? '';
  const name = `${value('MFG', 'MANUFACTURER')} ${value('MDL', 'MODEL')}`.trim();
  return name === '' ? null : name;
}

async function findHid(
  hid: Pick<HidPort, 'list'>,
  mayOpen: (path: string) => Promise<boolean>,
): Promise<readonly FoundDevice[]> {
  const byDevice = new Map<string, HidInfo[]>();
  for (const info of await hid.list()) {
    const key = `${info.vendorId}:${info.productId}:${info.serialNumber ?? ''}:${info.path}`;
    byDevice.set(key, [...(byDevice.get(key) ?? []), info]);
  }
  const all = [...byDevice.values()];
  const found = await Promise.all(
    all.map(async (infos) => {
      const path = infos[0]?.path ?? '';
      // Windows and macOS name HID devices by what is no file; there nothing has to be allowed first.
      return foundHid(infos, path.startsWith('/') ? await mayOpen(path) : true);
    }),
  );
  return found.filter((device) => device !== null);
}

function saidName({ maker, product }: UsbIdentity): string {
  const said = `${maker} ${product}`.trim();
  return said === '' ? 'USB serial port' : said;
}

async function mayReadAndWrite(path: string): Promise<boolean> {
  // Windows' port names are no files; there everybody may open a port.
  if (!path.startsWith('/')) return true;
  return access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
}
