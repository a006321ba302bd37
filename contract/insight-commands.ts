import { z } from 'zod';
import { command, type CommandSpec } from './command-spec.ts';
import type { InsightReport } from './insight.ts';

const manager = ['manager'] as const;

/** What a manager asks of what calls teach. */
export const insightCommands = {
  'insight.report': command({
    audience: manager,
    input: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
    summary: 'What calls of these days teach: how many, how fast, where, and what makes people call.',
  }),
} as const satisfies Record<string, CommandSpec>;

export interface InsightCommandOutputs {
  readonly 'insight.report': InsightReport;
}
