import { z } from 'zod';
import { command, type CommandSpec } from './command-spec.ts';
import type { HelpLogPage, InsightReport } from './insight.ts';

/** `last`: so many last days, today's included, by the shop's clock and calendar, not by those of who asks. */
const days = z.union([
  z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  z.strictObject({ last: z.int().min(1).max(400) }),
]);

/** What calls teach, and the proof of how help was. */
export const insightCommands = {
  'insight.report': command({
    // Who runs a shift steers by its figures; the proof for others is the manager's.
    audience: ['supervisor', 'manager'],
    input: days,
    summary: 'What calls of these days teach: how many, how fast, where, and what makes people call.',
  }),
  'insight.helpLog': command({
    audience: ['manager'],
    input: days,
    summary: 'The help log of these days, to be read and printed.',
  }),
} as const satisfies Record<string, CommandSpec>;

export interface InsightCommandOutputs {
  readonly 'insight.report': InsightReport;
  readonly 'insight.helpLog': HelpLogPage;
}
