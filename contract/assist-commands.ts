import { z } from 'zod';
import { command, type CommandSpec } from './command-spec.ts';

const staff = ['staff', 'supervisor', 'manager'] as const;
const callId = z.uuid();

/**
 * What staff do to calls. A call id stands for its ticket: taking, arriving at, giving on or ending one call does it to
 * every call of the same cause, because one person sees to all of them with one walk.
 */
export const assistCommands = {
  'assist.accept': command({
    audience: staff,
    input: z.strictObject({ callId }),
    summary: 'I am coming.',
  }),
  'assist.arrive': command({
    audience: staff,
    input: z.strictObject({ callId }),
    summary: 'I am there, whoever had said that they would come.',
  }),
  'assist.handOver': command({
    audience: staff,
    input: z.strictObject({
      callId,
      to: z.string().min(1).max(128).nullable(),
      note: z.string().max(300),
    }),
    summary: 'Give a call on to a person, or back to everybody. Nobody is coming until somebody takes it.',
  }),
  'assist.pageAgain': command({
    audience: staff,
    input: z.strictObject({ callId }),
    summary: 'Ring for this call once more, now.',
  }),
} as const satisfies Record<string, CommandSpec>;
