import { z } from 'zod';
import { command } from './command-spec.ts';
import type { NetworkView } from './network.ts';

const manager = ['manager'] as const;
const nothing = z.strictObject({});
const deviceId = z.string().min(1).max(64);
/** 0 takes a free one. */
const port = z.number().int().min(0).max(65_535);

/** The shop's network: who may switch it on, let devices in and shut them out. */
export const networkCommands = {
  'network.state': command({
    audience: manager,
    input: nothing,
    summary: 'The network as the manager page shows it.',
  }),
  'network.save': command({
    audience: manager,
    input: z.strictObject({
      enabled: z.boolean(),
      port,
      linkPort: port,
      names: z.array(z.string().max(253)).max(16),
      /** Left out: as it is. */
      phones: z.boolean().exactOptional(),
      phonePort: port.exactOptional(),
    }),
    summary: 'Switch the network on or off, or change its ports and names; at once.',
  }),
  'network.reset': command({
    audience: manager,
    input: nothing,
    summary: 'Back to what the configuration file says about the network.',
  }),
  'network.code': command({
    audience: manager,
    input: z.strictObject({ kind: z.enum(['kiosk', 'station']) }),
    summary: 'A fresh code that lets one device in; an earlier one of its kind is void.',
  }),
  'network.cancelCode': command({
    audience: manager,
    input: z.strictObject({ kind: z.enum(['kiosk', 'station']) }),
    summary: 'Make the code of this kind void.',
  }),
  'network.rename': command({
    audience: manager,
    input: z.strictObject({ deviceId, name: z.string().trim().min(1).max(64) }),
    summary: 'Call a device something else.',
  }),
  'network.revoke': command({
    audience: manager,
    input: z.strictObject({ deviceId }),
    summary: 'Shut a device out, at once and for good.',
  }),
  'network.join': command({
    audience: manager,
    input: z.strictObject({ address: z.string().min(1).max(300), code: z.string().min(8).max(32) }),
    summary: 'Make this kiosk belong to a hub, with the code that the hub shows.',
  }),
  'network.hubAddress': command({
    audience: manager,
    input: z.strictObject({ address: z.string().min(1).max(300) }),
    summary: 'The hub of this kiosk is at another address now; it is still the same hub, or it is refused.',
  }),
  'network.leave': command({
    audience: manager,
    input: nothing,
    summary: 'This kiosk belongs to no hub any more.',
  }),
};

export interface NetworkCommandOutputs {
  readonly 'network.state': NetworkView;
  readonly 'network.code': { readonly code: string; readonly leftMs: number };
  readonly 'network.join': { readonly hubName: string };
}
