import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { lintCatalog } from '../../domain/catalog/lint.ts';
import type { ReadinessResult } from '../../domain/readiness/readiness.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { PrinterDuty } from '../devices/open-device.ts';
import { paperGaps, paperGapWords } from '../fulfilment/paper-gaps.ts';
import type { Clock } from '../clock.ts';
import type { Stores } from '../stores.ts';

/** What a check that needs no hand found. */
export interface Found {
  readonly result: Extract<ReadinessResult, 'ok' | 'failed'>;
  readonly note: string;
}

const GIB = 1024 ** 3;
/** Below this SQLite may fail in the middle of an order. */
const NO_SPACE = GIB / 10;

/** Whether the clock is not behind what was written before. */
export function checkClock(clock: Clock, stores: Stores): Found {
  const now = clock.now();
  const newest = stores.orders.list(1)[0]?.placed_at ?? null;
  const note = new Date(now).toISOString().slice(0, 16).replace('T', ' ');
  if (newest === null || now >= newest) return { result: 'ok', note: `${note} UTC` };
  return { result: 'failed', note: `${note} UTC is before the newest order` };
}

/** Whether there is room for a day of orders beside the databases. */
export function checkDisk(stores: Stores): Found {
  const { bavail, bsize } = statfsSync(dirname(stores.db.name));
  const free = bavail * bsize;
  return { result: free < NO_SPACE ? 'failed' : 'ok', note: `${(free / GIB).toFixed(1)} GiB free` };
}

/** Whether there is something to sell, without errors in it; and what of it no printer's paper reaches. */
export function checkCatalogue(live: LiveCatalog, printers: readonly PrinterDuty[]): Found {
  const catalog = live.catalog();
  if (catalog === null) return { result: 'failed', note: 'no menu is live' };
  const errors = lintCatalog(catalog).filter(({ severity }) => severity === 'error').length;
  const gaps = paperGapWords(paperGaps(catalog, printers));
  const note = [`version ${live.version()}, ${catalog.items.length} items`, gaps]
    .filter((part) => part !== '')
    .join('; ');
  return errors === 0 ? { result: 'ok', note } : { result: 'failed', note: `${note}, ${errors} errors` };
}
