import WebSocket from 'ws';
import type { CommandAnswer, FeedFrame } from '../../contract/wire.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../contract/commands.ts';
import type { Views } from '../../contract/views.ts';
import { assembleFor } from '../harness/assemble-for.ts';
import { readOwnJson } from '../../domain/own-json.ts';

/** An answer, or the line broke before one came: the command may or may not have happened. */
export type Answer<T> = CommandAnswer<T> | 'no-answer';

const ANSWER_MS = 60_000;

/** Where the engine is at the moment; resolves once one serves. */
export type FindEngine = () => Promise<{ readonly origin: string }>;

/** One browser page: a cookie that survives engines, the door, and a feed that reconnects for ever. */
export class Page<S extends 'kiosk' | 'station'> {
  readonly #screen: S;
  readonly #cookie: string;
  readonly #find: FindEngine;
  readonly #onFirst: (view: Views[S], last: Views[S] | null) => void;
  #epoch: string | null = null;
  #view: Views[S] | null = null;
  #socket: WebSocket | null = null;
  #waiting: (() => void)[] = [];
  #closed = false;

  private constructor(
    screen: S,
    cookie: string,
    find: FindEngine,
    onFirst: (view: Views[S], last: Views[S] | null) => void,
  ) {
    this.#screen = screen;
    this.#cookie = cookie;
    this.#find = find;
    this.#onFirst = onFirst;
  }

  /** Opens a page by its one-time link. `onFirst` hears the first view of every engine, and the last of the one before. */
  static async open<S extends 'kiosk' | 'station'>(
    screen: S,
    link: string,
    find: FindEngine,
    onFirst: (view: Views[S], last: Views[S] | null) => void,
  ): Promise<Page<S>> {
    const response = await fetch(link, { redirect: 'manual' });
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    if (cookie === undefined) throw new Error(`${link}: no cookie, status ${response.status}`);
    const page = new Page(screen, cookie, find, onFirst);
    void page.#follow();
    return page;
  }

  /** The newest view; null before the first. */
  view(): Views[S] | null {
    return this.#view;
  }

  async send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Answer<CommandOutput<N>>> {
    const { origin } = await this.#find();
    try {
      const response = await fetch(`${origin}/api/${name}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-pointfive-screen': this.#screen,
          cookie: this.#cookie,
        },
        body: JSON.stringify(input),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      return readOwnJson<CommandAnswer<CommandOutput<N>>>(await response.text());
    } catch (error) {
      if (error instanceof Error) return 'no-answer';
      throw error;
    }
  }

  /** Resolves at the next view, or after `ms` at the latest. */
  async change(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  close(): void {
    this.#closed = true;
    this.#socket?.terminate();
  }

  async #follow(): Promise<void> {
    while (!this.#closed) {
      const { origin } = await this.#find();
      if (this.#closed) return;
      await this.#watch(origin);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  #watch(origin: string): Promise<void> {
    return new Promise((resolve) => {
      const socket = new WebSocket(`${origin.replace('http', 'ws')}/feed/${this.#screen}`, {
        headers: { cookie: this.#cookie, origin },
      });
      this.#socket = socket;
      const assemble = assembleFor(this.#screen);
      socket.on('open', () => socket.send(JSON.stringify({ epoch: null, seen: {} })));
      socket.on('message', (data) => {
        if (!Buffer.isBuffer(data)) return;
        const frame = readOwnJson<FeedFrame>(data.toString('utf8'));
        const view = assemble(frame);
        if (view !== null) this.#hear(frame.epoch, view);
      });
      // The engine was killed; 'close' follows.
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
    });
  }

  #hear(epoch: string, view: Views[S]): void {
    const last = this.#view;
    this.#view = view;
    if (epoch !== this.#epoch) {
      this.#epoch = epoch;
      this.#onFirst(view, last);
    }
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
