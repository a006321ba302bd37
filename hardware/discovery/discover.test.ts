import { afterEach, expect, test } from 'vitest';
import { createFakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import { createFakeMachine, type FakeMachine } from '../../tests/harness/fake-machine.ts';
import { parseDeviceAddress } from '../transport/address.ts';
import { findUsbSerialPort } from '../transport/usb-serial-line.ts';
import { listSerialPorts } from '../transport/serial-ports.ts';
import type { HidInfo } from '../transport/hid-port.ts';
import { discover, type DiscoverySources } from './discover.ts';
import { accessAdvice } from './found-device.ts';
import { knownUsb } from './known-usb.ts';

const machines: FakeMachine[] = [];
afterEach(() => {
  for (const made of machines.splice(0)) made.remove();
});

const hid = (ids: string, more: Partial<HidInfo> = {}): HidInfo => {
  const [vendorId = 0, productId = 0] = ids.split(':').map((id) => Number.parseInt(id, 16));
  return {
    path: `/dev/hidraw-${ids}`,
    vendorId,
    productId,
    serialNumber: null,
    usagePage: 1,
    usage: 6,
    product: '',
    ...more,
  };
};

async function look(infos: readonly HidInfo[] = [], more: DiscoverySources = {}) {
  const machine = createFakeMachine();
  machines.push(machine);
  const result = await discover({
    roots: machine,
    hid: { list: () => Promise.resolve(infos) },
    mayOpen: () => Promise.resolve(true),
    clock: createFakeDeviceClock(),
    ...more,
  });
  const found = result.found.map((device) => ({
    ...device,
    address: device.address.replace(machine.dev, '/dev'),
  }));
  return { ...result, found, machine };
}

test('what is plugged in is named by what lasts: never more of an adapter than tells it apart', async () => {
  const { found, problems } = await look();
  expect(problems).toEqual([]);
  expect(found.map(({ address }) => address)).toEqual([
    'serial:vid=0c2e,pid=0caa,serial=S',
    'serial:/dev/ttyS0',
    'serial:vid=0403,pid=6001,serial=A1',
    'serial:vid=0403,pid=6010,serial=B2,if=0',
    'serial:vid=0403,pid=6010,serial=B2,if=1',
    'serial:vid=1a86,pid=7523,at=1-3.1',
    'serial:vid=1a86,pid=7523,at=1-3.2',
    'lp:/dev/usb/lp0',
  ]);
});

test('each address leads back to the port that it was found at', async () => {
  const { found, machine } = await look();
  for (const { address, otherAddresses } of found.filter(({ attachment }) => attachment === 'serial')) {
    const parsed = parseDeviceAddress(address);
    if (!parsed.ok) throw new Error(parsed.error);
    if (parsed.value.kind !== 'usb-serial') continue;
    const port = await findUsbSerialPort(parsed.value.target.usb, () => listSerialPorts(machine));
    expect(port.ok && otherAddresses.includes(`serial:${port.value}`)).toBe(true);
  }
});

test('a scanner as a serial port and a printer’s device file say what they are; an adapter does not guess', async () => {
  const { found } = await look();
  const by = (start: string) => found.find(({ address }) => address.startsWith(start));
  expect(by('serial:vid=0c2e')).toMatchObject({ likely: [{ driver: 'serial-scanner' }] });
  expect(by('lp:')).toMatchObject({ name: 'EPSON TM-T20', likely: [{ driver: 'escpos' }] });
  expect(by('serial:vid=0403,pid=6001')).toMatchObject({ name: 'FTDI serial adapter', likely: [] });
});

test('of the HID devices those that a shop uses are shown, once each', async () => {
  const { found } = await look([
    hid('0c2e:0b61', { usagePage: 0x8c, usage: 2, serialNumber: 'S1' }),
    hid('0c2e:0b61', { usagePage: 0xff45, usage: 1, serialNumber: 'S1' }),
    hid('05e0:1200'),
    hid('046d:c31c'),
    hid('046d:c077', { usage: 2 }),
    hid('191a:8003', { usagePage: 0xff00, usage: 1, product: 'LR6' }),
    hid('1d34:000d', { usagePage: 0xff00, usage: 1, product: 'Big red button' }),
  ]);
  expect(found.filter(({ attachment }) => attachment === 'hid')).toMatchObject([
    { address: 'hid:0c2e:0b61:S1', name: 'Honeywell Vuquest 3310g', likely: [{ driver: 'hid-pos' }] },
    { address: 'hid:05e0:1200', remark: 'keyboard-mode', likely: [] },
    { address: 'hid:191a:8003', likely: [{ kind: 'light' }] },
    { address: 'hid:1d34:000d', name: 'Big red button', likely: [] },
  ]);
});

test('a device that this user may not open is shown with what to do', async () => {
  const { found } = await look([], { mayOpen: (path) => Promise.resolve(!path.endsWith('ttyUSB0')) });
  const denied = found.filter((device) => device.access === 'denied');
  expect(denied.map(({ address }) => address)).toEqual(['serial:vid=0403,pid=6001,serial=A1']);
  expect(denied.map(accessAdvice)).toEqual([expect.stringContaining('devices udev')]);
});

test('what can’t be looked for is said, and hides nothing else', async () => {
  const { found, problems } = await look([], {
    hid: { list: () => Promise.reject(new Error('node-hid has no binary for this machine')) },
  });
  expect(problems).toEqual([expect.stringContaining('no binary')]);
  expect(found.length).toBeGreaterThan(5);
});

test('in the table of known ids an exact row is never behind its maker’s', () => {
  const makers = new Set<number>();
  for (const { vendorId, productId } of knownUsb) {
    expect(makers.has(vendorId)).toBe(false);
    if (productId === null) makers.add(vendorId);
  }
});

test('a bus that has crashed keeps nobody waiting: what else is there is named, and what could not be looked for', async () => {
  const machine = createFakeMachine();
  machines.push(machine);
  const alarms: (() => void)[] = [];
  const looking = discover({
    roots: machine,
    hid: { list: () => new Promise(() => undefined) },
    mayOpen: () => Promise.resolve(true),
    clock: {
      now: () => 0,
      after(_, fire) {
        alarms.push(fire);
        return () => undefined;
      },
    },
  });
  // Time runs out for the bus alone: serial ports and printers are read from the disk, however long that takes.
  alarms.at(-1)?.();
  const { found, problems } = await looking;
  expect(found.length).toBeGreaterThan(5);
  expect(problems).toEqual([
    'HID devices could not be looked for: the system did not answer within 10 seconds',
  ]);
});
