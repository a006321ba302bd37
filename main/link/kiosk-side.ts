import type { FloorDetail, FloorKiosk, HubView } from '../../contract/floor.ts';
import type { AnswerFrame, AskFrame, ByeReason, LinkFrame } from '../../contract/link.ts';
import type { Caller } from '../gateway/caller.ts';
import type { Door } from '../gateway/door.ts';
import { commands, isCommand } from '../../contract/commands.ts';
import type { CommandSpec } from '../../contract/command-spec.ts';
import type { CallCourier } from './call-courier.ts';
import type { ToldProof } from './hub-side.ts';
import { LinkLine } from './link-line.ts';
import type { LinkCore, LinkPeer } from './link-peer.ts';
import type { LinkSocket } from './link-socket.ts';
import type { HubProof } from './shop-link.ts';

/** Tries again after this long, doubling, so that a hub that comes back is not met by all kiosks in one moment. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/** A hub that said no is asked again, in case a person has put it right. */
const REFUSED_WAIT_MS = 30_000;

/** Pictures of a kiosk leave at most this often; only the newest. */
const PICTURE_MS = 200;

/** What changes without anybody saying so (a device, the help path) is looked at this often. */
const LOOK_MS = 1_000;

/** A socket with more than this before it gets no picture. */
const BUSY_BYTES = 64 * 1024;

const nothingTold: ToldProof = { staffDevices: 0, pagers: 0, phonePages: null };

/** The hub that a kiosk belongs to, and how it is called. */
export interface HubAddress {
  readonly name: string;
  readonly dial: () => LinkSocket;
}

export interface KioskSideDeps {
  readonly core: LinkCore;
  readonly kiosk: {
    readonly id: string;
    readonly name: string;
    readonly place: string;
    readonly letter: string;
  };
  readonly peer: LinkPeer;
  readonly courier: CallCourier;
  readonly door: () => Door;
  readonly floor: () => FloorKiosk;
  readonly detail: () => FloorDetail;
  /** From 0 to 1: spreads the kiosks of a shop. */
  readonly random: () => number;
  readonly changed: () => void;
}

/** A kiosk's end of the link: keeps calling its hub, and tells what goes on here. */
export class KioskSide {
  readonly #deps: KioskSideDeps;
  #hub: HubAddress | null = null;
  #line: LinkLine | null = null;
  #attempt = 0;
  #failures = 0;
  #refusal: ByeReason | 'shut-out' | null = null;
  #since: number;
  #proof: ToldProof = nothingTold;
  #hubName: string | null = null;
  #watched = false;
  #lastFloor = '';
  #lastDetail = '';
  #pictures: (() => void) | null = null;
  #retry: (() => void) | null = null;
  #looking: (() => void) | null = null;
  #running = false;

  constructor(deps: KioskSideDeps) {
    this.#deps = deps;
    this.#since = deps.core.clock.now();
  }

  get hub(): { readonly name: string; readonly peer: LinkPeer } | null {
    if (this.#hub === null) return null;
    return { name: this.#hubName ?? this.#hub.name, peer: this.#deps.peer };
  }

  start(): void {
    this.#running = true;
    this.#dial();
  }

  stop(): void {
    this.#running = false;
    this.#retry?.();
    this.#looking?.();
    this.#line?.end('stopping');
  }

  /** The hub that this kiosk belongs to from now on; null: none. */
  belongsTo(hub: HubAddress | null): void {
    this.#hub = hub;
    this.#hubName = null;
    this.#refusal = null;
    this.#failures = 0;
    this.#line?.end('stopping');
    this.#retry?.();
    if (this.#running) this.#dial();
    this.#deps.changed();
  }

  proof(): HubProof | null {
    const { hub } = this;
    if (hub === null) return null;
    const line = hub.peer.line;
    return {
      hubName: hub.name,
      connected: line !== null,
      heardAt: line?.heardAt ?? null,
      ...(line === null ? nothingTold : this.#proof),
    };
  }

  view(): HubView | null {
    const { hub } = this;
    if (hub === null) return null;
    return {
      name: hub.name,
      link: hub.peer.line === null ? 'gone' : 'connected',
      since: this.#since,
      backlog: hub.peer.said.backlog(),
      refusal: this.#refusal,
    };
  }

  /** Something about this kiosk may look otherwise. */
  touched(): void {
    if (this.#deps.peer.line === null || this.#pictures !== null) return;
    this.#pictures = this.#deps.core.clock.after(PICTURE_MS, () => {
      this.#pictures = null;
      this.#sendPictures();
    });
  }

  #look(): void {
    this.touched();
    this.#deps.peer.said.pump();
    this.#looking?.();
    this.#looking = this.#deps.core.clock.after(LOOK_MS, () => this.#look());
  }

  #sendPictures(): void {
    const { line } = this.#deps.peer;
    if (line === null || line.bufferedAmount > BUSY_BYTES) return;
    const floor = JSON.stringify({ type: 'floor', kiosk: this.#deps.floor() } satisfies LinkFrame);
    if (floor !== this.#lastFloor) line.sendText(floor);
    this.#lastFloor = floor;
    if (!this.#watched) return;
    const detail = JSON.stringify({ type: 'detail', detail: this.#deps.detail() } satisfies LinkFrame);
    if (detail !== this.#lastDetail) line.sendText(detail);
    this.#lastDetail = detail;
  }

  #dial(): void {
    this.#retry = null;
    const { core, kiosk, peer, courier } = this.#deps;
    const hub = this.#hub;
    if (!this.#running || hub === null) return;
    this.#attempt += 1;
    const line: LinkLine = new LinkLine({
      socket: hub.dial(),
      clock: core.clock,
      log: core.log,
      calls: true,
      hello: {
        engine: core.version,
        role: 'kiosk',
        epoch: core.epoch,
        attempt: this.#attempt,
        name: kiosk.name,
        kiosk: { kioskId: kiosk.id, place: kiosk.place, letter: kiosk.letter },
      },
      events: {
        judge: (hello) => (hello.role === 'hub' ? null : 'role'),
        open: (hello) => {
          core.log('link.connected', { peer: 'hub', engine: hello.engine });
          this.#failures = 0;
          this.#refusal = null;
          this.#hubName = hello.name;
          this.#since = core.clock.now();
          this.#proof = nothingTold;
          this.#watched = false;
          this.#lastFloor = '';
          peer.attach(line);
          this.#sendPictures();
          courier.opened(peer);
          peer.flow();
          this.#look();
          this.#deps.changed();
        },
        frame: (frame) => this.#take(line, frame),
        gone: (why, said) => {
          this.#line = null;
          this.#retry?.();
          if (said !== null && said.why !== 'stopping') {
            this.#refusal = said.why;
            core.log('link.refused', { peer: 'hub', why: said.why });
          }
          // The network turns a device away before any frame: it was shut out by a person.
          if (why === 'cut off' || why.endsWith('response: 403')) this.#refusal = 'shut-out';
          if (peer.detach(line)) {
            this.#looking?.();
            core.log('link.lost', { peer: 'hub', why });
            this.#since = core.clock.now();
            courier.lost();
          }
          this.#retry = core.clock.after(this.#waitMs(), () => this.#dial());
          this.#deps.changed();
        },
      },
    });
    this.#line = line;
  }

  #waitMs(): number {
    const { random } = this.#deps;
    const longest = this.#longestMs();
    this.#failures = Math.min(this.#failures + 1, 10);
    return longest / 2 + (random() * longest) / 2;
  }

  #longestMs(): number {
    if (this.#refusal === null) return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures);
    // By a connection of an earlier run that was long under way, and ends at once: no person need put that right. Not
    // sooner, because it may also be another machine with a copy of this one's disk.
    return this.#refusal === 'superseded' ? LONGEST_WAIT_MS : REFUSED_WAIT_MS;
  }

  #take(line: LinkLine, frame: LinkFrame): void {
    const { peer, courier } = this.#deps;
    if (peer.line !== line || peer.take(frame)) return;
    switch (frame.type) {
      case 'calls':
        return courier.takeCalls(peer, frame.calls);
      case 'have':
        return courier.held(frame.callIds);
      case 'proof': {
        const { staffDevices, pagers, phonePages } = frame;
        const before = this.#proof;
        if (
          staffDevices === before.staffDevices &&
          pagers === before.pagers &&
          phonePages === before.phonePages
        )
          return undefined;
        this.#proof = { staffDevices, pagers, phonePages };
        return this.#deps.changed();
      }
      case 'watch':
        this.#watched = frame.on;
        this.#lastDetail = '';
        return this.#sendPictures();
      case 'ask':
        return void this.#answer(line, frame);
      default:
        return line.end('role');
    }
  }

  async #answer(line: LinkLine, ask: AskFrame): Promise<void> {
    const answer = await this.#do(ask);
    const frame = JSON.stringify({ type: 'answer', askId: ask.askId, answer } satisfies LinkFrame);
    if (line.sendText(frame)) return;
    const message = 'the answer is too long to be told; what was asked for was done';
    line.send({
      type: 'answer',
      askId: ask.askId,
      answer: { ok: false, why: 'refused', reason: 'too-long', message },
    });
  }

  /** The hub has judged it already; a kiosk does only what one kiosk's engine does, for a person of staff. */
  async #do({ name, input, by }: AskFrame): Promise<AnswerFrame['answer']> {
    const spec: CommandSpec | null = isCommand(name) ? commands[name] : null;
    if (spec?.atKiosk !== true) {
      const message = `${name} is not done by one kiosk`;
      return { ok: false, why: 'not-allowed', reason: null, message };
    }
    const staff = { staff_id: by.staffId, name: by.name, role: by.role };
    const caller: Caller = { audience: by.role, screen: by.screen, staff, sessionKey: null };
    const answer = await this.#deps.door()(caller, name, input);
    if (answer.ok) return { ok: true, value: answer.value };
    const { why, message } = answer;
    return { ok: false, why, reason: answer.why === 'refused' ? answer.reason : null, message };
  }
}
