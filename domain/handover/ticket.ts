import { unreachable } from '../result.ts';

/** Who goes on with an order that waited: a person at the counter, or a customer at another kiosk. */
export type TicketHolder =
  | { readonly kind: 'counter'; readonly staffId: string; readonly name: string }
  | {
      readonly kind: 'kiosk';
      readonly kioskId: string;
      readonly name: string;
      /** Of this attempt to bring it there; another attempt of the same kiosk has another. */
      readonly claimId: string;
    };

/** `moved`: it goes on at another kiosk. `by`: name of the person or the kiosk; empty where nobody did it. */
export type TicketEnding = 'fetched' | 'closed' | 'paid' | 'moved' | 'expired';

/** An order that waits under a code. Its kiosk decides alone what becomes of it. */
export type Ticket =
  | { readonly state: 'waiting' }
  | { readonly state: 'held'; readonly holder: TicketHolder; readonly since: number }
  | { readonly state: 'ended'; readonly how: TicketEnding; readonly by: string; readonly at: number };

export type TicketAsk =
  | { readonly type: 'hold'; readonly holder: TicketHolder }
  /** `overrules`: a supervisor or manager may give back what somebody else holds. */
  | { readonly type: 'give-back'; readonly staffId: string; readonly overrules: boolean }
  /** Back to the screen of its own kiosk. */
  | { readonly type: 'fetch'; readonly staffId: string; readonly name: string }
  | { readonly type: 'close'; readonly name: string }
  /** It stands on the screen of the kiosk that claimed it. */
  | { readonly type: 'landed'; readonly kioskId: string; readonly name: string }
  /** A claim that will never land. */
  | { readonly type: 'void'; readonly claimId: string }
  | { readonly type: 'paid' }
  | { readonly type: 'expire'; readonly expiresAt: number };

/** `no`: nothing changes, and `ticket` says who has it or what became of it. */
export interface TicketAnswer {
  readonly yes: boolean;
  readonly ticket: Ticket;
}

/**
 * A kiosk that claimed an order shows it or gives it up within seconds; one that has done neither for so long is cut
 * off or off, and a person who has looked at its screen may close the ticket.
 */
export const CLAIM_LOOK_MS = 60_000;

/** What becomes of a ticket. One holder at a time: whoever asks first has it, and may ask again. */
export function decideTicket(ticket: Ticket, ask: TicketAsk, now: number): TicketAnswer {
  if (ticket.state === 'ended') return { yes: false, ticket };
  const holder = ticket.state === 'held' ? ticket.holder : null;
  const end = (how: TicketEnding, by: string): TicketAnswer => ({
    yes: true,
    ticket: { state: 'ended', how, by, at: now },
  });
  const no: TicketAnswer = { yes: false, ticket };
  switch (ask.type) {
    case 'hold':
      if (ticket.state === 'waiting')
        return { yes: true, ticket: { state: 'held', holder: ask.holder, since: now } };
      if (!sameHolder(ticket.holder, ask.holder)) return no;
      // An answer that was lost is asked for again; of a kiosk's claims the newest counts.
      return { yes: true, ticket: { ...ticket, holder: ask.holder } };
    case 'give-back':
      if (holder?.kind !== 'counter' || !(ask.overrules || isPerson(holder, ask.staffId))) return no;
      return { yes: true, ticket: { state: 'waiting' } };
    case 'fetch':
      if (holder !== null && (holder.kind === 'kiosk' || !isPerson(holder, ask.staffId))) return no;
      return end('fetched', ask.name);
    case 'close':
      if (ticket.state === 'held' && holder?.kind === 'kiosk' && now - ticket.since < CLAIM_LOOK_MS)
        return no;
      return end('closed', ask.name);
    case 'landed':
      return holder?.kind === 'kiosk' && holder.kioskId === ask.kioskId ? end('moved', ask.name) : no;
    case 'void':
      if (holder?.kind !== 'kiosk' || holder.claimId !== ask.claimId) return no;
      return { yes: true, ticket: { state: 'waiting' } };
    case 'paid':
      return end('paid', '');
    case 'expire':
      return ticket.state === 'waiting' && now >= ask.expiresAt ? end('expired', '') : no;
    default:
      return unreachable(ask);
  }
}

function sameHolder(a: TicketHolder, b: TicketHolder): boolean {
  if (a.kind === 'counter') return b.kind === 'counter' && isPerson(a, b.staffId);
  return b.kind === 'kiosk' && a.kioskId === b.kioskId;
}

function isPerson(holder: Extract<TicketHolder, { kind: 'counter' }>, staffId: string): boolean {
  return holder.staffId === staffId;
}
