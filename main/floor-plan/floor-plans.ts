import { createHash } from 'node:crypto';
import type { CommandOutput } from '../../contract/commands.ts';
import {
  emptyPlan,
  type FloorPlan,
  MAX_PICTURE_BYTES,
  pictureType,
  snap,
  type Spot,
} from '../../domain/floor/plan.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import type { Clock } from '../clock.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { Stores } from '../stores.ts';

const SETTING = 'floorPlan';

/** The shop's plan, as the manager laid it out. */
export class FloorPlans {
  readonly #stores: Stores;
  readonly #clock: Clock;
  readonly #changed: () => void;
  /** Drawn with every picture of the station. */
  #plan: FloorPlan | null = null;

  constructor(deps: { readonly stores: Stores; readonly clock: Clock; readonly changed: () => void }) {
    this.#stores = deps.stores;
    this.#clock = deps.clock;
    this.#changed = deps.changed;
  }

  plan(): FloorPlan {
    if (this.#plan === null) {
      const kept = this.#stores.settings.get(SETTING);
      this.#plan = kept === null ? emptyPlan : { ...emptyPlan, ...readOwnJson<Partial<FloorPlan>>(kept) };
    }
    return this.#plan;
  }

  save(places: Readonly<Record<string, Spot>>, by: string): null {
    const snapped = Object.fromEntries(Object.entries(places).map(([id, spot]) => [id, snap(spot)]));
    return this.#keep(
      { ...this.plan(), places: snapped },
      by,
      `${Object.keys(snapped).length} kiosks`,
      () => {},
    );
  }

  setPicture(data: string, by: string): null | Refusal {
    const bytes = Buffer.from(data, 'base64');
    if (bytes.length > MAX_PICTURE_BYTES)
      return refuse('picture-too-large', 'the picture is larger than 1 MiB');
    const mediaType = pictureType(bytes);
    if (mediaType === null) return refuse('no-picture', 'this is no PNG, JPEG or WebP picture');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return this.#keep({ ...this.plan(), picture: sha256 }, by, `picture of ${bytes.length} bytes`, () =>
      this.#stores.floorPictures.replace({ sha256, mediaType, bytes }),
    );
  }

  clearPicture(by: string): null {
    return this.#keep({ ...this.plan(), picture: null }, by, 'no picture', () =>
      this.#stores.floorPictures.clear(),
    );
  }

  picture(): CommandOutput<'floorPlan.picture'> {
    const kept = this.#stores.floorPictures.load();
    if (kept === null) return { picture: null };
    return {
      picture: { mediaType: kept.mediaType, data: Buffer.from(kept.bytes).toString('base64') },
    };
  }

  #keep(plan: FloorPlan, by: string, detail: string, besides: () => void): null {
    this.#stores.db
      .transaction(() => {
        besides();
        this.#stores.settings.set(SETTING, JSON.stringify(plan));
        this.#stores.records.audit(this.#clock.now(), by, 'floorPlan', detail);
      })
      .immediate();
    this.#plan = plan;
    this.#changed();
    return null;
  }
}
