import { z } from 'zod';
import { resolveReasons } from '../domain/assist/call.ts';
import { command, type CommandSpec } from './command-spec.ts';

const resolveReason = z.enum(resolveReasons);
const staff = ['staff', 'supervisor', 'manager'] as const;
const manager = ['manager'] as const;
const nothing = z.strictObject({});
const oneCall = z.strictObject({ callId: z.string().min(1).max(64) });

/** Practice: never a customer's screen, a pager, a light or paper, and never a figure. */
export const drillCommands = {
  'drill.start': command({
    audience: manager,
    input: z.strictObject({
      source: z.enum(['made', 'past']),
      /** Which of the made ones; none: all in turn. */
      scenarioIds: z.array(z.string().min(1).max(64)).max(40),
      count: z.number().int().min(1).max(20),
      /** Seconds between two calls. */
      everySeconds: z.number().int().min(5).max(600),
      /** At which kiosks they seem to be; none: all of the shop. */
      kioskIds: z.array(z.string().min(1).max(64)).max(200),
    }),
    summary: 'Begin practice for whoever joins.',
  }),
  'drill.stop': command({ audience: manager, input: nothing, summary: 'End practice.' }),
  'drill.join': command({ audience: staff, input: nothing, summary: 'I take part in practice.' }),
  'drill.leave': command({ audience: staff, input: nothing, summary: 'I leave practice.' }),
  'drill.accept': command({ audience: staff, input: oneCall, summary: 'Practice: I am coming.' }),
  'drill.arrive': command({ audience: staff, input: oneCall, summary: 'Practice: I am there.' }),
  'drill.resolve': command({
    audience: staff,
    input: z.strictObject({ callId: z.string().min(1).max(64), reason: resolveReason }),
    summary: 'Practice: done.',
  }),
} as const satisfies Record<string, CommandSpec>;
