import type { Database } from 'better-sqlite3';
import { readOwnJson } from '../domain/own-json.ts';
import type { TalkMessage } from '../domain/talk/message.ts';

/** What is said in the visits that are open. */
export class TalkStore {
  readonly #insert;
  readonly #update;
  readonly #of;
  readonly #wipe;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, string, number, string]>(
      `INSERT INTO talk_message (message_id, session_id, at, message) VALUES (?, ?, ?, ?)
       ON CONFLICT (message_id) DO NOTHING`,
    );
    this.#update = db.prepare<[string, string]>('UPDATE talk_message SET message = ? WHERE message_id = ?');
    this.#of = db
      .prepare<[string], string>('SELECT message FROM talk_message WHERE session_id = ? ORDER BY at, rowid')
      .pluck();
    this.#wipe = db.prepare<[string]>('DELETE FROM talk_message WHERE session_id = ?');
  }

  /** A message that is there already stays as it is. */
  add(sessionId: string, message: TalkMessage): void {
    this.#insert.run(message.messageId, sessionId, message.at, JSON.stringify(message));
  }

  replace(message: TalkMessage): void {
    this.#update.run(JSON.stringify(message), message.messageId);
  }

  /** Of one visit, the oldest first. */
  of(sessionId: string): readonly TalkMessage[] {
    return this.#of.all(sessionId).map((text) => readOwnJson<TalkMessage>(text));
  }

  wipe(sessionId: string): void {
    this.#wipe.run(sessionId);
  }
}
