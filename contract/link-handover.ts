import { z } from 'zod';
import type { Adjustment } from '../domain/approval/adjustment.ts';
import type { OrderLine, Selection } from '../domain/cart/line.ts';
import type { OrderContext } from '../domain/order/order-types.ts';

/*
 * How an order goes from the kiosk that keeps it to one where its customer stands now, through the hub: `claim` to its
 * kiosk, `answer` back, and what became of the claim, `over`, to its kiosk again. Each may come twice.
 */

/** What goes with an order: enough to go on, nothing about who ordered or how they pay. */
export type CarriedOrder = Pick<OrderContext, 'lines' | 'orderType' | 'language' | 'discount'>;

const text = (most: number) => z.string().max(most);
const id = z.string().min(1).max(64);
const count = z.number().int().nonnegative().max(1_000_000);
const amount = z.number().int().min(-1_000_000_000).max(1_000_000_000);
const localText = z.record(text(32), text(500));

const selection: z.ZodType<Selection> = z.lazy(() =>
  z.object({
    groupId: text(128),
    optionId: text(128),
    quantity: count,
    nested: z.array(selection).max(50).exactOptional(),
  }),
);

const adjustment: z.ZodType<Adjustment> = z.intersection(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('price'), unit: amount }),
    z.object({ kind: z.literal('discount'), percent: z.number().int().min(0).max(100) }),
  ]),
  z.object({ by: z.object({ staffId: text(64), name: text(80) }), reason: text(300) }),
);

const decimal = z.object({ units: count.max(Number.MAX_SAFE_INTEGER), decimals: count.max(12) });

/** A line as it was chosen; what it costs where it goes on is looked up there. */
const line: z.ZodType<OrderLine> = z.object({
  lineId: id,
  itemId: text(128),
  sku: text(128),
  name: localText,
  image: text(300).exactOptional(),
  categoryIds: z.array(text(128)).max(50),
  taxClassId: text(128),
  minAge: count.exactOptional(),
  quantity: z.number().int().min(1).max(999),
  selections: z.array(selection).max(100),
  base: amount,
  options: z
    .array(
      z.object({
        groupId: text(128),
        optionId: text(128),
        name: localText,
        groupName: localText,
        quantity: count,
        amount,
        depth: count,
        itemId: text(128).exactOptional(),
      }),
    )
    .max(200),
  label: z
    .object({ price: amount.nullable(), weight: decimal.nullable(), perKilogram: amount.nullable() })
    .exactOptional(),
  tagged: z.literal(true).exactOptional(),
  adjusted: adjustment.exactOptional(),
});

const content: z.ZodType<CarriedOrder> = z.object({
  lines: z.array(line).max(500),
  orderType: z.enum(['eat-in', 'take-away']).nullable(),
  language: text(35),
  discount: adjustment.nullable(),
});

/** Why an order does not come. `where`: name of the kiosk that has it, or that does not answer. */
export const claimRefusals = [
  'no-such-code',
  'several',
  'at-counter',
  'at-kiosk',
  'in-doubt',
  'home-away',
] as const;
export type ClaimRefusal = (typeof claimRefusals)[number];

const claim = z.object({
  type: z.literal('claim'),
  claimId: id,
  code: text(20),
  by: z.object({ kioskId: id, name: text(64) }),
});

const answer = z.object({
  type: z.literal('answer'),
  claimId: id,
  to: id,
  result: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('granted'), home: id, ticketId: id, content }),
    z.object({ kind: z.literal('refused'), why: z.enum(claimRefusals), where: text(64).nullable() }),
  ]),
});

const over = z.object({
  type: z.literal('over'),
  claimId: id,
  home: id,
  ticketId: id,
  by: z.object({ kioskId: id, name: text(64) }),
  landed: z.boolean(),
});

/** Body of a message of kind `handover`. */
export const handoverBody = z.discriminatedUnion('type', [claim, answer, over]);
export type HandoverBody = z.infer<typeof handoverBody>;
export type ClaimBody = z.infer<typeof claim>;
export type ClaimAnswer = z.infer<typeof answer>;
export type ClaimOver = z.infer<typeof over>;
