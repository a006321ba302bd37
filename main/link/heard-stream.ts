import type { SayFrame } from '../../contract/link.ts';
import { KEPT_EPOCHS, type LinkPosition, type LinkStore } from '../../db/link-store.ts';
import type { DeskWriter } from '../assist/desk-writer.ts';
import type { Clock } from '../clock.ts';

/** What became of a message: on disk, or put aside because this version can't read it. */
export type Taken = { readonly unread: string } | undefined;

export interface HeardDeps {
  readonly peer: string;
  readonly store: LinkStore;
  readonly writer: DeskWriter;
  readonly clock: Clock;
  /**
   * A call is told at once and commits beside it, `heard` in the same commit; null where an earlier message is not done
   * yet. An answer in words: it can't be read, and nothing was done.
   */
  readonly takeCall: (
    body: unknown,
    heard: LinkPosition | null,
  ) => Promise<void> | { readonly unread: string };
  /** Any other kind; undefined: this version knows no such kind. */
  readonly take: (kind: string, body: unknown) => Promise<Taken> | undefined;
  readonly ack: (epoch: string, seq: number) => void;
  readonly putAside: (kind: string, why: string) => void;
  /** Something of ours broke; the connection is to be ended, and what was not acknowledged comes again. */
  readonly fault: (error: unknown) => void;
}

/** What one peer tells: each message once, in order, acknowledged when it is on disk. */
export class HeardStream {
  readonly #deps: HeardDeps;
  readonly #onDisk: Map<string, number>;
  #received: Map<string, number>;
  /** Resolves when everything that was received so far is on disk. */
  #tail: Promise<void> = Promise.resolve();
  /** Messages under way whose position is written only after them. */
  #loose = 0;
  #run = 0;

  constructor(deps: HeardDeps) {
    this.#deps = deps;
    this.#onDisk = new Map(deps.store.heard(deps.peer));
    this.#received = new Map(this.#onDisk);
  }

  take(frame: SayFrame): void {
    const { epoch, seq } = frame;
    if (seq <= (this.#received.get(epoch) ?? 0)) {
      const sure = this.#onDisk.get(epoch) ?? 0;
      if (seq <= sure) this.#deps.ack(epoch, sure);
      return;
    }
    this.#received.set(epoch, seq);
    forgetOldest(this.#received);
    const run = this.#run;
    const work = frame.kind === 'call' ? this.#takeCall(frame) : this.#takeOther(frame);
    this.#tail = work
      .then(() => {
        if (run !== this.#run) return;
        this.#onDisk.set(epoch, seq);
        forgetOldest(this.#onDisk);
        this.#deps.ack(epoch, seq);
      })
      .catch((error: unknown) => this.#broke(run, error));
  }

  #takeCall(frame: SayFrame): Promise<void> {
    const before = this.#tail;
    const heard = this.#positionOf(frame);
    const together = this.#loose === 0;
    const taken = this.#deps.takeCall(frame.body, together ? heard : null);
    if (!(taken instanceof Promise)) return this.#loosely(before.then(() => this.#write(frame, taken)));
    if (together) return Promise.all([before, taken]).then(() => undefined);
    return this.#loosely(Promise.all([before, taken]).then(() => this.#write(frame, undefined)));
  }

  #takeOther(frame: SayFrame): Promise<void> {
    return this.#loosely(
      this.#tail
        .then(() => this.#deps.take(frame.kind, frame.body) ?? { unread: 'unknown kind' })
        .then((taken) => this.#write(frame, taken)),
    );
  }

  async #loosely(work: Promise<void>): Promise<void> {
    this.#loose += 1;
    try {
      await work;
    } finally {
      this.#loose -= 1;
    }
  }

  #write(frame: SayFrame, taken: Taken): Promise<void> {
    const heard = this.#positionOf(frame);
    if (taken === undefined) return this.#deps.writer.write({ link: { heard } });
    this.#deps.putAside(frame.kind, taken.unread);
    const at = this.#deps.clock.now();
    const body = JSON.stringify(frame.body) ?? 'null';
    return this.#deps.writer.write({
      link: { heard, unread: { ...heard, at, kind: frame.kind, body, why: taken.unread } },
    });
  }

  #positionOf({ epoch, seq }: SayFrame): LinkPosition {
    return { peer: this.#deps.peer, epoch, seq };
  }

  #broke(run: number, error: unknown): void {
    if (run !== this.#run) return;
    this.#run += 1;
    this.#received = new Map(this.#onDisk);
    this.#deps.fault(error);
  }
}

/** As many runs of the peer are known as its positions are kept on disk; older ones have nothing left to say. */
function forgetOldest(positions: Map<string, number>): void {
  const [oldest] = positions.keys();
  if (positions.size > KEPT_EPOCHS && oldest !== undefined) positions.delete(oldest);
}
