import { listSerialPorts } from './transport/serial-ports.ts';

/** How many devices a native module sees; proves that it loads on this machine. Rejects with why it does not. */
export async function countSerialPorts(): Promise<number> {
  await import('serialport');
  return (await listSerialPorts()).length;
}

/** The same for USB HID devices. */
export async function countHidDevices(): Promise<number> {
  const { devicesAsync } = await import('node-hid');
  return (await devicesAsync()).length;
}
