import { z } from 'zod';
import { command, type CommandSpec } from './command-spec.ts';
import type { FoundTicket, TicketSight, TicketView } from './handover.ts';
import type { ClaimRefusal } from './link-handover.ts';

const nothing = z.strictObject({});
const code = z.string().trim().min(1).max(20);
const ticketId = z.string().min(1).max(64);

const kiosk = ['kiosk'] as const;
const staff = ['staff', 'supervisor', 'manager'] as const;

/** Orders that were set aside go on at the counter or at another kiosk. */
export const handoverCommands = {
  'handover.list': command({
    audience: staff,
    input: nothing,
    summary: 'Every order of the shop that waits under a code, as far as this engine knows.',
  }),
  'handover.find': command({
    audience: staff,
    input: z.strictObject({ code }),
    summary: 'The order that waits under a code, at whichever kiosk, or what became of it.',
  }),
  'handover.take': command({
    audience: staff,
    input: z.strictObject({ ticketId }),
    summary: 'Take an order over at the counter; only one person can. Asking again tells the same.',
    atKiosk: true,
  }),
  'handover.giveBack': command({
    audience: staff,
    input: z.strictObject({ ticketId }),
    summary: 'Let an order that was taken over wait under its code again.',
    atKiosk: true,
  }),
  'handover.claim': command({
    audience: kiosk,
    input: z.strictObject({ code }),
    summary: 'A customer types the code of their order, to go on with it at this kiosk.',
  }),
} as const satisfies Record<string, CommandSpec>;

/**
 * What came of typing a code at a kiosk. `unheard`: no answer came in time, and the order will not appear here by
 * itself; it may be asked for again. `alone`: the other kiosks can't be asked now. `not-here`: this kiosk does not sell
 * what is in it. `slow-down`: too many codes were wrong.
 */
export type ClaimOutcome =
  | { readonly outcome: 'here' }
  | {
      readonly outcome: ClaimRefusal | 'not-a-code' | 'alone' | 'unheard' | 'not-here' | 'busy' | 'slow-down';
      readonly where: string | null;
    };

export interface HandoverCommandOutputs {
  /** `whole`: it knows of every kiosk of the shop. */
  readonly 'handover.list': { readonly tickets: readonly FoundTicket[]; readonly whole: boolean };
  readonly 'handover.find': { readonly tickets: readonly FoundTicket[]; readonly whole: boolean };
  /** `yours`: it is with whoever asked; else `ticket` says who has it or what became of it. */
  readonly 'handover.take': { readonly yours: boolean; readonly ticket: TicketView };
  readonly 'handover.giveBack': { readonly ticket: TicketSight };
  readonly 'handover.claim': ClaimOutcome;
}
