import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DatabaseFromNewerBuild, migrate, type Migration } from './migrate.ts';
import {
  assertSqliteVersion,
  backUp,
  openDeskDatabase,
  openShopDatabase,
  UnreadableDatabase,
} from './open-database.ts';

const first: Migration = { version: 1, name: 'first', sql: 'CREATE TABLE a (x INTEGER) STRICT' };
const second: Migration = { version: 2, name: 'second', sql: 'CREATE TABLE b (y INTEGER) STRICT' };
const broken: Migration = {
  version: 3,
  name: 'broken',
  sql: 'DROP TABLE a; CREATE TABLE c (z INTEGER); CREATE TABLE c (again INTEGER)',
};

let folder = '';
let file = '';
const open: Database[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pointfive-db-'));
  file = join(folder, 'shop.db');
});
afterEach(() => {
  for (const db of open.splice(0)) db.close();
  rmSync(folder, { recursive: true });
});

function database(): Database {
  const db = new BetterSqlite3(file);
  open.push(db);
  return db;
}

const version = (db: Database) => db.pragma('user_version', { simple: true });
const tables = (db: Database) =>
  db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all();

describe('migrating a database', () => {
  test('brings an empty one to the newest version without a backup', () => {
    const db = database();
    const backups: string[] = [];
    migrate(db, [first, second], (label) => backups.push(label));
    expect(version(db)).toBe(2);
    expect(tables(db)).toEqual(['a', 'b']);
    expect(backups).toEqual([]);
  });

  test('backs one up that holds data before it is touched, and does only what is missing', () => {
    const db = database();
    migrate(db, [first], () => undefined);
    db.exec('INSERT INTO a VALUES (42)');
    migrate(db, [first, second], (label) => backUp(db, `${file}.${label}`));
    const copy = new BetterSqlite3(`${file}.before-2`);
    open.push(copy);
    expect(version(copy)).toBe(1);
    expect(tables(copy)).toEqual(['a']);
    expect(copy.prepare('SELECT x FROM a').pluck().get()).toBe(42);
    expect(db.prepare('SELECT x FROM a').pluck().get()).toBe(42);
  });

  test('that fails changes nothing: the old build can go on', () => {
    const db = database();
    migrate(db, [first], () => undefined);
    db.exec('INSERT INTO a VALUES (42)');
    expect(() => migrate(db, [first, second, broken], () => undefined)).toThrow('already exists');
    expect(version(db)).toBe(1);
    expect(tables(db)).toEqual(['a']);
    expect(db.prepare('SELECT x FROM a').pluck().get()).toBe(42);
  });

  test('is not begun when the backup fails', () => {
    const db = database();
    migrate(db, [first], () => undefined);
    const full = () => {
      throw new Error('the disk is full');
    };
    expect(() => migrate(db, [first, second], full)).toThrow('the disk is full');
    expect(version(db)).toBe(1);
  });

  test('of a newer build is refused, and left as it is', () => {
    const db = database();
    migrate(db, [first, second], () => undefined);
    expect(() => migrate(db, [first], () => undefined)).toThrow(DatabaseFromNewerBuild);
    expect(version(db)).toBe(2);
  });

  test('with a gap in the numbers is our mistake', () => {
    expect(() => migrate(database(), [first, broken], () => undefined)).toThrow('breaks the numbering');
  });

  test('twice is once', () => {
    const db = database();
    migrate(db, [first], () => undefined);
    migrate(db, [first], () => {
      throw new Error('nothing is to be done');
    });
    expect(version(db)).toBe(1);
  });
});

describe('opening the shop’s databases', () => {
  test.each([
    ['orders', openShopDatabase, 13],
    ['calls', openDeskDatabase, 6],
  ])('of %s: every commit waits for the disk, references hold, nothing is left over', (_, opener, newest) => {
    const db = opener(file);
    open.push(db);
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(version(db)).toBe(newest);
    expect(readdirSync(folder).filter((name) => name.includes('before'))).toEqual([]);
  });

  test('every table is strict', () => {
    const db = openShopDatabase(file);
    open.push(db);
    const loose = db.prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0`,
    );
    expect(loose.pluck().all()).toEqual(['sqlite_schema']);
  });

  test('of a newer build is refused', () => {
    const db = openShopDatabase(file);
    db.pragma('user_version = 99');
    db.close();
    expect(() => openShopDatabase(file)).toThrow(DatabaseFromNewerBuild);
  });

  test('that is no database says which file', () => {
    writeFileSync(file, 'this is a shopping list, and long enough to look like a page of a database file');
    expect(() => openShopDatabase(file)).toThrow(UnreadableDatabase);
    expect(() => openShopDatabase(file)).toThrow(file);
  });

  test('that is damaged inside is found out before it is used', () => {
    const db = openShopDatabase(file);
    for (let row = 0; row < 2000; row += 1)
      db.prepare('INSERT INTO audit (at, actor, action, detail) VALUES (1, ?, ?, ?)').run(
        'a',
        'b',
        'c'.repeat(50),
      );
    db.close();
    const bytes = new BetterSqlite3(file);
    const page = Number(
      bytes.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'audit'`).pluck().get(),
    );
    bytes.unsafeMode(true);
    bytes.pragma('writable_schema = ON');
    bytes.prepare(`UPDATE sqlite_schema SET rootpage = ? WHERE name = 'staff'`).run(page);
    bytes.close();
    expect(() => openShopDatabase(file)).toThrow(UnreadableDatabase);
    expect(existsSync(file)).toBe(true);
  });

  test.each([
    ['3.51.3', true],
    ['3.52.0', true],
    ['4.0.0', true],
    ['3.51.2', false],
    ['3.50.9', false],
    ['2.99.99', false],
  ])('SQLite %s is trusted: %s', (given, trusted) => {
    if (trusted) expect(() => assertSqliteVersion(given)).not.toThrow();
    else expect(() => assertSqliteVersion(given)).toThrow('older than 3.51.3');
  });
});
