import type { Database } from 'better-sqlite3';
import { type AssistCall, callDefaults } from '../domain/assist/call.ts';
import type { OutcomeWhy, RungOutcome } from '../domain/assist/rung-outcome.ts';
import { readOwnJson } from '../domain/own-json.ts';
import { helpCallFacts, type HelpWayFacts } from '../domain/insight/help-record.ts';
import { HelpLogStore } from './help-log-store.ts';
import { LinkStore, type LinkWrites } from './link-store.ts';
import { type RingRow, RingStore } from './ring-store.ts';

/** One thing that happened to a call: who did it and what. */
export interface DeskEvent {
  readonly at: number;
  readonly actor: string;
  readonly event: string;
}

/** A call as it is now, with what has just happened to it. */
export interface DeskEntry {
  readonly call: AssistCall;
  readonly events: readonly DeskEvent[];
  /** What other engines are told of it, and what of theirs it came from. */
  readonly link?: LinkWrites;
  /** What rungs of its ladder did. */
  readonly outcomes?: readonly RungOutcome[];
}

/** What the link writes beside any call. */
export interface LinkEntry {
  readonly link: LinkWrites;
  readonly call?: undefined;
  readonly events?: undefined;
}

/** How the bell reaches people from a moment on. */
export interface HelpWayEntry {
  readonly help: HelpWayFacts;
  readonly at: number;
  readonly call?: undefined;
  readonly events?: undefined;
  readonly link?: undefined;
}

/** Somebody was rung. */
export interface RingEntry {
  readonly ring: RingRow;
  /** Rings until then count no more. */
  readonly forgetUntil: number;
  readonly call?: undefined;
  readonly events?: undefined;
  readonly link?: undefined;
}

type OutcomeRow = Omit<RungOutcome, 'why'> & { readonly why: string | null };

export type DeskWrite = DeskEntry | LinkEntry | HelpWayEntry | RingEntry;

/** Calls for help in their own database file. */
export class DeskStore {
  readonly #save;
  readonly #append;
  readonly #open;
  readonly #one;
  readonly #recent;
  readonly #raised;
  readonly #lastRaised;
  readonly #events;
  readonly #outcomes;
  readonly #all;

  constructor(db: Database) {
    this.#save = db.prepare<[string, string, string, string, number, number | null, string]>(
      `INSERT INTO assist_call (call_id, kiosk_id, cause, state, raised_at, ended_at, call) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (call_id) DO UPDATE SET state = excluded.state, ended_at = excluded.ended_at, call = excluded.call`,
    );
    this.#append = db.prepare<[string, number, string, string]>(
      'INSERT INTO assist_event (call_id, at, actor, event) VALUES (?, ?, ?, ?)',
    );
    this.#open = db
      .prepare<[], string>('SELECT call FROM assist_call WHERE ended_at IS NULL ORDER BY raised_at')
      .pluck();
    this.#one = db.prepare<[string], string>('SELECT call FROM assist_call WHERE call_id = ?').pluck();
    this.#recent = db
      .prepare<[number], string>(
        'SELECT call FROM assist_call WHERE ended_at IS NOT NULL ORDER BY ended_at DESC LIMIT ?',
      )
      .pluck();
    this.#raised = db
      .prepare<[number, number], string>(
        'SELECT call FROM assist_call WHERE raised_at BETWEEN ? AND ? ORDER BY raised_at',
      )
      .pluck();
    this.#lastRaised = db.prepare<[], number | null>('SELECT max(raised_at) FROM assist_call').pluck();
    this.#events = db.prepare<[string], DeskEvent>(
      'SELECT at, actor, event FROM assist_event WHERE call_id = ? ORDER BY event_id',
    );
    this.#outcomes = db.prepare<[string], OutcomeRow>(
      'SELECT at, rung, channel, target, outcome, detail, why FROM rung_outcome WHERE call_id = ? ORDER BY outcome_id',
    );
    const came = db.prepare<[string, number, number, string, string, string, string, string | null]>(
      'INSERT INTO rung_outcome (call_id, at, rung, channel, target, outcome, detail, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    const link = new LinkStore(db);
    const log = new HelpLogStore(db);
    const rings = new RingStore(db);
    this.#all = db.transaction((entries: readonly DeskWrite[]) => {
      for (const entry of entries) {
        if (entry.link !== undefined) link.write(entry.link);
        if ('help' in entry) log.append(entry.help, entry.at);
        if ('ring' in entry) rings.add(entry.ring, entry.forgetUntil);
        if (entry.call === undefined) continue;
        const { call, events } = entry;
        this.#save.run(
          call.callId,
          call.kioskId,
          call.cause,
          call.state,
          call.raisedAt,
          call.endedAt,
          JSON.stringify(call),
        );
        for (const event of events) {
          this.#append.run(call.callId, event.at, event.actor, event.event);
          // Practice proves nothing about the bell.
          if (!call.drill) log.append(helpCallFacts(call, eventName(event.event), event.actor), event.at);
        }
        for (const { at, rung, channel, target, outcome, detail, why } of entry.outcomes ?? []) {
          const kept = why === undefined ? null : JSON.stringify(why);
          came.run(call.callId, at, rung, channel, target, outcome, detail, kept);
        }
      }
    });
  }

  /** Writes any number of entries in one commit. */
  write(entries: readonly DeskWrite[]): void {
    this.#all.immediate(entries);
  }

  /** Calls that nobody has ended, oldest first. */
  open(): readonly AssistCall[] {
    return this.#open.all().map(readCall);
  }

  find(callId: string): AssistCall | undefined {
    const text = this.#one.get(callId);
    return text === undefined ? undefined : readCall(text);
  }

  recent(limit: number): readonly AssistCall[] {
    return this.#recent.all(limit).map(readCall);
  }

  /** Calls raised between two moments, ended or not. */
  raised(from: number, to: number): readonly AssistCall[] {
    return this.#raised.all(from, to).map(readCall);
  }

  /** When the last call was raised, epoch ms; 0: there was none. */
  lastRaisedAt(): number {
    return this.#lastRaised.get() ?? 0;
  }

  /** What the rungs of a call did and what came of it, oldest first. */
  outcomes(callId: string): readonly RungOutcome[] {
    return this.#outcomes
      .all(callId)
      .map(({ why, ...line }) => (why === null ? line : { ...line, why: readOwnJson<OutcomeWhy>(why) }));
  }

  events(callId: string): readonly DeskEvent[] {
    return this.#events.all(callId);
  }
}

/** What happened, without what was said. */
function eventName(event: string): string {
  return readOwnJson<{ readonly type: string }>(event).type;
}

function readCall(text: string): AssistCall {
  return { ...callDefaults, ...readOwnJson<AssistCall>(text) };
}
