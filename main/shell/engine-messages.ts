import { z } from 'zod';
import { screens } from '../../contract/wire.ts';

/** Why an engine would not start. None of them gets better by starting it again. */
export const refusals = [
  'already-running',
  'port-taken',
  'newer-database',
  'bad-config',
  'unreadable-database',
] as const;
export type Refusal = (typeof refusals)[number];

const link = z.string().min(1).nullable();

const fromEngine = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('ready'),
    pid: z.number().int().positive(),
    port: z.number().int().min(1).max(65_535),
    /** Scheme, host and port, without a trailing slash. */
    origin: z.string().min(1),
    /** One address per screen, each with a boot token that works once; null where a screen is off. */
    links: z.strictObject({ kiosk: link, station: link, manager: link, board: link, dock: link }),
    /** Of a hub that has no kiosk yet: what lets the first one in, for a few minutes. */
    invitation: z
      .strictObject({ code: z.string(), address: z.string(), words: z.array(z.string()) })
      .exactOptional(),
  }),
  z.strictObject({ type: z.literal('link'), requestId: z.string().min(1), url: z.string().min(1) }),
  z.strictObject({
    type: z.literal('refused'),
    why: z.enum(refusals),
    /** One plain sentence for the person at the terminal. */
    message: z.string().min(1),
    /** Origin of the engine that runs already, or the file that is in the way. */
    where: z.string().min(1).exactOptional(),
  }),
]);

const toEngine = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('mint-link'), requestId: z.string().min(1), screen: z.enum(screens) }),
  z.strictObject({ type: z.literal('shutdown') }),
]);

/** What the engine tells the shell that started it. */
export type FromEngine = z.infer<typeof fromEngine>;
export type EngineReady = Extract<FromEngine, { type: 'ready' }>;
export type EngineRefused = Extract<FromEngine, { type: 'refused' }>;
export type ScreenLinks = EngineReady['links'];

/** What a shell may ask of its engine. */
export type ToEngine = z.infer<typeof toEngine>;

/** Reads a message of the engine; null when it is not one. */
export function readFromEngine(raw: unknown): FromEngine | null {
  const read = fromEngine.safeParse(raw);
  return read.success ? read.data : null;
}

/** Reads a message of the shell; null when it is not one. */
export function readToEngine(raw: unknown): ToEngine | null {
  const read = toEngine.safeParse(raw);
  return read.success ? read.data : null;
}
