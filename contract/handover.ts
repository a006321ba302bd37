import { z } from 'zod';
import type { Currency, Language, LocalText, Minor } from '../domain/catalog/catalog.ts';
import type { Ticket, TicketEnding, TicketHolder } from '../domain/handover/ticket.ts';

/** An order that waits under a code, as staff see it: what was ordered, never who or how they pay. */
export interface TicketView {
  /** The visit that was set aside. */
  readonly ticketId: string;
  /** The kiosk that keeps it and decides what becomes of it. */
  readonly home: string;
  readonly homeName: string;
  readonly code: string;
  readonly parkedAt: number;
  readonly lines: readonly TicketLine[];
  /** What it would cost at its kiosk. */
  readonly total: Minor;
  /** A card payment of it is not known to have failed: nobody may go on with it before somebody has checked. */
  readonly inDoubt: boolean;
  readonly ticket: TicketSight;
}

export interface TicketLine {
  readonly name: LocalText;
  readonly quantity: number;
  readonly options: readonly LocalText[];
}

/** Who has it, without the inner names of an attempt. */
export type TicketSight =
  | { readonly state: 'waiting' }
  | { readonly state: 'held'; readonly by: HolderSight; readonly since: number }
  | { readonly state: 'ended'; readonly how: TicketEnding; readonly by: string; readonly at: number };

export type HolderSight =
  | { readonly kind: 'counter'; readonly staffId: string; readonly name: string }
  | { readonly kind: 'kiosk'; readonly kioskId: string; readonly name: string };

export function sightOf(ticket: Ticket): TicketSight {
  return ticket.state === 'held'
    ? { state: 'held', by: holderSight(ticket.holder), since: ticket.since }
    : ticket;
}

function holderSight(holder: TicketHolder): HolderSight {
  return holder.kind === 'counter' ? holder : { kind: 'kiosk', kioskId: holder.kioskId, name: holder.name };
}

/** A ticket as the engine of this station knows it. */
export interface FoundTicket extends TicketView {
  /** `gone`: its kiosk does not answer; this is what it told last, and nobody can take it now. */
  readonly link: 'own' | 'connected' | 'gone';
  /** Of the total; null while no menu is there to name it. */
  readonly currency: Currency | null;
}

const text = (most: number) => z.string().max(most);
const id = z.string().min(1).max(64);
const moment = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const amount = z.number().int().min(-1_000_000_000).max(1_000_000_000);
const localText = z.record(text(32), text(500));

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
const endings = ['fetched', 'closed', 'paid', 'moved', 'expired'] as const;

/** What the hub must know to show an order on its customer's phone. */
export interface TicketPage {
  /** A hash of the token in the page's address: known to who has the token, and no way to it. */
  readonly mark: string;
  readonly language: Language;
  /** By the clock of its kiosk, epoch ms. */
  readonly expiresAt: number;
}

/** `rev` rises with each change. `page`: null from a kiosk that knows of no such page. */
export type SaidTicket = TicketView & { readonly rev: number; readonly page: TicketPage | null };

/** Body of a message of kind `ticket`: a ticket as it is now, told whole by its kiosk each time that it changes. */
export const saidTicket: z.ZodType<SaidTicket> = z.object({
  ticketId: id,
  home: id,
  homeName: text(64),
  code: text(20),
  parkedAt: moment,
  rev: z.number().int().positive(),
  page: z
    .object({ mark: text(64), language: text(35).refine(isLanguage), expiresAt: moment })
    .nullable()
    .default(null),
  lines: z
    .array(
      z.object({ name: localText, quantity: z.number().int().min(0), options: z.array(localText).max(100) }),
    )
    .max(500),
  total: amount,
  inDoubt: z.boolean(),
  ticket: z.discriminatedUnion('state', [
    z.object({ state: z.literal('waiting') }),
    z.object({
      state: z.literal('held'),
      since: moment,
      by: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('counter'), staffId: text(64), name: text(80) }),
        z.object({ kind: z.literal('kiosk'), kioskId: id, name: text(64) }),
      ]),
    }),
    z.object({ state: z.literal('ended'), how: z.enum(endings), by: text(80), at: moment }),
  ]),
});
