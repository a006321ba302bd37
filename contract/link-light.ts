import { z } from 'zod';
import { rungDeviceFaults, wayFaults } from '../domain/assist/rung-outcome.ts';

/*
 * What the lights of a kiosk answered at a rung that its hub rings: the hub asks, the kiosk tells. A question that comes
 * when its call is over has no answer.
 */

const id = z.string().min(1).max(64);
/** Index of the rung; -1 when a person had it rung again. */
const rung = z.number().int().min(-1).max(1_000);

const ask = z.object({ type: z.literal('ask'), callId: id, rung });

const why = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unproven') }),
  z.object({
    kind: z.literal('fault'),
    fault: z.enum([...rungDeviceFaults, ...wayFaults]),
    againMs: z.number().int().nonnegative().nullable(),
  }),
]);

const answer = z.object({
  type: z.literal('answer'),
  callId: id,
  rung,
  came: z
    .array(
      z.object({
        target: z.string().max(120),
        outcome: z.enum(['done', 'sent', 'held', 'nobody', 'failed']),
        detail: z.string().max(500),
        /** Left out where another version has words that this one lacks. */
        why: why.optional().catch(undefined),
      }),
    )
    .max(50),
});

/** Body of a message of kind `light`. */
export const lightBody = z.discriminatedUnion('type', [ask, answer]);
export type LightBody = z.infer<typeof lightBody>;
