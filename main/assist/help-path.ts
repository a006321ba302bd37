import { isDeepStrictEqual } from 'node:util';
import { bestWay, type HelpProofs, type HelpTrouble, type HelpWay } from '../../domain/assist/help-path.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { Log } from '../log.ts';
import type { HelpBeat } from './help-beat.ts';

/** Everything about the ways to a person, from what is proven now. */
export interface HelpPathState {
  readonly way: HelpWay;
  readonly proofs: HelpProofs;
  readonly trouble: HelpTrouble;
}

/** A paging box that calls would ring, and whether it has answered of late. */
export interface PagerWay {
  readonly name: string;
  readonly proven: boolean;
}

/**
 * Whether help can be promised. Nothing here is remembered or hoped: screens count by the test call that they showed,
 * boxes by their own last answer, the hub by its link.
 */
export class HelpPath {
  readonly #beat: HelpBeat;
  readonly #pagers: () => readonly PagerWay[];
  readonly #link: () => Pick<ShopLink, 'role' | 'hub'>;
  readonly #log: Log;
  readonly #listeners = new Set<() => void>();
  #told: HelpPathState | null = null;

  constructor(deps: {
    beat: HelpBeat;
    pagers: () => readonly PagerWay[];
    link: () => Pick<ShopLink, 'role' | 'hub'>;
    log: Log;
  }) {
    this.#beat = deps.beat;
    this.#pagers = deps.pagers;
    this.#link = deps.link;
    this.#log = deps.log;
  }

  /** Called when what is proven has changed. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Looks again and tells when something is otherwise. Call whenever a part of it may have changed. */
  look(): void {
    const now = this.state();
    if (isDeepStrictEqual(now, this.#told)) return;
    const way = this.#told?.way;
    this.#told = now;
    if (way !== now.way) this.#log('help.path', { way: now.way, ...now.proofs });
    for (const listener of this.#listeners) listener();
  }

  state(): HelpPathState {
    const answering = this.#beat.answering().length;
    const silent = this.#beat.silent();
    const pagers = this.#pagers();
    const { role, hub } = this.#link();
    const proof = hub();
    const connected = proof?.connected === true;
    const proofs: HelpProofs = {
      screens: answering + (connected ? proof.staffDevices : 0),
      pagers: pagers.filter(({ proven }) => proven).length + (connected ? proof.pagers : 0),
      hub: role === 'kiosk' ? (connected ? 'connected' : 'lost') : 'none',
    };
    return {
      way: bestWay(proofs),
      proofs,
      trouble: {
        silent: silent.map(({ staff }) => staff.name),
        nobody: proofs.screens === 0 && silent.length === 0,
        pagers: pagers.flatMap(({ name, proven }) => (proven ? [] : [name])),
        hubLost: proofs.hub === 'lost',
      },
    };
  }
}
