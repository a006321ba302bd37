import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { StoredImage } from '../../db/catalog-store.ts';
import type { Catalog, CatalogFinding } from '../../domain/catalog/catalog.ts';
import { type CatalogChange, diffCatalogs } from '../../domain/catalog/diff.ts';
import { lintCatalog } from '../../domain/catalog/lint.ts';
import type { CatalogReading } from '../catalog/catalog-reading.ts';
import { fallbackShop, imageType, storedImage } from '../catalog/draft-desk.ts';
import { LiveCatalog } from '../catalog/live-catalog.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import type { Clock } from '../clock.ts';
import { type EngineDoor, openDoor } from './engine-door.ts';
import { CannotDo, type Outcome } from './outcome.ts';
import { shopDatabaseFile, withStores } from './shop-data.ts';

export interface ImportOptions {
  readonly data: string;
  readonly file: string;
  readonly images: string | null;
  readonly dryRun: boolean;
  readonly clock: Clock;
}

interface Judged {
  readonly reading: CatalogReading;
  readonly findings: readonly CatalogFinding[];
  readonly changes: readonly CatalogChange[];
}

const uploaded = z.object({ draftId: z.string() });
const published = z.object({ version: z.number().int() });

/**
 * Reads a catalogue file, says row by row what is wrong, and publishes it whole when nothing is an error. With an
 * engine running it goes through its door, so that every screen shows it at once; else straight into the database.
 */
export async function importCatalog(options: ImportOptions): Promise<Outcome> {
  const content = readText(options.file);
  const images = options.images === null ? new Map<string, StoredImage>() : readImages(options.images);
  const door = await openDoor(options.data);
  const source = basename(options.file);
  if (options.dryRun && !existsSync(shopDatabaseFile(options.data)))
    return rehearse(judge(source, content, null));
  mkdirSync(options.data, { recursive: true });
  return withStores(
    options.data,
    async (stores) => {
      const live = new LiveCatalog(stores, options.clock, () => undefined);
      const judged = judge(source, content, live.catalog());
      const { catalog } = judged.reading;
      if (options.dryRun || catalog === null || hasErrors(judged)) return rehearse(judged);
      const version = door
        ? await publishThrough(door, source, content, images)
        : live.publish({ catalog, by: 'Command line', source, images, keepImages: true });
      const where = door ? `through the engine at ${door.origin}` : 'for the next start';
      return tell(judged, version, `Version ${version} is live, ${where}.`);
    },
    { create: true },
  );
}

function hasErrors({ findings }: Judged): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** What is told when nothing was published. */
function rehearse(judged: Judged): Outcome {
  if (judged.reading.catalog === null || hasErrors(judged)) {
    return tell(judged, null, 'Nothing was changed: repair the errors first.');
  }
  return tell(judged, null, 'Nothing was changed (--dry-run).', true);
}

function judge(fileName: string, content: string, live: Catalog | null): Judged {
  const reading = readCatalog(fileName, content, live?.shop ?? fallbackShop);
  if (reading.catalog === null) return { reading, findings: reading.findings, changes: [] };
  return {
    reading,
    findings: [...reading.findings, ...lintCatalog(reading.catalog)],
    changes: diffCatalogs(live, reading.catalog),
  };
}

async function publishThrough(
  door: EngineDoor,
  fileName: string,
  content: string,
  images: ReadonlyMap<string, StoredImage>,
): Promise<number> {
  const encoded = Object.fromEntries(
    [...images].map(([name, { bytes }]) => [name, Buffer.from(bytes).toString('base64')]),
  );
  const { draftId } = uploaded.parse(
    await door.say('catalog.upload', {
      fileName,
      content,
      ...(images.size === 0 ? {} : { images: encoded }),
    }),
  );
  return published.parse(await door.say('catalog.publish', { draftId })).version;
}

function readText(file: string): string {
  if (!existsSync(file)) throw new CannotDo(`There is no file ${file}.`);
  return readFileSync(file, 'utf8');
}

function readImages(folder: string): ReadonlyMap<string, StoredImage> {
  if (!existsSync(folder)) throw new CannotDo(`There is no folder ${folder}.`);
  const images = new Map<string, StoredImage>();
  for (const name of readdirSync(folder)) {
    const type = imageType(name);
    if (type !== null) images.set(name, storedImage(readFileSync(join(folder, name)), type));
  }
  if (images.size === 0) throw new CannotDo(`${folder} holds no picture (webp, png, jpg, svg).`);
  return images;
}

function tell(
  { reading, findings, changes }: Judged,
  version: number | null,
  end: string,
  wouldWork = false,
): Outcome {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const count = (kind: CatalogChange['kind']): number =>
    changes.filter((change) => change.kind === kind).length;
  return {
    exitCode: version !== null || wouldWork ? 0 : 1,
    lines: [
      `${reading.accepted} of ${reading.rows} rows can be sold; ${errors} errors, ${findings.length - errors} warnings.`,
      ...findings.map(
        ({ severity, where, message, rule }) => `  ${severity}  ${where}: ${message} [${rule}]`,
      ),
      `Against what is live: ${count('added')} added, ${count('removed')} removed, ${count('price')} with another price, ${count('changed')} changed.`,
      end,
    ],
    json: {
      ok: version !== null || wouldWork,
      version,
      rows: reading.rows,
      accepted: reading.accepted,
      findings,
      changes,
      message: end,
    },
  };
}
