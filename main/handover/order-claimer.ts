import type { ClaimOutcome } from '../../contract/handover-commands.ts';
import type { ClaimAnswer, ClaimBody, ClaimOver } from '../../contract/link-handover.ts';
import { readSpokenCode } from '../../domain/order/spoken-code.ts';
import type { Clock } from '../clock.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { Stores } from '../stores.ts';
import { isScreenFree, type LandingDeps, landOrder } from './land-order.ts';
import type { TicketKeeper } from './ticket-keeper.ts';

/** A customer looks at "one moment" no longer than this; an answer that comes later brings nothing here. */
const ANSWER_MS = 6_000;

/** So many codes may be wrong in a row before the next must wait: codes are not to be guessed. */
const WRONG_CODES = 5;
const WRONG_WAIT_MS = 60_000;

/** Longer than any message of the link waits. */
const REMEMBERED_MS = 30 * 24 * 60 * 60_000;

type Granted = Extract<ClaimAnswer['result'], { kind: 'granted' }>;

export interface ClaimerDeps extends LandingDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly link: ShopLink;
  readonly here: { readonly id: string; readonly name: string };
  readonly keeper: TicketKeeper;
  /** New orders are taken here now. */
  readonly serving: () => boolean;
  /** Hands a message on towards its kiosk; resolves when it is on disk. */
  readonly send: (body: ClaimBody | ClaimOver) => Promise<void>;
}

/** Orders that customers ask for at this kiosk by their code: each lands on the screen once, or never. */
export class OrderClaimer {
  readonly #deps: ClaimerDeps;
  #asking: { readonly claimId: string; readonly settle: (outcome: ClaimOutcome) => void } | null = null;
  #wrong = 0;
  #wrongAt = 0;

  constructor(deps: ClaimerDeps) {
    this.#deps = deps;
  }

  /** Nobody waits any more for what was asked before this start. */
  start(): void {
    const { stores, clock } = this.#deps;
    stores.handover.beginAnew(clock.now() - REMEMBERED_MS);
  }

  async claim(typed: string): Promise<ClaimOutcome> {
    const { clock } = this.#deps;
    if (this.#wrong >= WRONG_CODES && clock.monotonic() - this.#wrongAt < WRONG_WAIT_MS)
      return { outcome: 'slow-down', where: null };
    const code = readSpokenCode(typed);
    const outcome: ClaimOutcome =
      code === null ? { outcome: 'not-a-code', where: null } : await this.#ask(code);
    if (outcome.outcome === 'here') this.#wrong = 0;
    if (outcome.outcome === 'no-such-code') {
      this.#wrong = clock.monotonic() - this.#wrongAt < WRONG_WAIT_MS ? this.#wrong + 1 : 1;
      this.#wrongAt = clock.monotonic();
    }
    return outcome;
  }

  /** An answer of the kiosk that keeps an order, however late and however often it comes. */
  async answered({ claimId, result }: ClaimAnswer): Promise<void> {
    const { stores } = this.#deps;
    const waiting = this.#asking?.claimId === claimId ? this.#asking : null;
    if (result.kind === 'refused') {
      if (stores.handover.void(claimId)) waiting?.settle({ outcome: result.why, where: result.where });
      return;
    }
    if (waiting !== null) waiting.settle(this.#land(claimId, result));
    stores.handover.void(claimId);
    await this.#tell(claimId, result);
  }

  async #ask(code: string): Promise<ClaimOutcome> {
    const { stores, clock, ids, here, keeper, serving, send } = this.#deps;
    if (this.#asking !== null || !serving() || !isScreenFree(this.#deps))
      return { outcome: 'busy', where: null };
    const claimId = ids.uuid();
    const body: ClaimBody = { type: 'claim', claimId, code, by: { kioskId: here.id, name: here.name } };
    stores.handover.ask(claimId, code, clock.now());
    const own = keeper.claim(body).result;
    if (own.kind === 'granted') {
      const outcome = this.#land(claimId, own);
      stores.handover.void(claimId);
      await this.#tell(claimId, own);
      return outcome;
    }
    const refusal = this.#cannotAsk(own.why);
    if (refusal !== null || own.why !== 'no-such-code') {
      stores.handover.void(claimId);
      return refusal ?? { outcome: own.why, where: own.where };
    }
    const answer = new Promise<ClaimOutcome>((resolve) => {
      const stop = clock.after(ANSWER_MS, () => {
        stores.handover.void(claimId);
        this.#asking?.settle({ outcome: 'unheard', where: null });
      });
      this.#asking = {
        claimId,
        settle: (outcome) => {
          stop();
          this.#asking = null;
          resolve(outcome);
        },
      };
    });
    await send(body);
    return answer;
  }

  /** Why nobody else can be asked for an order that this kiosk does not keep. */
  #cannotAsk(own: string): ClaimOutcome | null {
    const { link } = this.#deps;
    if (own !== 'no-such-code') return null;
    if (link.role === 'alone') return { outcome: 'no-such-code', where: null };
    if (link.role === 'kiosk' && link.hub()?.connected !== true) return { outcome: 'alone', where: null };
    return null;
  }

  #land(claimId: string, { home, ticketId, content }: Granted): ClaimOutcome {
    const { stores, keeper, here } = this.#deps;
    const landing = landOrder(this.#deps, content, 'customer', () => {
      if (!stores.handover.land(claimId, home, ticketId)) return false;
      // The order of this very kiosk leaves its ticket in the step that shows it.
      return home !== here.id || keeper.decide(ticketId, landedHere(here))?.yes === true;
    });
    switch (landing.kind) {
      case 'landed':
        return { outcome: 'here' };
      case 'taken':
        return { outcome: 'no-such-code', where: null };
      case 'busy':
      case 'not-here':
        return { outcome: landing.kind, where: null };
    }
  }

  /** Tells the kiosk that keeps it what became of the claim; it hears the same however often it is told. */
  async #tell(claimId: string, { home, ticketId }: Granted): Promise<void> {
    const { stores, here, keeper, send } = this.#deps;
    const row = stores.handover.claim(claimId);
    const landed = row?.state === 'landed' && row.ticket_id === ticketId;
    const by = { kioskId: here.id, name: here.name };
    if (home === here.id) keeper.over({ claimId, ticketId, by, landed });
    else await send({ type: 'over', claimId, home, ticketId, by, landed });
  }
}

function landedHere(here: { readonly id: string; readonly name: string }) {
  return { type: 'landed', kioskId: here.id, name: here.name } as const;
}
