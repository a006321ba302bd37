import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ManagerView } from '../../contract/views.ts';
import type { CommandInput } from '../../contract/commands.ts';
import type { StoredImage } from '../../db/catalog-store.ts';
import type { Catalog, CatalogFinding, Shop } from '../../domain/catalog/catalog.ts';
import { diffCatalogs } from '../../domain/catalog/diff.ts';
import { lintCatalog } from '../../domain/catalog/lint.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../ids.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { Stores } from '../stores.ts';
import { catalogSchema } from './catalog-schema.ts';
import type { LiveCatalog } from './live-catalog.ts';
import { readCatalog } from './read-catalog.ts';

/** Settings for a file that has none of its own (a CSV), while no catalogue is live. */
export const fallbackShop: Shop = {
  name: { en: 'My shop' },
  address: [],
  timeZone: 'UTC',
  currency: { code: 'EUR', decimals: 2, symbol: '€' },
  taxIncluded: true,
  taxClasses: [{ id: 'standard', name: { en: 'Tax' }, rate: { 'eat-in': 0, 'take-away': 0 } }],
  languages: ['en'],
  orderTypes: [],
};

const IMAGE_TYPES: Readonly<Record<string, string>> = {
  webp: 'image/webp',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
};

const storedReading = z.strictObject({
  catalog: catalogSchema.nullable(),
  rows: z.number(),
  accepted: z.number(),
  findings: z.array(
    z.strictObject({
      severity: z.enum(['error', 'warning']),
      rule: z.string(),
      where: z.string(),
      message: z.string(),
    }),
  ),
  images: z.record(z.string(), z.string()),
});
type StoredReading = z.infer<typeof storedReading>;

/** The manager's way to a new menu: read, judge, compare, then publish as a whole or throw away. */
export class DraftDesk {
  readonly #stores: Stores;
  readonly #live: LiveCatalog;
  readonly #clock: Clock;
  readonly #ids: IdSource;

  constructor(deps: { stores: Stores; live: LiveCatalog; clock: Clock; ids: IdSource }) {
    this.#stores = deps.stores;
    this.#live = deps.live;
    this.#clock = deps.clock;
    this.#ids = deps.ids;
  }

  /** Reads a file into a draft. The live menu is not touched. */
  upload(input: CommandInput<'catalog.upload'>, by: string): { readonly draftId: string } {
    const reading = readCatalog(input.fileName, input.content, this.#live.catalog()?.shop ?? fallbackShop);
    const findings = [...reading.findings, ...(reading.catalog === null ? [] : lintCatalog(reading.catalog))];
    const stored = { ...reading, findings, images: input.images ?? {} };
    const draftId = this.#ids.uuid();
    this.#stores.catalogs.saveDraft({
      draftId,
      at: this.#clock.now(),
      by,
      fileName: input.fileName,
      reading: JSON.stringify(stored),
    });
    return { draftId };
  }

  /** Makes the draft the menu, all at once. */
  publish(draftId: string, by: string): { readonly version: number } | Refusal {
    const draft = this.#stores.catalogs.draft();
    if (draft === null || draft.draft_id !== draftId)
      return refuse('no-such-draft', 'that file is not waiting any more');
    const reading = this.#parse(draft.reading);
    if (reading.catalog === null || hasErrors(reading.findings))
      return refuse('has-errors', 'the file has errors that must be repaired first');
    const version = this.#live.publish({
      catalog: reading.catalog,
      by,
      source: draft.file_name,
      images: imagesOf(reading.images),
      keepImages: true,
    });
    return { version };
  }

  discard(draftId: string): null | Refusal {
    if (this.#stores.catalogs.draft()?.draft_id !== draftId)
      return refuse('no-such-draft', 'that file is not waiting any more');
    this.#stores.catalogs.dropDrafts();
    return null;
  }

  /** What the manager sees of the waiting file: what is wrong, row by row, and what would change. */
  view(): ManagerView['draft'] {
    const draft = this.#stores.catalogs.draft();
    if (draft === null) return null;
    const reading = this.#parse(draft.reading);
    return {
      draftId: draft.draft_id,
      fileName: draft.file_name,
      rows: reading.rows,
      accepted: reading.accepted,
      findings: reading.findings,
      changes: reading.catalog === null ? [] : diffCatalogs(this.#live.catalog(), reading.catalog),
      publishable: reading.catalog !== null && !hasErrors(reading.findings),
    };
  }

  #parse(text: string): Omit<StoredReading, 'catalog'> & { readonly catalog: Catalog | null } {
    return storedReading.parse(JSON.parse(text));
  }
}

function hasErrors(findings: readonly CatalogFinding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}

/** Pictures by name out of base64; a name without a known picture ending is left out and shows as a missing picture. */
export function imagesOf(encoded: Readonly<Record<string, string>>): ReadonlyMap<string, StoredImage> {
  const images = new Map<string, StoredImage>();
  for (const [name, base64] of Object.entries(encoded)) {
    const mediaType = IMAGE_TYPES[name.toLowerCase().split('.').at(-1) ?? ''];
    if (mediaType !== undefined) images.set(name, storedImage(Buffer.from(base64, 'base64'), mediaType));
  }
  return images;
}

export function storedImage(bytes: Uint8Array, mediaType: string): StoredImage {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), mediaType, bytes };
}

/** Media type of a picture file by its ending; null for anything else. */
export function imageType(name: string): string | null {
  return IMAGE_TYPES[name.toLowerCase().split('.').at(-1) ?? ''] ?? null;
}
