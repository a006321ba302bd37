import type { FloorDetail, FloorEntry, FloorKiosk } from '../../contract/floor.ts';
import type { ByeReason, HelloFrame, LinkFrame } from '../../contract/link.ts';
import type { RemoteKioskRow, RemoteKioskStore } from '../../db/remote-kiosk-store.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import type { CallCourier } from './call-courier.ts';
import type { KioskAsks } from './kiosk-asks.ts';
import { LinkLine } from './link-line.ts';
import { type LinkCore, LinkPeer, type PeerTakers } from './link-peer.ts';
import type { LinkSocket } from './link-socket.ts';
import type { HubProof } from './shop-link.ts';

/** How often the hub says again what it has of ways to people, and saves what kiosks said of themselves. */
const PROOF_MS = 1_000;
const SAVE_MS = 60_000;

/** Two machines whose clocks differ by more are told to a person. */
const APART_MS = 5_000;

/** A kiosk that this hub serves or has served. */
export interface RemoteKiosk {
  readonly peer: LinkPeer;
  deviceId: string;
  epoch: string;
  attempt: number;
  floor: FloorKiosk | null;
  detail: FloorDetail | null;
  /** Since when it is connected or gone, epoch ms. */
  since: number;
  heardAt: number | null;
  /** Pages that look at it closely. */
  watchers: number;
  /** It said that it stops: nobody need look for it. */
  stopped: boolean;
  unsaved: boolean;
}

/** What the hub tells its kiosks of itself. */
export type ToldProof = Pick<HubProof, 'staffDevices' | 'pagers' | 'phonePages'>;

export interface HubSideDeps {
  readonly core: LinkCore;
  readonly name: string;
  /** The kiosk of this engine; null: it has none. */
  readonly here: string | null;
  readonly store: RemoteKioskStore;
  readonly takers: PeerTakers;
  readonly courier: CallCourier;
  readonly asks: KioskAsks;
  /** What stands behind "somebody can be reached" here. */
  readonly proof: () => ToldProof;
  /** Whether this engine may be a hub at all. */
  readonly serves: () => boolean;
  readonly connected: (kioskId: string) => void;
  readonly gone: (kioskId: string) => void;
  readonly changed: () => void;
}

/** A hub's end of the link: every kiosk of the shop, what it said last, and what is to be told to it. */
export class HubSide {
  readonly #deps: HubSideDeps;
  readonly #kiosks = new Map<string, RemoteKiosk>();
  readonly #lines = new Set<LinkLine>();
  #stopTicking: (() => void) | null = null;
  #stopSaving: (() => void) | null = null;
  #lastProof = '';

  constructor(deps: HubSideDeps) {
    this.#deps = deps;
    for (const row of deps.store.list()) this.#kiosks.set(row.kioskId, this.#remembered(row));
  }

  stop(): void {
    this.#stopTicking?.();
    this.#stopSaving?.();
    for (const line of [...this.#lines]) line.end('stopping');
    this.#save();
  }

  get size(): number {
    return this.#kiosks.size;
  }

  find(kioskId: string): RemoteKiosk | undefined {
    return this.#kiosks.get(kioskId);
  }

  all(): ReadonlyMap<string, RemoteKiosk> {
    return this.#kiosks;
  }

  floors(): readonly FloorEntry[] {
    return [...this.#kiosks.values()].flatMap((kiosk) => {
      if (kiosk.floor === null) return [];
      return {
        ...kiosk.floor,
        link: kiosk.peer.line === null ? 'gone' : 'connected',
        // It would make a new picture of every beat.
        heardAt: kiosk.peer.line === null ? kiosk.heardAt : null,
        since: kiosk.since,
        backlog: kiosk.peer.said.backlog(),
        letterTaken: false,
      };
    });
  }

  watch(kioskId: string): () => void {
    const kiosk = this.#kiosks.get(kioskId);
    if (kiosk === undefined) return () => undefined;
    kiosk.watchers += 1;
    if (kiosk.watchers === 1) kiosk.peer.line?.send({ type: 'watch', on: true });
    let over = false;
    return () => {
      if (over) return;
      over = true;
      kiosk.watchers -= 1;
      if (kiosk.watchers > 0) return;
      kiosk.detail = null;
      kiosk.peer.line?.send({ type: 'watch', on: false });
    };
  }

  /** Takes a connection that the network let in. `kioskId`: the only kiosk that it may be; null: not proven. */
  accept(socket: LinkSocket, device: { readonly deviceId: string; readonly kioskId: string | null }): void {
    const { core } = this.#deps;
    let kiosk: RemoteKiosk | null = null;
    const line: LinkLine = new LinkLine({
      socket,
      calls: false,
      clock: core.clock,
      log: core.log,
      hello: {
        engine: core.version,
        role: 'hub',
        epoch: core.epoch,
        attempt: 0,
        name: this.#deps.name,
        kiosk: null,
      },
      events: {
        judge: (hello) => {
          const refusal = this.#judge(hello, device);
          if (refusal !== null)
            core.log('link.refused', { peer: hello.kiosk?.kioskId ?? device.deviceId, why: refusal });
          return refusal;
        },
        open: (hello) => {
          kiosk = this.#opened(line, hello, device.deviceId);
        },
        frame: (frame) => {
          if (kiosk !== null) this.#take(kiosk, line, frame);
        },
        gone: (why, said) => {
          this.#lines.delete(line);
          this.#deps.asks.lost(line);
          if (kiosk !== null) this.#lost(kiosk, line, why, said?.by === 'them' && said.why === 'stopping');
        },
      },
    });
    this.#lines.add(line);
  }

  /** Tells every kiosk what is proven here, when it is otherwise than it was. */
  tellProof(): void {
    if (this.#lines.size === 0) return;
    const proof = this.#deps.proof();
    const text = JSON.stringify({ type: 'proof', ...proof } satisfies LinkFrame);
    if (text === this.#lastProof) return;
    this.#lastProof = text;
    for (const { peer } of this.#kiosks.values()) peer.line?.sendText(text);
  }

  /** The kiosk does not belong to this shop any more. */
  forget(kioskId: string): void {
    const kiosk = this.#kiosks.get(kioskId);
    if (kiosk === undefined) return;
    this.#kiosks.delete(kioskId);
    kiosk.peer.line?.end('not-a-hub');
    this.#deps.store.remove(kioskId);
    this.#deps.core.store.drop(kioskId);
    this.#deps.changed();
  }

  #judge(hello: HelloFrame, device: { readonly deviceId: string; readonly kioskId: string | null }) {
    const says = hello.kiosk;
    if (hello.role !== 'kiosk' || says === null) return 'role';
    if (!this.#deps.serves()) return 'not-a-hub';
    if (device.kioskId !== null && device.kioskId !== says.kioskId) return 'kiosk-id-not-yours';
    if (says.kioskId === this.#deps.here) return 'kiosk-id-taken';
    const known = this.#kiosks.get(says.kioskId);
    if (known === undefined || known.peer.line === null) return null;
    if (known.deviceId !== device.deviceId) return 'kiosk-id-taken';
    // A connection that was long under way must not push a newer one of the same run aside.
    return known.epoch === hello.epoch && known.attempt >= hello.attempt
      ? ('superseded' satisfies ByeReason)
      : null;
  }

  #opened(line: LinkLine, hello: HelloFrame, deviceId: string): RemoteKiosk {
    const { core, courier } = this.#deps;
    const kioskId = hello.kiosk?.kioskId ?? '';
    const known = this.#kiosks.get(kioskId);
    const kiosk = known ?? this.#fresh(kioskId);
    this.#kiosks.set(kioskId, kiosk);
    const earlier = kiosk.peer.line;
    kiosk.deviceId = deviceId;
    kiosk.epoch = hello.epoch;
    kiosk.attempt = hello.attempt;
    kiosk.stopped = false;
    this.#changedFor(kiosk);
    kiosk.since = core.clock.now();
    kiosk.heardAt = kiosk.since;
    kiosk.peer.attach(line);
    earlier?.end('superseded');
    // A hub that is killed right after must know whom to tell what is decided meanwhile.
    if (known === undefined) this.#save();
    core.log('link.connected', { peer: kioskId, engine: hello.engine });
    const apart = Math.round(line.wallAhead);
    if (Math.abs(apart) > APART_MS) core.log('link.clocks-apart', { peer: kioskId, ms: apart });
    this.#lastProof = '';
    if (kiosk.watchers > 0) line.send({ type: 'watch', on: true });
    courier.opened(kiosk.peer);
    kiosk.peer.flow();
    this.#tick();
    this.#deps.connected(kioskId);
    this.#deps.changed();
    return kiosk;
  }

  #lost(kiosk: RemoteKiosk, line: LinkLine, why: string, stopped: boolean): void {
    const { core } = this.#deps;
    if (!kiosk.peer.detach(line)) return;
    core.log('link.lost', { peer: kiosk.peer.name, why });
    kiosk.heardAt = core.clock.now() - Math.round(core.clock.monotonic() - line.heardAt);
    kiosk.since = core.clock.now();
    kiosk.stopped = stopped;
    kiosk.detail = null;
    this.#changedFor(kiosk);
    // Whoever is switched off for the night must not be missed by a hub that starts before it in the morning.
    if (stopped) this.#save();
    this.#deps.gone(kiosk.peer.name);
    this.#deps.changed();
  }

  #take(kiosk: RemoteKiosk, line: LinkLine, frame: LinkFrame): void {
    const { peer } = kiosk;
    if (peer.line !== line) return;
    if (peer.take(frame)) return;
    switch (frame.type) {
      case 'calls':
        return this.#deps.courier.takeCalls(peer, frame.calls);
      case 'floor':
        return this.#drawn(kiosk, frame.kiosk);
      case 'detail':
        if (kiosk.watchers === 0) return undefined;
        kiosk.detail = { ...frame.detail, kioskId: peer.name };
        return this.#deps.changed();
      case 'answer':
        return this.#deps.asks.answered(line, frame);
      default:
        return line.end('role');
    }
  }

  #drawn(kiosk: RemoteKiosk, floor: FloorKiosk): void {
    const { core } = this.#deps;
    const taken = [...this.#kiosks.values()].some(
      (other) => other !== kiosk && other.floor?.letter === floor.letter,
    );
    if (taken && kiosk.floor?.letter !== floor.letter)
      core.log('link.letter-taken', { peer: kiosk.peer.name, letter: floor.letter });
    kiosk.floor = { ...floor, kioskId: kiosk.peer.name };
    this.#changedFor(kiosk);
    this.#deps.changed();
  }

  #fresh(kioskId: string): RemoteKiosk {
    return {
      peer: new LinkPeer(kioskId, this.#deps.core, this.#deps.takers),
      deviceId: '',
      epoch: '',
      attempt: 0,
      floor: null,
      detail: null,
      since: this.#deps.core.clock.now(),
      heardAt: null,
      watchers: 0,
      stopped: false,
      unsaved: true,
    };
  }

  #remembered(row: RemoteKioskRow): RemoteKiosk {
    return {
      ...this.#fresh(row.kioskId),
      deviceId: row.deviceId,
      floor: row.floor === null ? null : readOwnJson<FloorKiosk>(row.floor),
      since: row.lastSeenAt ?? this.#deps.core.clock.now(),
      heardAt: row.lastSeenAt,
      stopped: row.stopped === 1,
      unsaved: false,
    };
  }

  #save(): void {
    this.#stopSaving?.();
    this.#stopSaving = null;
    const unsaved = [...this.#kiosks.values()].filter((kiosk) => kiosk.unsaved);
    if (unsaved.length === 0) return;
    for (const kiosk of unsaved) kiosk.unsaved = false;
    this.#deps.store.save(
      unsaved.map((kiosk) => ({
        kioskId: kiosk.peer.name,
        deviceId: kiosk.deviceId,
        floor: kiosk.floor === null ? null : JSON.stringify(kiosk.floor),
        lastSeenAt: kiosk.heardAt,
        stopped: kiosk.stopped ? 1 : 0,
      })),
    );
  }

  /** While anybody is connected: nothing runs in an engine that is alone. */
  #tick(): void {
    this.#stopTicking?.();
    if (this.#lines.size === 0) return;
    this.tellProof();
    this.#stopTicking = this.#deps.core.clock.after(PROOF_MS, () => this.#tick());
  }

  #changedFor(kiosk: RemoteKiosk): void {
    kiosk.unsaved = true;
    this.#stopSaving ??= this.#deps.core.clock.after(SAVE_MS, () => this.#save());
  }
}
