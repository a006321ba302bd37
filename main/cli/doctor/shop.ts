import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openShopDatabase } from '../../../db/open-database.ts';
import { type ReadinessReport, readinessVerdict } from '../../../domain/readiness/readiness.ts';
import type { Catalog } from '../../../domain/catalog/catalog.ts';
import { lintCatalog } from '../../../domain/catalog/lint.ts';
import type { ListedStaffRow } from '../../../db/staff-store.ts';
import { LiveCatalog } from '../../catalog/live-catalog.ts';
import type { Clock } from '../../clock.ts';
import { demoPeople } from '../../demo-people.ts';
import { shopDatabaseFile, withStores } from '../shop-data.ts';
import { type Check, good, look, problem, warning } from './check.ts';

/** Whether SQLite loads, is new enough and keeps what it acknowledged: proven on a database of its own. */
export function checkSqlite(): Promise<Check> {
  return look(
    'sqlite',
    'Delete node_modules and run npm start: it installs the modules for this machine.',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'pointfive-doctor-'));
      try {
        const db = openShopDatabase(join(folder, 'check.sqlite'));
        const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
        db.close();
        return good('sqlite', `SQLite ${version}, synchronous FULL`);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
}

export interface ShopFindings {
  readonly checks: readonly Check[];
  /** Epoch milliseconds of the newest order; null when there is none. */
  readonly newestOrder: number | null;
  /** What is on sale; null when nothing is. */
  readonly catalog: Catalog | null;
}

/** The database, the live catalogue and the people of a data folder; `demo` when no configuration makes it a real shop. */
export async function checkShop(data: string, clock: Clock, demo: boolean): Promise<ShopFindings> {
  if (!existsSync(shopDatabaseFile(data))) {
    return {
      checks: [warning('database', `no shop has been opened in ${data} yet`, 'npm start makes one.')],
      newestOrder: null,
      catalog: null,
    };
  }
  let newestOrder: number | null = null;
  let catalog: Catalog | null = null;
  const checks: Check[] = [];
  const database = await look(
    'database',
    'Keep a copy of the data folder and call for support; backups lie beside the database.',
    () =>
      withStores(data, (stores) => {
        newestOrder = stores.orders.list(1)[0]?.placed_at ?? null;
        const live = new LiveCatalog(stores, clock, () => undefined);
        catalog = live.catalog();
        checks.push(
          catalogCheck(live),
          staffCheck(stores.staff.list(), demo),
          readinessCheck(stores.readiness.newest(), clock.now()),
        );
        return good('database', `${shopDatabaseFile(data)} opens and is sound`);
      }),
  );
  return { checks: [database, ...checks], newestOrder, catalog };
}

function catalogCheck(live: LiveCatalog): Check {
  const catalog = live.catalog();
  if (catalog === null) {
    return problem('catalogue', 'nothing is for sale', 'Bring one in: npm run cli -- catalog import <file>');
  }
  const findings = lintCatalog(catalog);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const found = `version ${live.version()}, ${catalog.items.length} items, ${errors} errors, ${findings.length - errors} warnings`;
  const advice = 'The manager page lists them by row; repair the file and import it again.';
  if (errors > 0) return problem('catalogue', found, advice);
  if (findings.length > 0) return warning('catalogue', found, advice);
  return good('catalogue', found);
}

/** A report older than this says little about this morning. */
const FRESH_REPORT_MS = 24 * 3_600_000;

function readinessCheck(report: ReadinessReport | null, now: number): Check {
  const advice = 'Manager page, Devices, "Ready to open?": about a minute in front of the kiosk.';
  if (report === null) return warning('readiness', 'nobody has checked this kiosk yet', advice);
  const failed = report.entries.filter(({ result }) => result === 'failed');
  const when = `${new Date(report.endedAt).toISOString().slice(0, 16)}Z by ${report.by}`;
  const verdict = readinessVerdict(report.entries);
  if (verdict === 'not-ready') {
    const what = failed.map(({ check, deviceId }) => `${check}${deviceId === null ? '' : ` (${deviceId})`}`);
    return problem('readiness', `${when}: failed: ${what.join(', ')}`, advice);
  }
  if (verdict === 'incomplete') return warning('readiness', `${when}: not everything was tried`, advice);
  return now - report.endedAt > FRESH_REPORT_MS
    ? warning('readiness', `${when}: ready, but that is more than a day ago`, advice)
    : good('readiness', `${when}: ready`);
}

function staffCheck(people: readonly ListedStaffRow[], demo: boolean): Check {
  const active = people.filter((person) => person.active === 1);
  const strangers = active.filter((person) => demoPeople.some(({ staffId }) => staffId === person.staff_id));
  if (strangers.length > 0 && !demo) {
    return problem(
      'staff',
      `people of the demo shop can sign in with printed PINs: ${strangers.map(({ name }) => name).join(', ')}`,
      'Take them out, one by one: npm run cli -- staff disable <name>. Better: begin with a new data folder.',
    );
  }
  if (!active.some(({ role }) => role === 'manager')) {
    return problem(
      'staff',
      active.length === 0 ? 'nobody can sign in, so nobody sees a call for help' : 'no manager can sign in',
      'Add one: npm run cli -- staff add <name> --role manager',
    );
  }
  return good('staff', `${active.length} people can sign in`);
}
