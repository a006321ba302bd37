import { z } from 'zod';
import { linkedCall } from './link-call.ts';
import type { DoorFault } from './wire.ts';
import { floorDetail, floorKiosk } from './link-floor.ts';

/**
 * What two engines of a shop say to each other: one JSON text per frame. A frame that is not understood ends the
 * connection, so both sides must speak the same version.
 */
export const LINK_VERSION = 1;

/** Longest frame, in UTF-16 units; the longest honest one is a call with an order of a hundred lines. */
export const MAX_LINK_TEXT = 1024 * 1024;

/** Calls in one `calls` frame; more of them go in several. */
export const CALLS_PER_FRAME = 20;

const id = z.string().min(1).max(64);
const name = z.string().min(1).max(120);
const number = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const position = { epoch: id, seq: number.min(1) };

/** Why a connection is ended, in one word: the other side shows it to its staff. */
export const byeReasons = [
  'stopping',
  'version',
  'role',
  'not-a-hub',
  'kiosk-id-taken',
  'kiosk-id-not-yours',
  'superseded',
  'not-understood',
  'no-hello',
  'fault',
] as const;
export type ByeReason = (typeof byeReasons)[number];

/** The first frame of either side. */
const hello = z.object({
  type: z.literal('hello'),
  version: number,
  /** Of the program, for people. */
  engine: z.string().max(40),
  role: z.enum(['kiosk', 'hub']),
  /** This run of the engine. */
  epoch: id,
  /** Counts the connections of this run: of two that live, the later one is meant. */
  attempt: number,
  /** Epoch ms of its clock: waiting times are told across two clocks. */
  wall: number,
  name,
  /** Of a kiosk: who it is. null from a hub. */
  kiosk: z
    .object({ kioskId: id, place: z.string().max(120), letter: z.string().regex(/^[A-Z]$/) })
    .nullable(),
});

/** Durable: kept by the sender until the receiver acknowledges that it is on its disk; in order; once. */
const say = z.object({
  type: z.literal('say'),
  ...position,
  kind: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  body: z.unknown(),
});

/** Everything of this epoch up to here is on the receiver's disk. */
const ack = z.object({ type: z.literal('ack'), ...position });

/** Calls as they are now, beside the stream: after each connection, and while the stream has to catch up. */
const calls = z.object({ type: z.literal('calls'), calls: z.array(linkedCall).max(CALLS_PER_FRAME) });

/** These calls are on the hub's disk. */
const have = z.object({ type: z.literal('have'), callIds: z.array(id).max(CALLS_PER_FRAME) });

const floor = z.object({ type: z.literal('floor'), kiosk: floorKiosk });
const detail = z.object({ type: z.literal('detail'), detail: floorDetail });
/** Whether somebody at the hub looks at this kiosk closely. */
const watch = z.object({ type: z.literal('watch'), on: z.boolean() });

/** What the hub knows of its ways to people, and of the page for their phones. */
const proof = z.object({
  type: z.literal('proof'),
  staffDevices: number.max(10_000),
  pagers: number.max(10_000),
  /** Where customers' phones read pages of orders, e.g. `http://192.168.1.20:8445`; null: nowhere. */
  phonePages: z.string().max(300).nullable().default(null),
});

/** A person of staff asks the kiosk's engine to do a command; its own door judges it again. */
const ask = z.object({
  type: z.literal('ask'),
  askId: number,
  name: z.string().min(1).max(64),
  input: z.unknown(),
  by: z.object({
    staffId: id,
    name,
    role: z.enum(['staff', 'supervisor', 'manager']),
    screen: z.enum(['station', 'manager']),
  }),
});
/** Every way in which a door says no. */
const refusals = [
  'refused',
  'unknown-command',
  'not-allowed',
  'signed-out',
  'malformed',
  'too-large',
  'foreign-origin',
  'foreign-host',
  'bad-token',
  'rate-limited',
  'prove-again',
  'engine-fault',
] as const satisfies readonly (DoorFault | 'refused')[];

const answer = z.object({
  type: z.literal('answer'),
  askId: number,
  answer: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: z.unknown() }),
    z.object({
      ok: z.literal(false),
      why: z.enum(refusals),
      reason: z.string().max(80).nullable(),
      message: z.string().max(1000),
    }),
  ]),
});

/** `at`: any number of the sender's clock, which comes back; `wall`: epoch ms of whoever answers. */
const ping = z.object({ type: z.literal('ping'), at: z.number() });
const pong = z.object({ type: z.literal('pong'), at: z.number(), wall: number });

const bye = z.object({ type: z.literal('bye'), why: z.enum(byeReasons) });

export const linkFrame = z.discriminatedUnion('type', [
  hello,
  say,
  ack,
  calls,
  have,
  floor,
  detail,
  watch,
  proof,
  ask,
  answer,
  ping,
  pong,
  bye,
]);

export type LinkFrame = z.infer<typeof linkFrame>;
export type HelloFrame = z.infer<typeof hello>;
export type SayFrame = z.infer<typeof say>;
export type AskFrame = z.infer<typeof ask>;
export type AnswerFrame = z.infer<typeof answer>;

export type ReadFrame =
  | { readonly ok: true; readonly frame: LinkFrame }
  /** `why` says what is wrong and quotes nothing of what was said. */
  | { readonly ok: false; readonly why: string };

/** Reads one frame; null stands for bytes that are no text. Never throws. */
export function readFrame(text: string | null): ReadFrame {
  if (text === null) return { ok: false, why: 'not a text' };
  if (text.length > MAX_LINK_TEXT) return { ok: false, why: 'too long' };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { ok: false, why: 'not JSON' };
  }
  const frame = linkFrame.safeParse(raw);
  if (frame.success) return { ok: true, frame: frame.data };
  const [first] = frame.error.issues;
  return { ok: false, why: `${first?.code ?? 'invalid'} at ${first?.path.slice(0, 4).map(plain).join('.')}` };
}

/** A part of a path may be a key that the other side made up. */
function plain(part: PropertyKey): string {
  return typeof part === 'string' && !/^[a-zA-Z]{1,20}$/.test(part) ? '…' : String(part);
}
