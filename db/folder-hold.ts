import BetterSqlite3 from 'better-sqlite3';

/** How long a predecessor that is just ending may still hold the folder. */
const PATIENCE_MS = 1_000;

/**
 * Holds a data folder for this process alone, through the lock of an empty database in it: the operating system lets
 * go of it at the very moment at which the process dies, whatever killed it. Returns the way to let go, or null when
 * another process holds the folder.
 */
export function holdFolder(file: string): (() => void) | null {
  const db = new BetterSqlite3(file, { timeout: PATIENCE_MS });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return () => {
    db.close();
  };
}
