import { z } from 'zod';
import { type AssistCall, type CallCause, resolveReasons } from '../domain/assist/call.ts';
import type { CallGuess } from '../domain/assist/call-guess.ts';

/*
 * A call as one engine tells it to another. A newer engine may tell more: what this one does not know is left out, what
 * an older one does not tell has its default.
 */

const text = (most: number) => z.string().max(most);
const moment = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const count = z.number().int().nonnegative().max(1_000_000);
const localText = z.record(text(32), text(500));

const guess: z.ZodType<CallGuess> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('declines'), count }),
  z.object({ kind: z.literal('faults'), faults: z.array(text(200)).max(100) }),
  z.object({ kind: z.literal('scans'), count }),
  z.object({ kind: z.literal('keeps-looking'), name: localText, times: count }),
  z.object({ kind: z.literal('changes-mind'), name: localText }),
  z.object({ kind: z.literal('step'), step: text(40) }),
  z.object({ kind: z.literal('not-begun') }),
]);

const packet = z.object({
  step: text(40),
  language: text(35),
  orderType: z.enum(['eat-in', 'take-away']).nullable(),
  orderNumber: text(40).nullable(),
  lines: z
    .array(z.object({ name: localText, quantity: count, options: z.array(localText).max(100) }))
    .max(500),
  total: z.number().int().nullable(),
  declines: count,
  lastActions: z.array(text(80)).max(50),
  deviceFaults: z.array(text(200)).max(100),
  likelyCause: text(500),
  guess: guess.exactOptional(),
  comfort: z
    .object({
      textPercent: z.union([z.literal(100), z.literal(125), z.literal(150), z.literal(200)]),
      contrast: z.enum(['standard', 'high']),
      reach: z.boolean(),
    })
    .nullable(),
  visitMs: z.number().nonnegative().nullable(),
});

const staffName = z.object({ staffId: text(64), name: text(80) });

/** The compiler asks for every one: a call of a cause that the link did not know would never reach the hub. */
const causes = {
  help: 'help',
  'payment-unknown': 'payment-unknown',
  'payment-conflict': 'payment-conflict',
  printer: 'printer',
  'age-check': 'age-check',
  approval: 'approval',
  scanner: 'scanner',
  'order-unreadable': 'order-unreadable',
  terminal: 'terminal',
  catalog: 'catalog',
  'hub-lost': 'hub-lost',
  'kiosk-fault': 'kiosk-fault',
  'ladder-exhausted': 'ladder-exhausted',
} as const satisfies { readonly [Cause in CallCause]: Cause };

export const linkedCall: z.ZodType<AssistCall> = z.object({
  callId: z.string().min(1).max(64),
  kioskId: z.string().min(1).max(64),
  kioskName: text(64),
  place: text(120),
  sessionId: text(64).nullable(),
  cause: z.enum(causes),
  reason: z.enum(['find-item', 'change-order', 'pay', 'age-check', 'machine', 'other']).nullable(),
  reasons: count.default(0),
  state: z.enum(['raised', 'delivered', 'accepted', 'arrived', 'resolved', 'withdrawn']),
  packet,
  code: text(20),
  urgent: z.boolean(),
  raisedAt: moment,
  deliveredAt: moment.nullable(),
  acceptedAt: moment.nullable(),
  acceptedBy: staffName.nullable(),
  arrivedAt: moment.nullable(),
  endedAt: moment.nullable(),
  resolution: z
    .object({
      reason: z.enum(resolveReasons),
      note: text(500),
    })
    .nullable(),
  rung: z.number().int().min(-1).max(100),
  counterAt: moment.nullable(),
  pagedAt: moment.nullable().default(null),
  causeKey: text(120).nullable().default(null),
  takes: count.default(0),
  drill: z.boolean().default(false),
  repeats: z.string().min(1).max(64).nullable().default(null),
  pressedAt: moment.nullable().default(null),
  lastPress: z
    .object({ callId: z.string().min(1).max(64), at: moment })
    .nullable()
    .default(null),
  climb: count.default(0),
  climbSince: moment.nullable().default(null),
  overdueAt: moment.nullable().default(null),
  handOver: z
    .object({ take: count, at: moment, by: staffName, to: staffName.nullable(), note: text(300) })
    .nullable()
    .default(null),
  pagedAgainAt: moment.nullable().default(null),
  calm: z.boolean().default(false),
});

/** Body of a message of kind `call`: the call as it is, and what has just happened to it. */
export const callBody = z.object({
  call: linkedCall,
  did: z.object({ at: moment, actor: text(80), event: text(4000) }).nullable(),
});
export type CallBody = z.infer<typeof callBody>;
