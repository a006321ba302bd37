import { WebSocket } from 'ws';
import type { CommandInput, CommandName } from '../../../contract/commands.ts';
import type { StationView } from '../../../contract/views.ts';
import type { FeedFrame } from '../../../contract/wire.ts';
import { readOwnJson } from '../../../domain/own-json.ts';
import { assembleStation } from '../../../renderer/ui/client/station-lines.ts';
import { post } from '../../../tests/e2e/door.ts';

const RECONNECT_MS = 300;

/** Somebody of staff with a tablet: goes to calls, and is cut off now and then. */
export class StaffAgent {
  readonly #cookie: string;
  readonly #hub: () => string | null;
  readonly #random: () => number;
  #view: StationView | null = null;
  #socket: WebSocket | null = null;
  #stopped = false;
  #hurried = false;
  /** What the door said yes to. */
  done = 0;

  /** `hub`: where the hub serves now; null while it is down. */
  constructor(cookie: string, hub: () => string | null, random: () => number) {
    this.#cookie = cookie;
    this.#hub = hub;
    this.#random = random;
  }

  start(): void {
    this.#connect();
    void this.#work();
  }

  stop(): void {
    this.#stopped = true;
    this.#socket?.terminate();
  }

  /** The cable of this tablet is pulled and put back. */
  drop(): void {
    this.#socket?.terminate();
  }

  /** From now on every call is brought to its end. */
  hurry(): void {
    this.#hurried = true;
  }

  get view(): StationView | null {
    return this.#view;
  }

  #connect(): void {
    if (this.#stopped) return;
    const origin = this.#hub();
    if (origin === null) {
      setTimeout(() => this.#connect(), RECONNECT_MS);
      return;
    }
    const assemble = assembleStation();
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/feed/station`, {
      headers: { cookie: this.#cookie, origin },
    });
    this.#socket = socket;
    socket.on('open', () => socket.send(JSON.stringify({ epoch: null, seen: {} })));
    socket.on('message', (text: Buffer) => {
      const frame = readOwnJson<FeedFrame>(text.toString());
      this.#view = assemble(frame) ?? this.#view;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => setTimeout(() => this.#connect(), RECONNECT_MS));
  }

  async #work(): Promise<void> {
    for (let turn = 0; !this.#stopped; turn += 1) {
      const slow = this.#hurried ? 300 : 1_500;
      await new Promise((resolve) => setTimeout(resolve, 200 + this.#random() * slow));
      if (turn % 40 === 0) await this.#say('staff.here', {});
      await this.#doSomething();
    }
  }

  async #doSomething(): Promise<void> {
    const { calls = [], me = null, beat = null } = this.#view ?? {};
    if (me === null) return;
    if (beat !== null && this.#random() < 0.2) await this.#say('assist.echo', { beat });
    const call = calls[Math.floor(this.#random() * calls.length)];
    if (call === undefined) return;
    const { callId } = call;
    if (call.deliveredAt === null) await this.#say('assist.seen', { callIds: [callId] });
    const dice = this.#hurried ? 1 : this.#random();
    if (call.acceptedBy === null) {
      if (dice > 0.4) await this.#say('assist.accept', { callId });
    } else if (call.acceptedBy.staffId !== me.staffId) {
      if (this.#hurried) await this.#say('assist.resolve', { callId, reason: 'other', note: '' });
      else if (dice < 0.05) await this.#say('assist.accept', { callId });
    } else if (dice < 0.15) await this.#say('assist.handOver', { callId, to: null, note: '' });
    else if (call.arrivedAt === null) await this.#say('assist.arrive', { callId });
    else await this.#say('assist.resolve', { callId, reason: 'answered-question', note: '' });
  }

  async #say<N extends CommandName>(name: N, input: CommandInput<N>): Promise<void> {
    const origin = this.#hub();
    if (origin === null) return;
    try {
      const headers = { 'x-pointfive-screen': 'station', cookie: this.#cookie };
      if ((await post(origin, name, input, headers)).ok) this.done += 1;
    } catch {
      // The hub was killed; the page would say so.
    }
  }
}
