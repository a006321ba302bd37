import { ringBody, type RingBody } from '../../contract/link-ring.ts';
import type { LadderPerson } from '../../domain/assist/ladder.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { RingBook, RungPerson } from './ring-book.ts';

export interface FarRingsDeps {
  readonly link: () => Pick<ShopLink, 'say' | 'role'>;
  readonly rings: Pick<RingBook, 'heard'>;
  readonly people: () => readonly LadderPerson[];
  /** What people here call whoever is rung; undefined: nothing. */
  readonly nameOf: (who: string) => string | undefined;
  /** Something was counted. */
  readonly changed: () => void;
  readonly fault: (error: unknown) => void;
}

/** Rings of a kiosk that had to ring by itself: they count at its hub too, as soon as that is back. */
export class FarRings {
  readonly #deps: FarRingsDeps;

  constructor(deps: FarRingsDeps) {
    this.#deps = deps;
  }

  /** Somebody was rung here. */
  tell({ who, ring, at }: RungPerson): void {
    const { link, nameOf, fault } = this.#deps;
    if (link().role !== 'kiosk') return;
    const body: RingBody = { who, name: nameOf(who) ?? null, ring, at };
    link().say('ring', body).catch(fault);
  }

  /** Counts what kiosks tell from now on. Before the link starts. */
  listen({ onSaid }: Pick<ShopLink, 'onSaid'>): void {
    onSaid('ring', (body, { kioskId }) => {
      const said = ringBody.safeParse(body);
      if (!said.success)
        return Promise.resolve({ unread: said.error.issues[0]?.message ?? 'not understood' });
      if (kioskId === null) return Promise.resolve({ unread: 'a hub tells nobody of rings' });
      this.#deps.rings.heard({ ...said.data, who: this.#here(said.data) });
      this.#deps.changed();
      return Promise.resolve(undefined);
    });
  }

  /** The same person as this engine knows them: each keeps its own list of staff. */
  #here({ who, name }: RingBody): string {
    const people = this.#deps.people();
    if (name === null || people.some(({ staffId }) => staffId === who)) return who;
    return people.find((person) => person.name.toLowerCase() === name.toLowerCase())?.staffId ?? who;
  }
}
