import { z } from 'zod';
import type { FloorEntry } from './floor.ts';
import type { StationCall } from './station-calls.ts';

/** The pages that the engine serves; each signs in by its own cookie and speaks as one kind of caller. */
export const screens = ['kiosk', 'station', 'manager', 'board', 'dock'] as const;
export type Screen = (typeof screens)[number];

/** Who may say a command. A station page is `station` until somebody signs in on it. */
export const audiences = ['kiosk', 'station', 'staff', 'supervisor', 'manager', 'board', 'dock'] as const;
export type Audience = (typeof audiences)[number];

/** Header that names the screen a request comes from; a foreign page can't set it without being refused by CORS. */
export const SCREEN_HEADER = 'x-pointfive-screen';

/** Largest accepted body of a command, in bytes; catalogue uploads have their own limit. */
export const MAX_BODY_BYTES = 64 * 1024;
export const MAX_UPLOAD_BYTES = 16 * 1024 * 1024;

/** Every refusal of the door, before a command is looked at. */
export type DoorFault =
  | 'unknown-command'
  | 'not-allowed'
  | 'signed-out'
  | 'prove-again'
  | 'malformed'
  | 'too-large'
  | 'foreign-origin'
  | 'foreign-host'
  | 'bad-token'
  | 'rate-limited'
  | 'engine-fault';

/** What every command answers. `refused` is a rule of the shop, not a fault: the screen explains it. */
export type CommandAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: DoorFault; readonly message: string }
  | { readonly ok: false; readonly why: 'refused'; readonly reason: string; readonly message: string };

/**
 * One frame down the feed: the newest picture of one topic, or one line of it that could not wait for the whole.
 * Numbers rise by topic and engine start; each change of a topic has its own.
 *
 * A picture of number n has every change up to n in it, so a line of n or less says nothing new to a page that has it,
 * and a line of more stands until a picture of its number or a later one comes. A page names only pictures as seen.
 */
export interface FeedFrame {
  readonly topic: string;
  readonly seq: number;
  /** Identifies this run of the engine: a new one means that all earlier numbers are void. */
  readonly epoch: string;
  readonly value: unknown;
  /** Absent: `value` is the whole picture. */
  readonly line?: FeedLine['line'];
}

/** What of a station's picture goes ahead of it: a call with what has just happened to it, a kiosk of the floor. */
export type FeedLine =
  | { readonly line: 'call'; readonly value: StationCall }
  | { readonly line: 'kiosk'; readonly value: FloorEntry };

/** What a page may send up the feed: the topics that it wants, with the last number seen of each. */
export const feedHello = z.strictObject({
  epoch: z.string().nullable(),
  seen: z.record(z.string(), z.number().int().nonnegative()),
});
