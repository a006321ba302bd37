import { expect } from 'vitest';
import type { CommandInput, CommandName } from '../../contract/commands.ts';
import type { Views } from '../../contract/views.ts';
import type { CommandAnswer, FeedFrame } from '../../contract/wire.ts';
import type { EngineCore } from '../../main/compose.ts';
import type { Caller } from '../../main/gateway/caller.ts';
import type { FeedSocket } from '../../main/gateway/feed.ts';
import { assembleFor } from './assemble-for.ts';
import type { FakeClock } from './fake-clock.ts';

/** What of a view a test names; the rest may be anything. */
export type Pattern<T> = T extends readonly (infer U)[]
  ? readonly Pattern<U>[]
  : T extends object
    ? { readonly [K in keyof T]?: Pattern<T[K]> }
    : T;

/** For what never happens: files, worker threads and sockets take real time, on a busy machine a lot of it. */
const PATIENCE_MS = 60_000;

/** A machine that stood still meanwhile has spent the time and not looked. */
const LEAST_LOOKS = 200;

/** Looks until `look` no longer throws; no fake time passes meanwhile. */
export async function eventually(clock: FakeClock, who: string, look: () => void): Promise<void> {
  const start = performance.now();
  for (let turn = 0; ; turn += 1) {
    await clock.advance(0);
    try {
      look();
      return;
    } catch (error) {
      if (turn >= LEAST_LOOKS && performance.now() - start > PATIENCE_MS) {
        if (error instanceof Error) error.message = `${who}: ${error.message}`;
        throw error;
      }
    }
    if (turn > 10) await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** One screen of the shop: says commands at the real door and watches the real feed. */
export class Page<T extends keyof Views> {
  readonly topic: T;
  readonly caller: Caller;
  readonly #clock: FakeClock;
  #core: EngineCore | null = null;
  #view: Views[T] | null = null;
  #frames: FeedFrame[] = [];
  #hear: (text: string | null) => void = () => undefined;
  #gone: () => void = () => undefined;
  #alive = true;
  #echoed: string | null = null;
  /** The browser answers, and the page in it has stopped drawing. */
  deaf = false;

  constructor(topic: T, caller: Caller, clock: FakeClock) {
    this.topic = topic;
    this.caller = caller;
    this.#clock = clock;
  }

  /** Opens the page on an engine. */
  open(core: EngineCore, hello: { epoch: string | null; seen: Record<string, number> } | null = null): void {
    this.#core = core;
    this.#view = null;
    this.#echoed = null;
    this.#alive = true;
    let pong: () => void = () => undefined;
    const assemble = assembleFor(this.topic);
    const mine = core;
    const current = () => this.#core === mine && this.#alive;
    const socket: FeedSocket = {
      bufferedAmount: 0,
      send: (text) => {
        if (!current()) return;
        const frame: FeedFrame = JSON.parse(text);
        this.#frames.push(frame);
        const view = assemble(frame);
        if (view === null) return;
        this.#view = view;
        this.#echo(view);
      },
      ping: () => {
        if (current()) pong();
      },
      close: () => this.leave(),
      terminate: () => this.leave(),
      onMessage: (listener) => {
        this.#hear = listener;
      },
      onPong: (listener) => {
        pong = listener;
      },
      onClose: (listener) => {
        this.#gone = listener;
      },
    };
    core.feed.connect(socket, this.topic, this.caller);
    this.#hear(JSON.stringify(hello ?? { epoch: null, seen: {} }));
  }

  /** The page is closed, and its engine hears of it. */
  leave(): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#gone();
  }

  /** The device hangs: it is connected and answers nothing. */
  freeze(): void {
    this.#alive = false;
  }

  /** The engine died; the page shows its last picture. */
  lose(): void {
    this.#core = null;
  }

  get frames(): readonly FeedFrame[] {
    return this.#frames;
  }

  /** As the real page does with the silent test call, unless it hangs. */
  #echo(view: Views[T]): void {
    if (!('beat' in view) || view.beat === null || view.beat === this.#echoed) return;
    this.#echoed = view.beat;
    if (this.deaf) return;
    void this.#core?.door(this.caller, 'assist.echo', { beat: view.beat });
  }

  /** The picture now, after everything under way has come to rest. */
  async view(): Promise<Views[T]> {
    await this.#clock.advance(0);
    if (this.#view === null) throw new Error(`${this.topic} has no picture yet`);
    return this.#view;
  }

  /** Waits until the picture has at least this in it. */
  sees(pattern: Pattern<Views[T]>): Promise<void> {
    return eventually(this.#clock, `the ${this.topic} should see`, () =>
      expect(this.#view).toMatchObject(pattern),
    );
  }

  /** Says a command at the door. */
  async send(name: string, body: object = {}): Promise<CommandAnswer<unknown>> {
    if (this.#core === null) throw new Error(`the ${this.topic} has no engine`);
    const answer = await this.#core.door(this.caller, name, body);
    await this.#clock.advance(0);
    return answer;
  }

  /** Says a command that must be done. */
  async does<N extends CommandName>(
    name: N,
    ...[body]: CommandInput<N> extends Record<string, never> ? [] : [CommandInput<N>]
  ): Promise<void> {
    const answer = await this.send(name, body ?? {});
    if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
  }

  /** Says a command that a rule of the shop must refuse; gives the reason. */
  async isRefused<N extends CommandName>(
    name: N,
    ...[body]: CommandInput<N> extends Record<string, never> ? [] : [CommandInput<N>]
  ): Promise<string> {
    const answer = await this.send(name, body ?? {});
    if (answer.ok) throw new Error(`${name} was not refused`);
    return answer.why === 'refused' ? answer.reason : answer.why;
  }
}
