import { availabilityOf } from '../../domain/catalog/item-availability.ts';
import { localMoment } from '../../domain/catalog/availability.ts';
import type { Catalog, LocalMoment } from '../../domain/catalog/catalog.ts';
import { indexCatalog, type CatalogIndex } from '../../domain/catalog/catalog-index.ts';
import type { StoredImage } from '../../db/catalog-store.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';
import { readOwnJson } from '../../domain/own-json.ts';

/** The menu as it can be sold at this moment. */
export interface Menu {
  readonly version: number;
  readonly index: CatalogIndex;
  readonly moment: LocalMoment;
  /** Items that can't be had now, with the reason. */
  readonly unavailable: ReadonlyMap<string, 'sold-out' | 'not-now'>;
}

/** The live catalogue in memory, and the only way to change it: whole versions, atomically. */
export class LiveCatalog {
  readonly #stores: Stores;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #listeners = new Set<() => void>();
  #live: { version: number; index: CatalogIndex } | null = null;

  constructor(stores: Stores, clock: Clock, log: Log) {
    this.#stores = stores;
    this.#clock = clock;
    this.#log = log;
    this.#load();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  version(): number | null {
    return this.#live?.version ?? null;
  }

  catalog(): Catalog | null {
    return this.#live?.index.catalog ?? null;
  }

  /** The menu now; null while nothing is published. */
  menu(): Menu | null {
    if (this.#live === null) return null;
    const { version, index } = this.#live;
    const moment = localMoment(this.#clock.now(), index.catalog.shop.timeZone);
    const counted = new Map(
      this.#stores.stock.levels().map((level) => [level.itemId, level.onHand - level.held]),
    );
    const unavailable = availabilityOf(index.catalog, {
      moment,
      soldOut: this.#stores.stock.soldOut(),
      counted,
    });
    return { version, index, moment, unavailable };
  }

  /** Makes a checked catalogue the live one. All or nothing; stock is counted for items seen the first time. */
  publish(input: {
    readonly catalog: Catalog;
    readonly by: string;
    readonly source: string;
    readonly images: ReadonlyMap<string, StoredImage>;
    readonly keepImages: boolean;
  }): number {
    const stores = this.#stores;
    const at = this.#clock.now();
    const version = stores.db
      .transaction(() => {
        const number = stores.catalogs.publish({
          at,
          by: input.by,
          source: input.source,
          items: input.catalog.items.length,
          content: JSON.stringify(input.catalog),
          images: input.images,
          keepImagesOf: input.keepImages ? stores.catalogs.live() : null,
        });
        for (const item of input.catalog.items) {
          if (item.stock !== undefined) stores.stock.seed(item.id, item.stock);
        }
        stores.catalogs.dropDrafts();
        stores.records.audit(at, input.by, 'catalog.publish', `version ${number} from ${input.source}`);
        return number;
      })
      .immediate();
    this.#load();
    this.#log('catalog.published', { version, items: input.catalog.items.length, by: input.by });
    this.#announce();
    return version;
  }

  /** Shows an earlier version again; false when there is none of that number. */
  rollBack(version: number, by: string): boolean {
    if (this.#stores.catalogs.content(version) === null) return false;
    this.#stores.db
      .transaction(() => {
        this.#stores.catalogs.setLive(version);
        this.#stores.records.audit(this.#clock.now(), by, 'catalog.rollback', `version ${version}`);
      })
      .immediate();
    this.#load();
    this.#log('catalog.rolledBack', { version, by });
    this.#announce();
    return true;
  }

  /** Sold out now, or back; at once on every screen. */
  setSoldOut(itemId: string, soldOut: boolean, by: string): void {
    const at = this.#clock.now();
    this.#stores.db
      .transaction(() => {
        if (soldOut) this.#stores.stock.markSoldOut(itemId, at, by);
        else this.#stores.stock.unmarkSoldOut(itemId);
        this.#stores.records.audit(at, by, soldOut ? 'item.soldOut' : 'item.back', itemId);
      })
      .immediate();
    this.#announce();
  }

  setStock(itemId: string, onHand: number, by: string): void {
    this.#stores.db
      .transaction(() => {
        this.#stores.stock.set(itemId, onHand);
        this.#stores.records.audit(this.#clock.now(), by, 'stock.set', `${itemId} = ${onHand}`);
      })
      .immediate();
    this.#announce();
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }

  #load(): void {
    const version = this.#stores.catalogs.live();
    const json = version === null ? null : this.#stores.catalogs.content(version);
    if (version === null || json === null) {
      this.#live = null;
      return;
    }
    const catalog = readOwnJson<Catalog>(json);
    this.#live = { version, index: indexCatalog(catalog) };
  }
}
