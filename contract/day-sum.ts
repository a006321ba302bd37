import { z } from 'zod';
import { callModes } from '../domain/insight/call-fact.ts';
import type { DaySum } from '../domain/insight/day-sum.ts';

/*
 * A kiosk's day as it tells it to the hub. A newer engine may tell more: what this one does not know is left out.
 */

const text = (most: number) => z.string().max(most);
const count = z.number().int().nonnegative().max(100_000_000);
const ms = z.number().nonnegative().max(Number.MAX_SAFE_INTEGER);
const localText = z.record(text(32), text(500));
const cells = z
  .array(
    z.object({ hour: z.number().int().min(0).max(23), language: text(35), mode: z.enum(callModes), count }),
  )
  .max(5000);

/** A whole day, each time that it is told. */
export const saidDay: z.ZodType<DaySum> = z.object({
  kioskId: text(64).min(1),
  kioskName: text(120),
  day: z.iso.date(),
  timeZone: text(64),
  countedTo: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
  begun: cells,
  placed: cells,
  products: z.array(z.object({ name: text(500), orders: count })).max(5000),
  friction: z.object({
    visits: count,
    tallies: z
      .array(
        z.object({
          kind: z.enum(['product', 'option', 'stage']),
          itemId: text(128),
          name: localText,
          groupId: text(128).nullable(),
          groupName: localText.nullable(),
          visits: count,
          troubled: count,
          calls: count,
          backOuts: count,
          removals: count,
          undos: count,
          reopened: count,
          changes: count,
        }),
      )
      .max(5000),
  }),
  offers: z.array(z.object({ sign: text(40), outcome: text(40).nullable(), count })).max(200),
  bell: z.object({ screen: ms, pager: ms, none: ms, off: ms }),
});
