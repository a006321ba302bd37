import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createFakeMachine, type FakeMachine } from '../../tests/harness/fake-machine.ts';
import type { UsbSerialMatch } from './address-serial.ts';
import { listSerialPorts, type SerialPortInfo } from './serial-ports.ts';
import { findUsbSerialPort } from './usb-serial-line.ts';

const machines: FakeMachine[] = [];
afterEach(() => {
  for (const made of machines.splice(0)) made.remove();
});

function machine(): FakeMachine {
  const made = createFakeMachine();
  machines.push(made);
  return made;
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
