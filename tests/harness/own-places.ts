import { randomBytes } from 'node:crypto';
import type { DemoPlaces } from '../../main/demo/demo-places.ts';
import { ownPort } from './own-port.ts';

/** Places for the virtual devices' process that are free again when it is killed and started anew. */
export async function ownPlaces(): Promise<DemoPlaces> {
  return {
    printer: await ownPort(),
    pager: await ownPort(),
    scanner: await ownPort(),
    terminal: await ownPort(),
    button: await ownPort(),
    light: await ownPort(),
    display: await ownPort(),
    dock: await ownPort(),
    token: randomBytes(24).toString('hex'),
  };
}
