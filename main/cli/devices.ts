import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { discover } from '../../hardware/discovery/discover.ts';
import { accessAdvice, type FoundDevice } from '../../hardware/discovery/found-device.ts';
import { hostsOf, probeNetwork } from '../../hardware/discovery/probe-network.ts';
import { generalUdevRules, udevRules } from '../../hardware/discovery/udev-rules.ts';
import { BadConfig, parseConfig } from '../config.ts';
import { deviceAddress } from '../devices/device-address.ts';
import type { DeviceConfig } from '../devices/device-config.ts';
import { devicesInForce } from './devices-in-force.ts';
import { CannotDo, type Outcome, table } from './outcome.ts';

/**
 * What is plugged into this machine, and, when a range is given, what answers on the network there. Changes nothing
 * and opens no port that is plugged in.
 * @throws CannotDo for a range that is none.
 */
export async function listDevices(options: { readonly network: string | null }): Promise<Outcome> {
  const plugged = await discover();
  const found = [...plugged.found, ...(options.network === null ? [] : await onNetwork(options.network))];
  const advice = [...new Set(found.map(accessAdvice).filter((line) => line !== null))];
  return {
    exitCode: 0,
    lines: [
      ...(found.length === 0 ? ['Nothing was found.'] : table([HEAD, ...found.map(row)])),
      ...plugged.problems,
      ...advice.map((line) => `→ ${line}`),
    ],
    json: { ok: plugged.problems.length === 0, found, problems: plugged.problems },
  };
}

const HEAD = ['address for the configuration', 'likely driver', 'may be opened', 'what it is'];

function row({ address, likely, access, name, remark }: FoundDevice): readonly string[] {
  const use = remark === 'keyboard-mode' ? 'none: it types' : likely.map(({ driver }) => driver).join(', ');
  return [address, use === '' ? 'any' : use, access === 'open' ? 'yes' : 'no', name];
}

async function onNetwork(range: string): Promise<readonly FoundDevice[]> {
  const hosts = hostsOf(range);
  if (!hosts.ok) throw new CannotDo(hosts.error);
  return probeNetwork(hosts.value);
}

/**
 * The udev rules (Linux) that the devices of this kiosk need; without any, rules for every device.
 * @throws CannotDo when the configuration can't be read.
 */
export async function printUdevRules(data: string, config: string | null): Promise<Outcome> {
  const file = config ?? join(data, 'config.json');
  if (config !== null && !existsSync(file)) throw new CannotDo(`There is no file ${file}.`);
  const { config: devices } = await devicesInForce(data, existsSync(file) ? devicesOf(file) : {});
  const rules = Object.keys(devices).length === 0 ? generalUdevRules() : rulesFor(devices);
  return { exitCode: 0, lines: rules.trimEnd().split('\n'), json: { ok: true, rules } };
}

function devicesOf(file: string): DeviceConfig {
  try {
    return parseConfig(file, readFileSync(file, 'utf8')).devices;
  } catch (error) {
    if (error instanceof BadConfig) throw new CannotDo(error.message);
    throw error;
  }
}

function rulesFor(devices: DeviceConfig): string {
  return udevRules(
    Object.entries(devices).flatMap(([id, settings]) => {
      const address = deviceAddress(settings);
      return address === null ? [] : [{ id, address }];
    }),
  );
}
