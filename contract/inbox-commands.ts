import { z } from 'zod';
import { closeReasons } from '../domain/inbox/inbox-cause.ts';
import { command, type CommandSpec } from './command-spec.ts';
import type { InboxDetail } from './inbox.ts';

const staff = ['staff', 'supervisor', 'manager'] as const;
const exceptionId = z.string().min(1).max(64);
const note = z.string().trim().max(500);

/** What is done about the list of what a person must look at. Each is done by the engine that keeps the entry. */
export const inboxCommands = {
  'inbox.read': command({
    audience: staff,
    input: z.strictObject({ exceptionId }),
    summary: 'Everything that was done about one entry of the inbox.',
  }),
  'inbox.take': command({
    audience: staff,
    input: z.strictObject({ exceptionId }),
    summary: 'I look after this.',
    atKiosk: true,
  }),
  'inbox.assign': command({
    audience: staff,
    input: z.strictObject({
      exceptionId,
      to: z.strictObject({ staffId: z.string().min(1).max(128), name: z.string().min(1).max(80) }),
    }),
    summary: 'Give an entry of the inbox to a person.',
    atKiosk: true,
  }),
  'inbox.handBack': command({
    audience: staff,
    input: z.strictObject({ exceptionId }),
    summary: 'I do not look after this any more.',
    atKiosk: true,
  }),
  'inbox.note': command({
    audience: staff,
    input: z.strictObject({ exceptionId, note: note.min(3) }),
    summary: 'Write down what was found or done.',
    atKiosk: true,
  }),
  'inbox.close': command({
    audience: staff,
    input: z.strictObject({ exceptionId, reason: z.enum(closeReasons), note }),
    summary: 'Close an entry of the inbox, with the reason.',
    atKiosk: true,
  }),
} as const satisfies Record<string, CommandSpec>;

export interface InboxCommandOutputs {
  readonly 'inbox.read': InboxDetail;
}
