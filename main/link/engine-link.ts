import type { FloorDetail, FloorEntry, FloorKiosk, HubView } from '../../contract/floor.ts';
import type { LinkState } from '../../contract/link-commands.ts';
import type { RemoteKioskStore } from '../../db/remote-kiosk-store.ts';
import type { AssistDesk } from '../assist/desk.ts';
import type { Door } from '../gateway/door.ts';
import type { IdSource } from '../ids.ts';
import { wholeFloor } from '../views/floor-view.ts';
import { CallCourier } from './call-courier.ts';
import type { Taken } from './heard-stream.ts';
import { HubSide, type ToldProof } from './hub-side.ts';
import { KioskAsks } from './kiosk-asks.ts';
import { type HubAddress, KioskSide } from './kiosk-side.ts';
import { KioskWatch } from './kiosk-watch.ts';
import { type LinkCore, LinkPeer, type PeerTakers } from './link-peer.ts';
import type { LinkSocket } from './link-socket.ts';
import type { HubProof, SaidTaker, ShopLink } from './shop-link.ts';

/** Pages are drawn again at most this often for what kiosks tell of themselves. */
const DRAW_MS = 100;

/** Under this name the hub stands in the streams of a kiosk, whichever hub it is. */
const HUB = '@hub';

/** What carries the link: who comes in was proven by it. */
export interface LinkNetwork {
  readonly onPeer: (
    listener: (
      socket: LinkSocket,
      device: { readonly deviceId: string; readonly kioskId: string | null },
    ) => void,
  ) => () => void;
  /** The hub that this kiosk belongs to; null: none. */
  readonly hub: () => HubAddress | null;
  readonly onHub: (listener: () => void) => () => void;
}

export interface EngineLinkDeps {
  readonly core: LinkCore;
  readonly ids: IdSource;
  readonly desk: AssistDesk;
  readonly kiosks: RemoteKioskStore;
  readonly kiosk: {
    readonly id: string;
    readonly name: string;
    readonly place: string;
    readonly letter: string;
  };
  /** A hub without a kiosk of its own. */
  readonly headless: boolean;
  readonly hubName: string;
  readonly network: LinkNetwork | null;
  readonly door: () => Door;
  readonly floor: () => FloorKiosk;
  readonly detail: () => FloorDetail;
  readonly proof: () => ToldProof;
  readonly random: () => number;
}

/** One engine's part in its shop: on its own, a kiosk with a hub, or the hub of others. */
export class EngineLink implements ShopLink {
  readonly here: string;
  readonly headless: boolean;
  readonly courier: CallCourier;
  readonly #deps: EngineLinkDeps;
  readonly #kioskSide: KioskSide;
  readonly #hubSide: HubSide;
  readonly #watch: KioskWatch;
  readonly #asks: KioskAsks;
  readonly #takers = new Map<string, SaidTaker>();
  readonly #listeners = new Set<() => void>();
  readonly #stops: (() => void)[] = [];
  #drawing: (() => void) | null = null;

  constructor(deps: EngineLinkDeps) {
    this.#deps = deps;
    this.headless = deps.headless;
    this.here = deps.headless ? '' : deps.kiosk.id;
    const { core, desk, ids } = deps;
    const changed = (): void => this.#changed();
    this.courier = new CallCourier({
      desk,
      clock: core.clock,
      here: this.here,
      hub: () => this.#kioskSide.hub,
      kiosk: (kioskId) => this.#hubSide.find(kioskId)?.peer,
      fault: (error) => core.fault('link', error),
    });
    const takers: PeerTakers = {
      call: (peer, body, heard) => this.courier.takeSaid(peer, body, heard),
      other: (peer, kind, body) => this.#takeOther(peer, kind, body),
      acked: (_peer, callIds) => this.courier.held(callIds),
    };
    this.#asks = new KioskAsks(core.clock);
    this.#watch = new KioskWatch({
      desk,
      clock: core.clock,
      ids,
      place: (kioskId) => this.#hubSide.find(kioskId)?.floor ?? null,
      fault: (error) => core.fault('kiosk watch', error),
    });
    this.#kioskSide = new KioskSide({
      core,
      kiosk: deps.kiosk,
      peer: new LinkPeer(HUB, core, takers),
      courier: this.courier,
      door: deps.door,
      floor: deps.floor,
      detail: deps.detail,
      random: deps.random,
      changed,
    });
    this.#hubSide = new HubSide({
      core,
      name: deps.hubName,
      here: deps.headless ? null : deps.kiosk.id,
      store: deps.kiosks,
      takers,
      courier: this.courier,
      asks: this.#asks,
      proof: deps.proof,
      serves: () => this.#kioskSide.hub === null,
      connected: (kioskId) => this.#watch.settled(kioskId),
      gone: (kioskId) =>
        this.#hubSide.find(kioskId)?.stopped === true
          ? this.#watch.settled(kioskId)
          : this.#watch.silent(kioskId),
      changed,
    });
  }

  get role(): ShopLink['role'] {
    if (this.#kioskSide.hub !== null) return 'kiosk';
    return this.headless || this.#hubSide.size > 0 ? 'hub' : 'alone';
  }

  start(): void {
    const { network } = this.#deps;
    for (const [kioskId, { stopped }] of this.#hubSide.all()) if (!stopped) this.#watch.silent(kioskId);
    if (network !== null) {
      this.#stops.push(
        network.onPeer((socket, device) => this.#hubSide.accept(socket, device)),
        network.onHub(() => this.#kioskSide.belongsTo(network.hub())),
      );
      this.#kioskSide.belongsTo(network.hub());
    }
    this.#kioskSide.start();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#drawing?.();
    this.#watch.stop();
    this.#kioskSide.stop();
    this.#hubSide.stop();
  }

  /** Something about the own kiosk, or about the ways to people here, may be otherwise. */
  touched(): void {
    this.#kioskSide.touched();
    this.#hubSide.tellProof();
  }

  /** A device was shut out of the shop for good: nothing is kept for the kiosk that it was. */
  forgetDevice(deviceId: string): void {
    for (const [kioskId, kiosk] of [...this.#hubSide.all()]) {
      if (kiosk.deviceId !== deviceId) continue;
      this.#watch.settled(kioskId);
      this.#hubSide.forget(kioskId);
    }
  }

  readonly state = (): LinkState => ({
    role: this.role,
    name: this.#deps.hubName,
    hub: this.hubView(),
    kiosks: wholeFloor(this.headless ? null : this.#deps.floor(), this.floors()).map(
      ({ kioskId, name, place, letter, letterTaken, link, since, backlog }) => ({
        ...{ kioskId, name, place, letter, letterTaken },
        ...{ link, since, backlog },
      }),
    ),
  });

  readonly floors = (): readonly FloorEntry[] => this.#hubSide.floors();

  readonly watch = (kioskId: string): (() => void) => this.#hubSide.watch(kioskId);

  readonly detail = (kioskId: string): FloorDetail | null =>
    kioskId === this.here ? this.#deps.detail() : (this.#hubSide.find(kioskId)?.detail ?? null);

  readonly hub = (): HubProof | null => this.#kioskSide.proof();

  readonly hubView = (): HubView | null => this.#kioskSide.view();

  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly ask: ShopLink['ask'] = (kioskId, name, input, caller) => {
    const kiosk = this.#hubSide.find(kioskId);
    if (kiosk === undefined)
      return Promise.resolve({
        ok: false,
        why: 'refused',
        reason: 'no-such-kiosk',
        message: `there is no kiosk ${kioskId} here`,
      });
    return this.#asks.ask(kiosk.peer.line, kiosk.floor?.name ?? kioskId, name, input, caller);
  };

  readonly say: ShopLink['say'] = async (kind, body, kioskId) => {
    const peer = kioskId === undefined ? this.#kioskSide.hub?.peer : this.#hubSide.find(kioskId)?.peer;
    if (peer === undefined) return 'no-peer';
    await peer.keep(kind, body);
    return 'kept';
  };

  readonly onSaid: ShopLink['onSaid'] = (kind, take) => {
    if (kind === 'call' || this.#takers.has(kind)) throw new Error(`somebody takes ${kind} already`);
    this.#takers.set(kind, take);
  };

  #takeOther(peer: LinkPeer, kind: string, body: unknown): Promise<Taken> | undefined {
    return this.#takers.get(kind)?.(body, { kioskId: peer.name === HUB ? null : peer.name });
  }

  #changed(): void {
    if (this.#drawing !== null) return;
    this.#drawing = this.#deps.core.clock.after(DRAW_MS, () => {
      this.#drawing = null;
      for (const listener of this.#listeners) listener();
    });
  }
}
