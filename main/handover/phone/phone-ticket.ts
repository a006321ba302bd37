import type { SaidTicket, TicketLine, TicketSight } from '../../../contract/handover.ts';
import type { Currency, Language, Minor } from '../../../domain/catalog/catalog.ts';
import { unreachable } from '../../../domain/result.ts';

/** So long after an order has ended, or should have, its page still says what became of it. */
export const PAGE_GRACE_MS = 60 * 60_000;

/** Where an order is, as a stranger may read it: kiosks by name, people never. */
export type PhoneState =
  | { readonly kind: 'waiting' }
  /** Somebody has to look at it first. */
  | { readonly kind: 'check' }
  | { readonly kind: 'counter' }
  /** Somebody typed its code there; it is not proven to stand there. */
  | { readonly kind: 'going'; readonly kiosk: string }
  | { readonly kind: 'kiosk'; readonly kiosk: string }
  | { readonly kind: 'paid' | 'closed' | 'expired' }
  /** The kiosk that keeps it is silent: nobody can say what became of it. */
  | { readonly kind: 'unknown'; readonly kiosk: string };

/** Everything that the page of a ticket says. */
export interface PhoneTicket {
  readonly code: string;
  readonly language: Language;
  readonly state: PhoneState;
  /** Empty when the order does not wait any more: then it is nobody's business here. */
  readonly lines: readonly TicketLine[];
  /** null: no menu is there to name its currency, or the order has ended. */
  readonly total: { readonly amount: Minor; readonly currency: Currency } | null;
  /** Until when it is kept while it waits, epoch ms. */
  readonly keptUntil: number;
  /** Name of its kiosk, where its code can be typed when no other kiosk is asked. */
  readonly home: string;
  /** Other kiosks can be asked for it. */
  readonly elsewhere: boolean;
  readonly timeZone: string;
}

/** What is known of an order; `heard`: its kiosk answers now. */
export function phoneState(
  { ticket, inDoubt, homeName }: Pick<SaidTicket, 'ticket' | 'inDoubt' | 'homeName'>,
  heard: boolean,
): PhoneState {
  // An end is never taken back; everything else may have changed since its kiosk was heard.
  if (ticket.state === 'ended') return ended(ticket, homeName);
  if (!heard) return { kind: 'unknown', kiosk: homeName };
  if (ticket.state === 'held')
    return ticket.by.kind === 'counter' ? { kind: 'counter' } : { kind: 'going', kiosk: ticket.by.name };
  return inDoubt ? { kind: 'check' } : { kind: 'waiting' };
}

/** Whether the page of an order still says anything. */
export function hasPage(
  { ticket, expiresAt }: { readonly ticket: TicketSight; readonly expiresAt: number },
  now: number,
): boolean {
  return now < (ticket.state === 'ended' ? ticket.at : expiresAt) + PAGE_GRACE_MS;
}

function ended({ how, by }: Extract<TicketSight, { state: 'ended' }>, homeName: string): PhoneState {
  switch (how) {
    case 'moved':
      return { kind: 'kiosk', kiosk: by };
    case 'fetched':
      return { kind: 'kiosk', kiosk: homeName };
    case 'paid':
    case 'closed':
    case 'expired':
      return { kind: how };
    default:
      return unreachable(how);
  }
}
