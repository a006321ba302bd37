import { expect, test } from 'vitest';
import { knownUsb } from '../../hardware/discovery/known-usb.ts';
import { probeNetwork } from '../../hardware/discovery/probe-network.ts';
import { driverOf } from './device-config.ts';

test('what is found on a cable or on the network is given to a driver that there is, of its kind', async () => {
  const network = await probeNetwork(['printer'], () => Promise.resolve(true));
  const likely = [
    ...knownUsb.flatMap(({ serial, lp, hid }) => [serial, lp, hid].filter((use) => use !== undefined)),
    ...network.flatMap((found) => found.likely),
    { kind: 'scanner', driver: 'hid-pos' },
  ];
  expect(likely.length).toBeGreaterThan(10);
  for (const { kind, driver } of likely) expect(driverOf({ driver }).kind).toBe(kind);
});
