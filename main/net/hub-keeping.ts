import { existsSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import type { HubIdentity } from './paired-device.ts';
import { writeWhole } from './write-whole.ts';
import { errorWords } from '../error-words.ts';

const schema: z.ZodType<HubIdentity> = z.object({
  hubId: z.string(),
  hubName: z.string(),
  address: z.string(),
  linkPort: z.number().int(),
  authority: z.string(),
  deviceId: z.string(),
  certificate: z.string(),
  key: z.string(),
});

/** What a kiosk keeps of its hub: one file that only its owner can read, for it holds the kiosk's key. */
export class HubKeeping {
  readonly #file: string;
  #hub: HubIdentity | null;

  constructor(file: string, unreadable: (why: string) => void) {
    this.#file = file;
    this.#hub = readHub(file, unreadable);
  }

  hub(): HubIdentity | null {
    return this.#hub;
  }

  keep(hub: HubIdentity): void {
    writeWhole(this.#file, JSON.stringify(hub));
    this.#hub = hub;
  }

  forget(): void {
    rmSync(this.#file, { force: true });
    this.#hub = null;
  }
}

function readHub(file: string, unreadable: (why: string) => void): HubIdentity | null {
  if (!existsSync(file)) return null;
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    // A kiosk sells without a hub: a damaged file must not keep it from that.
    unreadable(errorWords(error));
    return null;
  }
}
