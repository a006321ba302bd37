import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredImage } from '../db/catalog-store.ts';
import { imageType, storedImage } from './catalog/draft-desk.ts';
import type { LiveCatalog } from './catalog/live-catalog.ts';
import { readJsonCatalog } from './catalog/read-json-catalog.ts';
import { demoPeople } from './demo-people.ts';
import type { Stores } from './stores.ts';

/** Fills an empty shop with the demo catalogue and its people; a shop that has either keeps what it has. */
export function furnishDemoShop(folder: string, stores: Stores, live: LiveCatalog): void {
  // All or nobody: half a staff would count as a shop that has its people.
  stores.db
    .transaction(() => {
      if (stores.staff.count() === 0) for (const person of demoPeople) stores.staff.add(person);
    })
    .immediate();
  if (live.version() !== null) return;
  const file = join(folder, 'catalog.json');
  const reading = readJsonCatalog(readFileSync(file, 'utf8'));
  if (reading.catalog === null) throw new Error(`${file}: ${reading.findings[0]?.message ?? 'no catalogue'}`);
  live.publish({
    catalog: reading.catalog,
    by: 'demo',
    source: 'demo-shop/catalog.json',
    images: readImages(join(folder, 'images')),
    keepImages: false,
  });
}

/** A data folder that was a demo once and is a real shop now: the printed PINs open nothing any more. */
export function retireDemoPeople(stores: Stores): void {
  for (const person of demoPeople) stores.staff.disable(person.staffId);
}

/** Every picture of a folder by its file name. */
export function readImages(folder: string): ReadonlyMap<string, StoredImage> {
  const images = new Map<string, StoredImage>();
  if (!existsSync(folder)) return images;
  for (const name of readdirSync(folder)) {
    const mediaType = imageType(name);
    if (mediaType !== null) images.set(name, storedImage(readFileSync(join(folder, name)), mediaType));
  }
  return images;
}
