import { z } from 'zod';
import type { OfferFigures } from '../domain/insight/offers.ts';
import type { StuckRules } from '../domain/assist/stuck.ts';
import { command, type CommandSpec } from './command-spec.ts';

const limit = (most: number) => z.number().int().min(1).max(most).nullable();

export const stuckRulesInput = z.strictObject({
  on: z.boolean(),
  declines: limit(9),
  sameItem: limit(99),
  takeOffs: limit(99),
  toAndFro: limit(99),
  noProgressSeconds: z.number().int().min(30).max(1800).nullable(),
  quietSeconds: z.number().int().min(10).max(3600),
  most: z.number().int().min(1).max(20),
});

/** A hand for somebody who does not get on: what the customer says to it, and the manager's rules. */
export const stuckCommands = {
  'stuck.refuse': command({
    audience: ['kiosk'],
    input: z.strictObject({ offerId: z.uuid() }),
    summary: 'No, thank you.',
  }),
  'stuck.rules': command({
    audience: ['manager'],
    input: z.strictObject({}),
    summary: 'When a hand is offered, and how often it was wanted.',
  }),
  'stuck.setRules': command({
    audience: ['manager'],
    input: z.strictObject({ rules: stuckRulesInput }),
    summary: 'Offer a hand by other rules from now on, or never.',
  }),
} as const satisfies Record<string, CommandSpec>;

export interface StuckCommandOutputs {
  readonly 'stuck.rules': {
    readonly rules: StuckRules;
    readonly days: number;
    readonly figures: readonly OfferFigures[];
  };
}
