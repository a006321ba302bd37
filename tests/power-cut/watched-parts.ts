import type { Database } from 'better-sqlite3';
import { readOwnJson } from '../../domain/own-json.ts';
import type { DeskWriter } from '../../main/assist/desk-writer.ts';

/** Told at every moment at which a kill could lose or repeat something. It may never return. */
export type PassBoundary = (name: string) => void;

/*
 * SQLite itself says what a statement is about to change: these triggers live only in this connection, so the engine
 * runs its own code on its own schema.
 */
const marks = `
  CREATE TEMP TRIGGER watch_visit AFTER INSERT ON session
    BEGIN SELECT boundary('visit opened'); END;
  CREATE TEMP TRIGGER watch_journal AFTER INSERT ON journal
    BEGIN SELECT boundary('step ' || json_extract(NEW.event, '$.type')); END;
  CREATE TEMP TRIGGER watch_outbox AFTER UPDATE OF state ON outbox WHEN NEW.state != OLD.state
    BEGIN SELECT boundary('effect ' || NEW.type || ' ' || NEW.state); END;
  CREATE TEMP TRIGGER watch_paper AFTER UPDATE OF state ON print_job WHEN NEW.state != OLD.state
    BEGIN SELECT boundary('paper ' || NEW.state); END;
  CREATE TEMP TABLE noted_in_this_life (key TEXT PRIMARY KEY);
  CREATE TEMP TRIGGER watch_new_note AFTER INSERT ON terminal_note
    BEGIN
      INSERT INTO noted_in_this_life VALUES (NEW.key);
      SELECT boundary('note before the amount');
    END;
  CREATE TEMP TRIGGER watch_note AFTER UPDATE OF note ON terminal_note
    BEGIN SELECT boundary('note of ' || CASE
      WHEN json_type(NEW.note, '$.outcome') = 'null' THEN 'a status'
      WHEN EXISTS (SELECT 1 FROM noted_in_this_life WHERE key = NEW.key) THEN 'the outcome'
      ELSE 'what was found out' END); END;
`;

/** The shop's database, saying `<mark>, not committed` inside each change and `<mark>, committed` right after it. */
export function watchShop(db: Database, pass: PassBoundary): Database {
  let changed: string[] = [];
  db.function('boundary', (mark: unknown) => {
    changed.push(String(mark));
    pass(`${String(mark)}, not committed`);
    return null;
  });
  db.exec(marks);

  const telling = <T>(work: () => T): T => {
    try {
      return work();
    } finally {
      if (!db.inTransaction && changed.length > 0) {
        const mark = changed.find((each) => each.startsWith('step ')) ?? changed[0];
        changed = [];
        pass(`${mark}, committed`);
      }
    }
  };
  return new Proxy(db, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      if (key !== 'prepare' && key !== 'transaction') return value.bind(target);
      return (...args: readonly unknown[]): unknown => {
        const made: unknown = Reflect.apply(value, target, args);
        return key === 'prepare' ? tellingRuns(made, telling) : tellingTransaction(made, telling);
      };
    },
  });
}

type Telling = <T>(work: () => T) => T;

/** A prepared statement whose `run` is made through `telling`. */
function tellingRuns(statement: unknown, telling: Telling): unknown {
  if (typeof statement !== 'object' || statement === null) throw new TypeError('no statement');
  return new Proxy(statement, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      if (key !== 'run') return value.bind(target);
      return (...args: readonly unknown[]): unknown => telling(() => Reflect.apply(value, target, args));
    },
  });
}

/** A transaction function of better-sqlite3 and its variants, each made through `telling`. */
function tellingTransaction(transaction: unknown, telling: Telling): unknown {
  const through = (name: string | null) => {
    const value: unknown =
      name === null || typeof transaction !== 'function' ? transaction : Reflect.get(transaction, name);
    if (typeof value !== 'function') throw new TypeError('no transaction');
    return (...args: readonly unknown[]): unknown => telling(() => Reflect.apply(value, undefined, args));
  };
  return Object.assign(
    through(null),
    Object.fromEntries(
      ['default', 'deferred', 'immediate', 'exclusive'].map((name) => [name, through(name)]),
    ),
  );
}

/** A disk that takes its time: whoever acknowledges a call before it is there is found out by a kill in between. */
const SLOW_DISK_MS = 25;

/** The desk's writer on a slow disk, saying how far an entry has come; `on disk` is not acknowledged yet. */
export function watchDesk(writer: DeskWriter, pass: PassBoundary): DeskWriter {
  let before: Promise<void> = Promise.resolve();
  return {
    async write(entry) {
      if (entry.call === undefined) return before.then(() => writer.write(entry));
      const event = readOwnJson<{ readonly type: string }>(entry.events[0]?.event ?? '{"type":"?"}');
      const written = before.then(async () => {
        await new Promise((resolve) => setTimeout(resolve, SLOW_DISK_MS));
        pass(`call ${event.type}, waiting for the disk`);
        const handed = writer.write(entry);
        pass(`call ${event.type}, handed to the writer`);
        await handed;
      });
      before = written.catch(() => undefined);
      await written;
      pass(`call ${event.type}, on disk`);
    },
    close: writer.close,
  };
}
