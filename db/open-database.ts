import { rmSync } from 'node:fs';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { firstShop } from './migrations/0001-first-shop.ts';
import { paperForEveryone } from './migrations/0002-paper-for-everyone.ts';
import { readiness } from './migrations/0003-readiness.ts';
import { terminalNotes } from './migrations/0004-terminal-notes.ts';
import { pairedDevices } from './migrations/0005-paired-devices.ts';
import { hub } from './migrations/0006-hub.ts';
import { people } from './migrations/0007-people.ts';
import { talk } from './migrations/0008-talk.ts';
import { approvals } from './migrations/0009-approvals.ts';
import { inbox } from './migrations/0010-inbox.ts';
import { stuckOffers } from './migrations/0011-stuck-offers.ts';
import { daySums } from './migrations/0012-day-sums.ts';
import { handOver } from './migrations/0013-hand-over.ts';
import { firstDesk } from './migrations/desk/0001-first-desk.ts';
import { ladderLog } from './migrations/desk/0002-ladder.ts';
import { deskLink } from './migrations/desk/0003-link.ts';
import { rings } from './migrations/desk/0004-rings.ts';
import { whenRaised } from './migrations/desk/0005-when-raised.ts';
import { outcomeWhy } from './migrations/desk/0006-outcome-why.ts';
import { migrate, type Migration } from './migrate.ts';

/** Oldest SQLite whose WAL is trusted (a WAL-reset defect was repaired in 3.51.3). */
const OLDEST_SQLITE = [3, 51, 3] as const;

const FULL = 2;

const shopMigrations: readonly Migration[] = [
  firstShop,
  paperForEveryone,
  readiness,
  terminalNotes,
  pairedDevices,
  hub,
  people,
  talk,
  approvals,
  inbox,
  stuckOffers,
  daySums,
  handOver,
];
const deskMigrations: readonly Migration[] = [firstDesk, ladderLog, deskLink, rings, whenRaised, outcomeWhy];

/** The file is there but can't be read as a database. */
export class UnreadableDatabase extends Error {
  readonly file: string;
  constructor(file: string, cause: unknown) {
    super(`${file} can't be read as a database: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'UnreadableDatabase';
    this.file = file;
  }
}

/** Orders, money, stock, catalogue: one file, one writing connection. */
export function openShopDatabase(file: string): Database {
  return open(file, shopMigrations);
}

/** Calls for help, in their own file: their commits never wait for an order's, nor an order's for theirs. */
export function openDeskDatabase(file: string): Database {
  return open(file, deskMigrations);
}

function open(file: string, migrations: readonly Migration[]): Database {
  const db = connect(file);
  try {
    migrate(db, migrations, (label) => backUp(db, `${file}.${label}`));
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Writes a consistent copy of the database beside it; an older copy of the same name is replaced. */
export function backUp(db: Database, target: string): void {
  rmSync(target, { force: true });
  db.prepare('VACUUM INTO ?').run(target);
}

function connect(file: string): Database {
  const db = new BetterSqlite3(file);
  try {
    assertSqliteVersion(String(db.prepare('SELECT sqlite_version()').pluck().get()));
    db.pragma('journal_mode = WAL');
    // better-sqlite3 is compiled so that WAL alone means NORMAL, under which a power cut takes paid orders away.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('busy_timeout = 2000');
    if (db.pragma('synchronous', { simple: true }) !== FULL) throw new Error('synchronous did not stay FULL');
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Error('quick_check found damage');
    return db;
  } catch (cause) {
    db.close();
    throw new UnreadableDatabase(file, cause);
  }
}

/** @throws when the SQLite inside the driver is older than the oldest trusted one. */
export function assertSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [index, oldest] of OLDEST_SQLITE.entries()) {
    const have = parts[index] ?? 0;
    if (have > oldest) return;
    if (have < oldest) throw new Error(`SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}`);
  }
}
