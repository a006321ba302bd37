import { z } from 'zod';
import type { NetworkView } from '../../contract/network.ts';
import type { LinkState } from '../../contract/link-commands.ts';
import { systemClock } from '../clock.ts';
import { type EngineDoor, openDoor } from './engine-door.ts';
import { linkLines } from './link-lines.ts';
import { CannotDo, type Outcome } from './outcome.ts';

/** The engine's own view of its network: it said so itself, a moment ago. */
const view = z.custom<NetworkView>(
  (value) => typeof value === 'object' && value !== null && 'settings' in value,
);
const issued = z.object({ code: z.string(), leftMs: z.number() });
const joined = z.object({ hubName: z.string() });

const linkState = z.custom<LinkState>(
  (value) => typeof value === 'object' && value !== null && 'kiosks' in value,
);

async function doorOf(data: string): Promise<EngineDoor> {
  const door = await openDoor(data);
  if (door === null)
    throw new CannotDo(
      `PointFive is not running on ${data}. Start it with npm start, or name another with --data.`,
    );
  return door;
}

async function look(door: EngineDoor): Promise<NetworkView> {
  return view.parse(await door.say('network.state', {}));
}

/** Switches the network on or off, as the manager page does. */
export async function switchNetwork(data: string, enabled: boolean): Promise<Outcome> {
  const door = await doorOf(data);
  const { port, linkPort, names } = (await look(door)).settings;
  await door.say('network.save', { enabled, port, linkPort, names: [...names] });
  return hubStatus(data);
}

/** Whether the network is on, where, by what it is recognised, and how the engines of the shop hear each other. */
export async function hubStatus(data: string): Promise<Outcome> {
  const door = await doorOf(data);
  const network = await look(door);
  const link = linkState.parse(await door.say('link.state', {}));
  const { state, fault, addresses, phones, authority, hub, settings } = network;
  return {
    exitCode: state === 'failed' ? 1 : 0,
    lines: [
      `network: ${state}${fault === null ? '' : ` (${fault})`}`,
      ...addresses.map((address) => `  staff pages: ${address}/station`),
      ...(state === 'on' ? [`  kiosks: port ${settings.linkPort}`] : []),
      ...(phones.address === null ? [] : [`  customers’ phones: ${phones.address}`]),
      ...(phones.fault === null ? [] : [`  customers’ phones: can't be opened (${phones.fault})`]),
      ...(authority === null
        ? []
        : [`authority: ${authority.words.join(' ')}`, `  ${authority.fingerprint}`]),
      ...(hub === null ? [] : [`this kiosk belongs to ${hub.hubName} at ${hub.address}`]),
      ...linkLines(link, systemClock.now()),
    ],
    json: { ...network, link },
  };
}

/** A fresh code that lets one device in. */
export async function freshCode(data: string, kind: 'kiosk' | 'station'): Promise<Outcome> {
  const door = await doorOf(data);
  const { code, leftMs } = issued.parse(await door.say('network.code', { kind }));
  const { addresses, authority } = await look(door);
  const [address = ''] = addresses;
  return {
    exitCode: 0,
    lines: [
      `${code.slice(0, 4)}-${code.slice(4)}   (for one ${kind}, for ${Math.round(leftMs / 60_000)} minutes)`,
      kind === 'kiosk'
        ? `on the kiosk: npm run cli -- hub join ${address.replace('https://', '')} ${code}`
        : `on the device: ${address}/station`,
      ...(authority === null ? [] : [`authority: ${authority.words.join(' ')}`]),
    ],
    json: { code, leftMs, addresses },
  };
}

/** Every device that was let in, with those that were shut out again. */
export async function listPaired(data: string): Promise<Outcome> {
  const { devices } = await look(await doorOf(data));
  const day = (at: number | null) => (at === null ? 'never' : new Date(at).toISOString().slice(0, 16));
  return {
    exitCode: 0,
    lines:
      devices.length === 0
        ? ['no device was let in yet']
        : devices.map(
            ({ deviceId, kind, name, kioskId, lastSeenAt, revoked }) =>
              `${deviceId}  ${kind.padEnd(7)}  ${name}${kioskId === null ? '' : ` (${kioskId})`}  ${
                revoked === null ? `seen ${day(lastSeenAt)}` : `shut out ${day(revoked.at)} by ${revoked.by}`
              }`,
          ),
    json: devices,
  };
}

/** Shuts a device out, by its id or by a name that only one device has. */
export async function revokeDevice(data: string, who: string): Promise<Outcome> {
  const door = await doorOf(data);
  const welcome = (await look(door)).devices.filter(({ revoked }) => revoked === null);
  const fitting = welcome.filter(({ deviceId, name, kioskId }) => [deviceId, name, kioskId].includes(who));
  const [device] = fitting;
  if (device === undefined || fitting.length > 1)
    throw new CannotDo(
      device === undefined
        ? `There is no device ${who}; hub devices lists them.`
        : `${fitting.length} devices are called ${who}: name one by its id.`,
    );
  await door.say('network.revoke', { deviceId: device.deviceId });
  return {
    exitCode: 0,
    lines: [`${device.name} is shut out`],
    json: { deviceId: device.deviceId, name: device.name },
  };
}

/** Makes this kiosk belong to a hub. */
export async function joinHubBy(data: string, address: string, code: string): Promise<Outcome> {
  const { hubName } = joined.parse(await (await doorOf(data)).say('network.join', { address, code }));
  return { exitCode: 0, lines: [`this kiosk belongs to ${hubName} now`], json: { hubName } };
}

/** Tells this kiosk where its hub is now. */
export async function moveHub(data: string, address: string): Promise<Outcome> {
  await (await doorOf(data)).say('network.hubAddress', { address });
  return { exitCode: 0, lines: [`this kiosk looks for its hub at ${address} now`], json: { address } };
}

/** This kiosk belongs to no hub any more. */
export async function leaveHub(data: string): Promise<Outcome> {
  await (await doorOf(data)).say('network.leave', {});
  return { exitCode: 0, lines: ['this kiosk is on its own now'], json: { left: true } };
}
