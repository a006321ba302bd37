import { z } from 'zod';
import { command, type CommandSpec } from './command-spec.ts';
import { ladderShape } from './ladder-schema.ts';

const manager = ['manager'] as const;

/** The ladder as the manager sees and writes it. */
export const ladderCommands = {
  'ladder.save': command({
    audience: manager,
    /** Secrets that are null keep their value where name and address are as before. */
    input: z.strictObject({ ladder: ladderShape }),
    summary: 'Climb this ladder from the next call on.',
    upload: true,
  }),
  'ladder.reset': command({
    audience: manager,
    input: z.strictObject({}),
    summary: 'Climb the ladder of the configuration file again.',
  }),
} as const satisfies Record<string, CommandSpec>;
