import { z } from 'zod';
import type { InboxException, InboxHistoryEntry } from '../domain/inbox/exception.ts';
import { closeReasons, inboxCauses } from '../domain/inbox/inbox-cause.ts';

/** One line of the list of what a person must look at. */
export interface InboxItem extends Omit<InboxException, 'history' | 'rev'> {
  readonly kioskName: string;
  /** Milliseconds since it was opened; of a closed one until it was closed. */
  readonly ageMs: number;
  /** The newest note of a person. */
  readonly lastNote: string | null;
  /** Whether its home can be asked to change it now. */
  readonly reachable: boolean;
}

export interface InboxDetail {
  readonly history: readonly InboxHistoryEntry[];
  /** Who it can be given to. */
  readonly people: readonly { readonly staffId: string; readonly name: string }[];
}

const text = z.string().max(2000);
const at = z.number().int().nonnegative();
const person = z.strictObject({ staffId: text, name: text });
const proof = z.enum([
  'payment-approved',
  'payment-declined',
  'order-placed',
  'order-paid',
  'order-ready',
  'order-collected',
  'paper-printed',
  'printed-again',
  'call-taken',
  'kiosk-back',
  'link-flows',
]);
const reason = z.enum(closeReasons);
const historyEntry = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('opened'), at }),
  z.strictObject({ type: z.literal('seen-again'), at, detail: text }),
  z.strictObject({ type: z.literal('taken'), at, by: person }),
  z.strictObject({ type: z.literal('assigned'), at, by: person, to: person }),
  z.strictObject({ type: z.literal('handed-back'), at, by: person }),
  z.strictObject({ type: z.literal('noted'), at, by: person, note: text }),
  z.strictObject({ type: z.literal('closed'), at, by: person, reason, note: text }),
  z.strictObject({ type: z.literal('cause-gone'), at, proof, by: text }),
]);

/** An entry as one kiosk's engine tells it to the hub: whole, each time that it changed. */
export const saidException: z.ZodType<InboxException> = z.strictObject({
  exceptionId: text,
  home: text,
  kioskId: text,
  cause: z.enum(inboxCauses),
  subject: text,
  detail: text,
  sessionId: text.nullable(),
  orderId: text.nullable(),
  orderNumber: text.nullable(),
  amount: z.number().int().nullable(),
  openedAt: at,
  times: z.number().int().positive(),
  owner: person.nullable(),
  closedAt: at.nullable(),
  end: z
    .union([
      z.strictObject({ by: person, reason, note: text }),
      z.strictObject({ by: text, reason: z.literal('cause-gone'), proof }),
    ])
    .nullable(),
  rev: z.number().int().positive(),
  history: z.array(historyEntry).max(200),
});
