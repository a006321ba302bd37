import { z } from 'zod';

/*
 * A ring of a person that a kiosk rang itself while its hub was away: the hub counts it when it is back, so that nobody
 * is rung as if they had been left in peace.
 */

/** Body of a message of kind `ring`. */
export const ringBody = z.object({
  /** A staff id, or the address of a pager that is nobody's there. */
  who: z.string().min(1).max(200),
  /** What people call them; null: nobody has a name for it. */
  name: z.string().min(1).max(120).nullable(),
  ring: z.string().min(1).max(200),
  /** Epoch ms by the kiosk's clock. */
  at: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
});
export type RingBody = z.infer<typeof ringBody>;
