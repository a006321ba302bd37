import { z } from 'zod';
import { command, type CommandSpec } from './command-spec.ts';

const id = z.string().min(1).max(128);
const reason = z.string().trim().min(3).max(200);
/** Money in minor units. The only commands that name any: a person of staff says what the shelf says, and why. */
const unitPrice = z.number().int().min(0).max(100_000_000);

const kiosk = ['kiosk'] as const;
const staff = ['staff', 'supervisor', 'manager'] as const;

/** What a person of the shop is asked about an order, and what they answer. */
export const approvalCommands = {
  'approval.priceDiffers': command({
    audience: kiosk,
    input: z.strictObject({ lineId: id }),
    summary: 'The customer says that the shelf shows another price.',
  }),
  'approval.withdraw': command({
    audience: kiosk,
    input: z.strictObject({ approvalId: id }),
    summary: 'The customer does not ask for another price or a discount any more.',
  }),
  'approval.settle': command({
    audience: staff,
    input: z.strictObject({
      sessionId: id,
      approvalIds: z.array(id).min(1).max(100),
      allow: z.boolean(),
      /** Needed for a price, a discount and a refusal. */
      reason: z.string().trim().max(200),
      /** What the shelf says, where the customer asked. */
      unitPrice: unitPrice.exactOptional(),
    }),
    summary: 'Allow or refuse what an order asks.',
    atKiosk: true,
  }),
  'approval.adjust': command({
    audience: staff,
    input: z.strictObject({
      sessionId: id,
      /** null: the whole order, which takes a discount only. */
      lineId: id.nullable(),
      change: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('price'), unitPrice }),
        z.strictObject({ kind: z.literal('discount'), percent: z.number().int().min(1).max(100) }),
      ]),
      reason,
    }),
    summary: 'Make a line or the order cheaper; above the limit of one’s role a supervisor is asked.',
    atKiosk: true,
  }),
} as const satisfies Record<string, CommandSpec>;

export interface ApprovalCommandOutputs {
  /** `asked`: it is more than this person may give; somebody who may must allow it. */
  readonly 'approval.adjust': { readonly outcome: 'done' | 'asked' };
}
