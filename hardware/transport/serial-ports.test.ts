import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { UsbSerialMatch } from './address-serial.ts';
import { listSerialPorts, type SerialPortInfo, type SystemRoots } from './serial-ports.ts';
import { findUsbSerialPort } from './usb-serial-line.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A machine with one FTDI adapter, a two-port FTDI, two CH340 without serial numbers, a modem and a board port. */
function machine(): SystemRoots {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pointfive-sys-')));
  folders.push(root);
  const sys = join(root, 'sys');
  const dev = join(root, 'dev');
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${text}\n`);
  };
  const link = (at: string, target: string): void => {
    mkdirSync(dirname(at), { recursive: true });
    mkdirSync(target, { recursive: true });
    symlinkSync(target, at);
  };
  const usb = join(sys, 'devices/pci0000:00/usb1');
  const adapter = (
    socket: string,
    ids: string,
    serial: string | null,
    ports: Record<string, string>,
  ): void => {
    const folder = join(usb, socket);
    const [vid = '', pid = ''] = ids.split(':');
    put(join(folder, 'idVendor'), vid);
    put(join(folder, 'idProduct'), pid);
    put(join(folder, 'product'), `adapter ${ids}`);
    if (serial !== null) put(join(folder, 'serial'), serial);
    for (const [name, number] of Object.entries(ports)) {
      const face = join(folder, `${socket}:1.${Number(number)}`);
      put(join(face, 'bInterfaceNumber'), number);
      // usb-serial drivers put a folder of the port's name below the interface; CDC-ACM does not.
      link(join(sys, 'class/tty', name, 'device'), name.startsWith('ttyUSB') ? join(face, name) : face);
      put(join(dev, name), '');
    }
  };
  adapter('1-1', '0403:6001', 'A1', { ttyUSB0: '00' });
  adapter('1-2', '0403:6010', 'B2', { ttyUSB1: '00', ttyUSB2: '01' });
  adapter('1-3.1', '1a86:7523', null, { ttyUSB3: '00' });
  adapter('1-3.2', '1a86:7523', null, { ttyUSB10: '00' });
  adapter('1-4', '0c2e:0caa', 'S', { ttyACM0: '00' });
  link(join(sys, 'class/tty/ttyS0/device'), join(sys, 'devices/platform/serial8250'));
  put(join(sys, 'class/tty/ttyS0/type'), '4');
  link(join(sys, 'class/tty/ttyS1/device'), join(sys, 'devices/platform/serial8250'));
  put(join(sys, 'class/tty/ttyS1/type'), '0');
  mkdirSync(join(sys, 'class/tty/console'), { recursive: true });
  mkdirSync(join(dev, 'serial/by-id'), { recursive: true });
  symlinkSync('../../ttyUSB0', join(dev, 'serial/by-id/usb-FTDI_A1-if00-port0'));
  return { sys, dev };
}

const match = (ids: string, more: Partial<UsbSerialMatch> = {}): UsbSerialMatch => {
  const [vendorId = 0, productId = 0] = ids.split(':').map((id) => Number.parseInt(id, 16));
  return { vendorId, productId, serialNumber: null, interfaceNumber: null, socket: null, ...more };
};

test('the ports that are there are found with what they are, and no others', async () => {
  const roots = machine();
  const ports = await listSerialPorts(roots);
  expect(ports.map(({ path }) => path.slice(roots.dev.length + 1))).toEqual([
    'ttyACM0',
    'ttyS0',
    'ttyUSB0',
    'ttyUSB1',
    'ttyUSB2',
    'ttyUSB3',
    'ttyUSB10',
  ]);
  expect(ports.find(({ path }) => path.endsWith('ttyS0'))).toMatchObject({ usb: null, lastingNames: [] });
  expect(ports.find(({ path }) => path.endsWith('ttyUSB0'))).toMatchObject({
    lastingNames: [join(roots.dev, 'serial/by-id/usb-FTDI_A1-if00-port0')],
    usb: { vendorId: 0x0403, productId: 0x6001, serialNumber: 'A1', interfaceNumber: 0, socket: '1-1' },
  });
});

test.each([
  ['its serial number', match('0403:6001', { serialNumber: 'A1' }), 'ttyUSB0'],
  ['its ids alone where only one has them', match('0c2e:0caa'), 'ttyACM0'],
  ['the port of an adapter with two', match('0403:6010', { interfaceNumber: 1 }), 'ttyUSB2'],
  ['the socket of an adapter without a serial number', match('1a86:7523', { socket: '1-3.2' }), 'ttyUSB10'],
])('an adapter is found by %s', async (_, wanted, name) => {
  const roots = machine();
  expect(await findUsbSerialPort(wanted, () => listSerialPorts(roots))).toEqual({
    ok: true,
    value: join(roots.dev, name),
  });
});

test('two that fit are refused, and named with what tells them apart', async () => {
  const roots = machine();
  const found = await findUsbSerialPort(match('1a86:7523'), () => listSerialPorts(roots));
  expect(found).toMatchObject({ ok: false, error: { kind: 'refused' } });
  for (const part of ['ttyUSB3 (no serial number, if=0, at=1-3.1)', 'ttyUSB10', 'add serial=, if= or at=']) {
    expect(found).toHaveProperty('error.detail', expect.stringContaining(part));
  }
});

test('an adapter that is not there is gone, and so is a system that can’t be asked', async () => {
  const none = (): Promise<readonly SerialPortInfo[]> => Promise.resolve([]);
  const broken = (): Promise<never> => Promise.reject(new Error('spawn udevadm ENOENT'));
  for (const list of [none, broken]) {
    expect(await findUsbSerialPort(match('0403:6001'), list)).toMatchObject({
      ok: false,
      error: { kind: 'gone' },
    });
  }
});

test('a machine without sysfs has no ports', async () => {
  expect(await listSerialPorts({ sys: '/nowhere', dev: '/nowhere' })).toEqual([]);
});
