import {
  type ClaimAnswer,
  type ClaimBody,
  handoverBody,
  type HandoverBody,
} from '../../contract/link-handover.ts';
import { unreachable } from '../../domain/result.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { OrderClaimer } from './order-claimer.ts';
import type { TicketDirectory } from './ticket-directory.ts';
import type { TicketKeeper } from './ticket-keeper.ts';

export interface PostDeps {
  readonly link: ShopLink;
  readonly here: string;
  readonly keeper: TicketKeeper;
  readonly directory: TicketDirectory;
  readonly claimer: () => OrderClaimer;
}

/**
 * Carries claims between kiosks through their hub, in the durable streams of the link. The hub decides nothing: it
 * knows at which kiosk an order waits, and hands on.
 */
export class HandoverPost {
  readonly #deps: PostDeps;

  constructor(deps: PostDeps) {
    this.#deps = deps;
    deps.link.onSaid('handover', (body, from) => this.#hear(body, from.kioskId));
  }

  readonly send = async (body: HandoverBody): Promise<void> => {
    if (this.#deps.link.role === 'kiosk') await this.#deps.link.say('handover', body);
    else await this.#route(body);
  };

  async #hear(body: unknown, from: string | null): Promise<{ readonly unread: string } | undefined> {
    const said = handoverBody.safeParse(body);
    if (!said.success) return { unread: said.error.issues[0]?.message ?? 'not understood' };
    if (from === null) await this.#deliver(said.data);
    else if (speaksFor(said.data) !== null && speaksFor(said.data) !== from)
      return { unread: `${from} speaks for ${String(speaksFor(said.data))}` };
    else await this.#route(said.data);
    return undefined;
  }

  /** At a hub: on to the kiosk that it is for. */
  async #route(body: HandoverBody): Promise<void> {
    const { link, here } = this.#deps;
    const to = this.#addressee(body);
    if (typeof to !== 'string') return this.#route(to);
    if (to === here) return this.#deliver(body);
    await link.say('handover', body, to);
  }

  /** Whom it is for; an answer where nobody need be asked. */
  #addressee(body: HandoverBody): string | ClaimAnswer {
    switch (body.type) {
      case 'claim': {
        const home = this.#deps.directory.homeOf(body.code);
        return typeof home === 'string' ? home : refused(body, home.why, home.where);
      }
      case 'answer':
        return body.to;
      case 'over':
        return body.home;
      default:
        return unreachable(body);
    }
  }

  #deliver(body: HandoverBody): Promise<void> {
    const { keeper, claimer } = this.#deps;
    switch (body.type) {
      case 'claim':
        return this.send(keeper.claim(body));
      case 'answer':
        return claimer().answered(body);
      case 'over':
        keeper.over(body);
        return Promise.resolve();
      default:
        return unreachable(body);
    }
  }
}

/** The kiosk whose word a message is; null where it is not told. */
function speaksFor(body: HandoverBody): string | null {
  if (body.type !== 'answer') return body.by.kioskId;
  return body.result.kind === 'granted' ? body.result.home : null;
}

function refused(
  { claimId, by }: ClaimBody,
  why: Extract<ClaimAnswer['result'], { kind: 'refused' }>['why'],
  where: string | null,
): ClaimAnswer {
  return { type: 'answer', claimId, to: by.kioskId, result: { kind: 'refused', why, where } };
}
