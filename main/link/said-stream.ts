import { MAX_LINK_TEXT } from '../../contract/link.ts';
import type { KeptRow, LinkPosition, LinkStore, SaidRow } from '../../db/link-store.ts';
import type { DeskWriter } from '../assist/desk-writer.ts';
import type { Clock } from '../clock.ts';

/** Messages that may be under way without an acknowledgement; the rest waits on disk, not in memory. */
const WINDOW = 128;
const PAGE = 64;

/** A socket with more than this before it is not given more. */
const FULL_BYTES = 1024 * 1024;

/** What a frame needs beside its body is far less than the rest. */
const MAX_BODY = MAX_LINK_TEXT - 1024;

/** What was acknowledged is taken off the disk together with whatever else was by then. */
const TIDY_MS = 1_000;

/** Where frames go while a connection is open. */
export interface SaidWay {
  readonly bufferedAmount: number;
  readonly sendText: (text: string) => boolean;
}

export interface Backlog {
  readonly count: number;
  /** When the oldest was said, epoch ms. */
  readonly oldestAt: number | null;
}

interface UnderWay {
  readonly epoch: string;
  readonly seq: number;
  readonly at: number;
  readonly about: string | null;
}

/**
 * What is to be told to one peer, in order, until it has it on its disk. Numbers of a run of this engine (an epoch)
 * count from 1; what earlier runs left goes first. Without a connection everything waits on disk.
 */
export class SaidStream {
  readonly #peer: string;
  readonly #epoch: string;
  readonly #store: LinkStore;
  readonly #writer: DeskWriter;
  readonly #clock: Clock;
  readonly #fault: (error: unknown) => void;
  /** By epoch, what the peer has; older ones leave with their rows. */
  readonly #acked = new Map<string, number>();
  readonly #untidy = new Map<string, number>();
  #tidying = false;
  #way: SaidWay | null = null;
  #last = 0;
  #sent = 0;
  #cursor = 0;
  /** Everything that was said was sent: the next message may go out before it is on disk. */
  #level = false;
  #underWay: UnderWay[] = [];
  #count: number;
  #oldestAt: number | null;

  constructor(deps: {
    peer: string;
    epoch: string;
    store: LinkStore;
    writer: DeskWriter;
    clock: Clock;
    fault: (error: unknown) => void;
  }) {
    this.#peer = deps.peer;
    this.#epoch = deps.epoch;
    this.#store = deps.store;
    this.#writer = deps.writer;
    this.#clock = deps.clock;
    this.#fault = deps.fault;
    const { count, oldestAt } = deps.store.backlog(deps.peer);
    this.#count = count;
    this.#oldestAt = oldestAt;
  }

  /** A connection is open: what the peer has not acknowledged is sent again. */
  open(way: SaidWay): void {
    this.close();
    this.#way = way;
    this.#sent = this.#acked.get(this.#epoch) ?? 0;
    this.#cursor = 0;
    this.pump();
  }

  close(): void {
    this.#way = null;
    this.#level = false;
    this.#oldestAt = this.#underWay[0]?.at ?? this.#oldestAt;
    this.#underWay = [];
  }

  /**
   * Takes the next number. The row must go to disk with what it is about, in the order of the numbers; say `pump` then.
   * `ahead`: it may be sent before it is on disk. `sent` tells whether it was.
   */
  say(
    kind: string,
    body: unknown,
    ahead: boolean,
    about: string | null,
  ): { readonly row: SaidRow; readonly sent: boolean } {
    const text = JSON.stringify(body);
    if (text.length > MAX_BODY) throw new Error(`a message of kind ${kind} is too long: ${text.length}`);
    this.#last += 1;
    const at = this.#clock.now();
    const row: SaidRow = { peer: this.#peer, epoch: this.#epoch, seq: this.#last, at, kind, body: text };
    this.#count += 1;
    this.#oldestAt ??= row.at;
    const now = ahead && this.#level && this.#room();
    this.#level = now;
    if (now) this.#transmit(row, about);
    return { row, sent: now };
  }

  /** The peer has everything of an epoch up to a number; gives what those messages were about. */
  acked(epoch: string, seq: number): readonly string[] {
    const done: UnderWay[] = [];
    for (let first = this.#underWay[0]; first !== undefined; first = this.#underWay[0]) {
      if (first.epoch !== epoch || first.seq > seq) break;
      done.push(first);
      this.#underWay.shift();
    }
    const last = done.at(-1);
    // An acknowledgement of something that is not under way says nothing that could be believed.
    if (last === undefined) return [];
    this.#count -= done.length;
    this.#oldestAt = this.#count === 0 ? null : (this.#underWay[0]?.at ?? this.#oldestAt);
    this.#acked.set(epoch, last.seq);
    this.#untidy.set(epoch, last.seq);
    this.#tidyLater();
    this.pump();
    return done.flatMap(({ about }) => (about === null ? [] : [about]));
  }

  backlog(): Backlog {
    return { count: this.#count, oldestAt: this.#count === 0 ? null : this.#oldestAt };
  }

  /** Sends what is on disk and was not sent, as far as there is room. Call when either may have changed. */
  pump(): void {
    if (this.#way === null || this.#level) return;
    while (this.#room()) {
      const page = this.#store.page(this.#peer, this.#cursor, PAGE);
      if (page.length === 0) {
        // What was said and is not on disk yet follows once it is.
        this.#level = this.#sent === this.#last;
        return;
      }
      for (const row of page) {
        if (!this.#room()) return;
        this.#cursor = row.rowId;
        if (!this.#isDone(row)) this.#transmit(row, null);
      }
    }
  }

  #isDone({ epoch, seq }: KeptRow): boolean {
    return seq <= (epoch === this.#epoch ? this.#sent : (this.#acked.get(epoch) ?? 0));
  }

  #room(): boolean {
    return this.#way !== null && this.#underWay.length < WINDOW && this.#way.bufferedAmount < FULL_BYTES;
  }

  #transmit(row: SaidRow, about: string | null): void {
    const { epoch, seq, at, kind, body } = row;
    if (epoch === this.#epoch) this.#sent = seq;
    const head = JSON.stringify({ type: 'say', epoch, seq, kind });
    this.#underWay.push({ epoch, seq, at, about });
    this.#way?.sendText(`${head.slice(0, -1)},"body":${body}}`);
  }

  #tidyLater(): void {
    if (this.#tidying) return;
    this.#tidying = true;
    this.#clock.after(TIDY_MS, () => {
      this.#tidying = false;
      const acked: LinkPosition[] = [...this.#untidy].map(([epoch, seq]) => ({
        peer: this.#peer,
        epoch,
        seq,
      }));
      this.#untidy.clear();
      this.#writer.write({ link: { acked } }).then(
        () => {
          for (const { epoch } of acked) if (epoch !== this.#epoch) this.#acked.delete(epoch);
        },
        (error: unknown) => this.#fault(error),
      );
    });
  }
}
