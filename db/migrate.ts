import type { Database } from 'better-sqlite3';

/** One step of the schema. Versions count from 1 without gaps and are never edited once shipped. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** The file was written by a build that is newer than this one: opening it could destroy what we don't know. */
export class DatabaseFromNewerBuild extends Error {
  readonly found: number;
  readonly known: number;
  constructor(found: number, known: number) {
    super(`database is at version ${found}, this build knows ${known}: install the newer build again`);
    this.name = 'DatabaseFromNewerBuild';
    this.found = found;
    this.known = known;
  }
}

/**
 * Brings a database to the newest version, all steps or none. A database that already holds data is backed up first.
 * @throws DatabaseFromNewerBuild, and whatever SQLite says about a step that fails (nothing is changed then).
 */
export function migrate(
  db: Database,
  migrations: readonly Migration[],
  backup: (label: string) => void,
): void {
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1) throw new Error(`migration ${migration.name} breaks the numbering`);
  });
  const have = Number(db.pragma('user_version', { simple: true }));
  if (have > migrations.length) throw new DatabaseFromNewerBuild(have, migrations.length);
  const pending = migrations.slice(have);
  const first = pending[0];
  if (first === undefined) return;
  if (have > 0) backup(`before-${first.version}`);
  db.transaction(() => {
    for (const migration of pending) {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.version}`);
    }
  }).exclusive();
}
