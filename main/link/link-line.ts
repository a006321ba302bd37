import {
  type ByeReason,
  type HelloFrame,
  LINK_VERSION,
  type LinkFrame,
  MAX_LINK_TEXT,
  readFrame,
} from '../../contract/link.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { LinkSocket } from './link-socket.ts';

/** How often each side shows that it lives, and how long it may be silent; together under the 5 s that are promised. */
const PING_MS = 2_000;
const SILENT_MS = 4_500;
const LOOK_MS = 500;

/** Somebody who has not said who they are by then is nobody. */
const HELLO_MS = 5_000;

/** How long a farewell may take to be read before the line is cut. */
const FAREWELL_MS = 1_000;

export interface LineEvents {
  /** The other side said who it is; an answer other than null turns it away. */
  readonly judge: (hello: HelloFrame) => ByeReason | null;
  /** Both sides know each other: frames may go. */
  readonly open: (hello: HelloFrame) => void;
  readonly frame: (frame: Exclude<LinkFrame, { type: 'hello' | 'ping' | 'pong' | 'bye' }>) => void;
  /** Once, whoever ended it. `said`: the word with which one side ended it; null when it just broke. */
  readonly gone: (why: string, said: { readonly why: ByeReason; readonly by: 'us' | 'them' } | null) => void;
}

export interface LineDeps {
  readonly socket: LinkSocket;
  /** Who calls says first who it is; who is called answers only whom it lets in. */
  readonly calls: boolean;
  readonly hello: Omit<HelloFrame, 'type' | 'version' | 'wall'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly events: LineEvents;
}

/** One connection between two engines: who is there, whether it still lives, and frames that are understood. */
export class LinkLine {
  readonly #deps: LineDeps;
  readonly #stops: (() => void)[] = [];
  #state: 'opening' | 'open' | 'gone' = 'opening';
  #heardAt: number;
  #wallAhead = 0;
  #peer = '?';

  constructor(deps: LineDeps) {
    this.#deps = deps;
    const { socket, clock } = deps;
    this.#heardAt = clock.monotonic();
    this.#stops.push(clock.after(HELLO_MS, () => this.#state === 'opening' && this.end('no-hello')));
    socket.onText((text) => this.#hear(text));
    socket.onClose((why) => this.#gone(why, null));
    socket.onOpen(() => {
      if (this.#state === 'gone') return;
      if (deps.calls) this.#sayHello();
      this.#every(PING_MS, () => this.open && this.send({ type: 'ping', at: clock.monotonic() }));
    });
    this.#every(LOOK_MS, () => {
      if (this.#state !== 'open' || clock.monotonic() - this.#heardAt < SILENT_MS) return;
      this.#gone('silent', null);
      socket.terminate();
    });
  }

  /** Both sides know each other, and neither was silent for long. */
  get open(): boolean {
    return this.#state === 'open';
  }

  /** When it was heard last, on the clock that never jumps. */
  get heardAt(): number {
    return this.#heardAt;
  }

  get bufferedAmount(): number {
    return this.#deps.socket.bufferedAmount;
  }

  /** By how much the other side's wall clock is ahead of ours, in milliseconds. */
  get wallAhead(): number {
    return this.#wallAhead;
  }

  send(frame: LinkFrame): void {
    this.sendText(JSON.stringify(frame));
  }

  /** A frame that is written already. One that the other side would have to refuse stays here, and false comes back. */
  sendText(text: string): boolean {
    if (this.#state === 'gone') return true;
    if (text.length > MAX_LINK_TEXT) {
      this.#deps.log('link.too-long', { peer: this.#peer, length: text.length });
      return false;
    }
    this.#deps.socket.send(text);
    return true;
  }

  /** Says why and ends it. */
  end(why: ByeReason): void {
    if (this.#state === 'gone') return;
    const { socket, clock } = this.#deps;
    this.send({ type: 'bye', why });
    this.#gone(why, { why, by: 'us' });
    socket.close(why === 'stopping' ? 1001 : 1008, why);
    clock.after(FAREWELL_MS, () => socket.terminate());
  }

  #hear(text: string | null): void {
    if (this.#state === 'gone') return;
    const read = readFrame(text);
    if (!read.ok) return this.#notUnderstood(read.why);
    const { frame } = read;
    if (this.#state === 'opening' && frame.type !== 'hello' && frame.type !== 'bye')
      return this.#notUnderstood(`${frame.type} before hello`);
    this.#heardAt = this.#deps.clock.monotonic();
    switch (frame.type) {
      case 'hello':
        return this.#greet(frame);
      case 'bye':
        this.#gone(frame.why, { why: frame.why, by: 'them' });
        return this.#deps.socket.close(1000, 'bye');
      case 'ping':
        return this.send({ type: 'pong', at: frame.at, wall: this.#deps.clock.now() });
      case 'pong': {
        const took = Math.max(0, this.#heardAt - frame.at);
        this.#wallAhead = frame.wall - (this.#deps.clock.now() - took / 2);
        return undefined;
      }
      default:
        return this.#deps.events.frame(frame);
    }
  }

  #greet(hello: HelloFrame): void {
    if (this.#state === 'open') return this.#notUnderstood('a second hello');
    this.#peer = hello.kiosk?.kioskId ?? 'hub';
    this.#wallAhead = hello.wall - this.#deps.clock.now();
    if (hello.version !== LINK_VERSION) return this.end('version');
    const refusal = this.#deps.events.judge(hello);
    if (refusal !== null) return this.end(refusal);
    this.#state = 'open';
    if (!this.#deps.calls) this.#sayHello();
    return this.#deps.events.open(hello);
  }

  #sayHello(): void {
    const { clock, hello } = this.#deps;
    this.send({ type: 'hello', version: LINK_VERSION, wall: clock.now(), ...hello });
  }

  #notUnderstood(why: string): void {
    this.#deps.log('link.not-understood', { peer: this.#peer, why });
    this.end('not-understood');
  }

  #gone(why: string, said: { readonly why: ByeReason; readonly by: 'us' | 'them' } | null): void {
    if (this.#state === 'gone') return;
    this.#state = 'gone';
    for (const stop of this.#stops) stop();
    this.#deps.events.gone(why, said);
  }

  #every(ms: number, tick: () => void): void {
    const at = this.#stops.length;
    const again = (): void => {
      if (this.#state === 'gone') return;
      tick();
      this.#stops[at] = this.#deps.clock.after(ms, again);
    };
    this.#stops[at] = this.#deps.clock.after(ms, again);
  }
}
