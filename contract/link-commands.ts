import { z } from 'zod';
import { command } from './command-spec.ts';
import type { FloorEntry, HubView } from './floor.ts';

/** How this engine stands with the others of its shop. */
export interface LinkState {
  readonly role: 'alone' | 'kiosk' | 'hub';
  /** The own name where this engine is the hub of others. */
  readonly name: string;
  readonly hub: HubView | null;
  readonly kiosks: readonly Pick<
    FloorEntry,
    'kioskId' | 'name' | 'place' | 'letter' | 'letterTaken' | 'link' | 'since' | 'backlog'
  >[];
}

export const linkCommands = {
  'link.state': command({
    audience: ['manager'],
    input: z.strictObject({}),
    summary: 'The hub of this kiosk, or the kiosks of this hub, and what waits to be told to them.',
  }),
};

export interface LinkCommandOutputs {
  readonly 'link.state': LinkState;
}
