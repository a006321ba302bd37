import type { LinkFrame } from '../../contract/link.ts';
import type { LinkStore, SaidRow } from '../../db/link-store.ts';
import type { DeskWriter } from '../assist/desk-writer.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { HeardStream, type Taken } from './heard-stream.ts';
import type { LinkLine } from './link-line.ts';
import { SaidStream } from './said-stream.ts';

/** What every engine of a link is made with. */
export interface LinkCore {
  readonly clock: Clock;
  readonly log: Log;
  readonly writer: DeskWriter;
  readonly store: LinkStore;
  /** This run of the engine. */
  readonly epoch: string;
  /** Version of the program, for people. */
  readonly version: string;
  readonly fault: (where: string, error: unknown) => void;
}

/** How messages of a peer are taken, and what is done with them beside the stream. */
export interface PeerTakers {
  readonly call: (peer: LinkPeer, ...taken: Parameters<CallTaker>) => ReturnType<CallTaker>;
  readonly other: (peer: LinkPeer, kind: string, body: unknown) => Promise<Taken> | undefined;
  /** These of our calls are on the peer's disk. */
  readonly acked: (peer: LinkPeer, callIds: readonly string[]) => void;
}

type CallTaker = ConstructorParameters<typeof HeardStream>[0]['takeCall'];

/** One engine on the other side, whether or not it is connected: what is to be told to it and what it told. */
export class LinkPeer {
  /** 'hub', or the id of a kiosk. */
  readonly name: string;
  readonly said: SaidStream;
  readonly #heard: HeardStream;
  readonly #core: LinkCore;
  readonly #takers: PeerTakers;
  #line: LinkLine | null = null;

  constructor(name: string, core: LinkCore, takers: PeerTakers) {
    this.name = name;
    this.#core = core;
    this.#takers = takers;
    const { store, writer, clock } = core;
    const fault = (error: unknown): void => {
      core.fault(`link with ${name}`, error);
      this.#line?.end('fault');
    };
    this.said = new SaidStream({ peer: name, epoch: core.epoch, store, writer, clock, fault });
    this.#heard = new HeardStream({
      peer: name,
      store,
      writer,
      clock,
      fault,
      takeCall: (body, heard) => takers.call(this, body, heard),
      take: (kind, body) => takers.other(this, kind, body),
      ack: (epoch, seq) => this.#line?.send({ type: 'ack', epoch, seq }),
      putAside: (kind, why) => core.log('link.put-aside', { peer: name, kind, why }),
    });
  }

  /** The connection that counts; null while there is none. */
  get line(): LinkLine | null {
    return this.#line;
  }

  attach(line: LinkLine): void {
    this.#line = line;
  }

  /** Begins to send what waits. */
  flow(): void {
    if (this.#line !== null) this.said.open(this.#line);
  }

  /** Whether it was this one that counted. */
  detach(line: LinkLine): boolean {
    if (this.#line !== line) return false;
    this.#line = null;
    this.said.close();
    return true;
  }

  /** Does what belongs to the streams; true when it did. */
  take(frame: LinkFrame): boolean {
    if (frame.type === 'say') {
      this.#heard.take(frame);
      return true;
    }
    if (frame.type !== 'ack') return false;
    const calls = this.said.acked(frame.epoch, frame.seq);
    if (calls.length > 0) this.#takers.acked(this, calls);
    return true;
  }

  /** Keeps something for it, and resolves when that is on disk here; it goes out then. */
  async keep(kind: string, body: unknown, about: string | null = null): Promise<void> {
    const { row } = this.said.say(kind, body, false, about);
    await this.#write([row]);
  }

  async #write(said: readonly SaidRow[]): Promise<void> {
    await this.#core.writer.write({ link: { said } });
    this.said.pump();
  }
}
