import { accessSync, constants } from 'node:fs';
import { connect } from 'node:net';
import { countHidDevices } from '../../../hardware/native-modules.ts';
import { parseLineAddress } from '../../../hardware/transport/address.ts';
import type { DeviceConfig } from '../../devices/device-config.ts';
import { type Check, good, look, problem } from './check.ts';

/** How long a device on the shop's network may take to accept a connection. */
const CONNECT_MS = 2_000;

/**
 * Whether each configured device can be reached. With an engine running it holds the lines, and a second caller
 * would disturb it (a receipt printer serves one connection), so then nothing is touched.
 */
export function checkDevices(devices: DeviceConfig, heldByEngine: boolean): Promise<readonly Check[]> {
  return Promise.all(
    Object.entries(devices).flatMap(([kind, device]) => {
      if (heldByEngine)
        return [good(kind, 'in use by the running engine; the station page shows its health')];
      if ('address' in device) return [checkLine(kind, device.address)];
      return [checkHid(kind)];
    }),
  );
}

function checkLine(kind: string, address: string): Check | Promise<Check> {
  const parsed = parseLineAddress(address);
  if (!parsed.ok) return problem(kind, parsed.error, 'Correct its address in the configuration.');
  const { value } = parsed;
  switch (value.kind) {
    case 'tcp':
      return look(
        kind,
        'Is it switched on, and on this network? Check its address in the configuration.',
        async () => {
          await reach(value.target.host, value.target.port);
          return good(kind, `${address} accepts a connection`);
        },
      );
    case 'serial':
      return look(
        kind,
        'Is the cable plugged in? Is this user in the group pointfive (build/linux/60-pointfive.rules)?',
        () => {
          accessSync(value.target.path, constants.R_OK | constants.W_OK);
          return good(kind, `${value.target.path} is there and may be opened`);
        },
      );
  }
}

function checkHid(kind: string): Promise<Check> {
  return look(kind, 'Is the cable plugged in? Is it in HID-POS mode?', async () => {
    const count = await countHidDevices();
    return count > 0
      ? good(kind, `${count} HID devices are plugged in`)
      : problem(kind, 'no HID device is plugged in', 'Is the cable plugged in? Is it in HID-POS mode?');
  });
}

function reach(host: string, port: number): Promise<void> {
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
