import { z } from 'zod';
import type { Selection } from '../domain/cart/line.ts';
import { LONGEST_MESSAGE, replyIds } from '../domain/talk/message.ts';
import { MOST_STEPS } from '../domain/talk/proposal.ts';
import { command, type CommandSpec } from './command-spec.ts';
import type { KioskMenu, ProposalFit, TalkTemplate } from './talk.ts';

const id = z.string().min(1).max(128);
const kiosk = ['kiosk'] as const;
const staff = ['staff', 'supervisor', 'manager'] as const;
const manager = ['manager'] as const;
const nothing = z.strictObject({});
const quantity = z.number().int().min(1).max(99);
const seq = z.number().int().nonnegative();
/** Signs of two units count once for people; the door only keeps out what can't be a message. */
const words = z.string().max(LONGEST_MESSAGE * 2);
const language = z.string().min(2).max(16);

const selection: z.ZodType<Selection> = z.strictObject({
  groupId: id,
  optionId: id,
  quantity,
  nested: z.lazy(() => z.array(selection).max(64)).exactOptional(),
});
const selections = z.array(selection).max(64).readonly();

const step = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), itemId: id, quantity, selections }),
  z.strictObject({ kind: z.literal('change'), lineId: id, quantity, selections }),
  z.strictObject({ kind: z.literal('remove'), lineId: id }),
]);
const steps = z.array(step).min(1).max(MOST_STEPS).readonly();

/** Most templates that a manager keeps: a list that is scrolled is typed faster. */
export const MOST_TEMPLATES = 24;

/** What staff and the customer of one kiosk say and propose to each other. */
export const talkCommands = {
  'floor.watch': command({
    audience: staff,
    input: z.strictObject({ kioskId: id.nullable() }),
    summary:
      'Look at the order of a kiosk that calls, for half a minute; asked again, for longer. null: no more.',
  }),
  'talk.menu': command({
    audience: staff,
    input: nothing,
    summary: 'The menu that this kiosk sells from now.',
    atKiosk: true,
  }),
  'talk.preview': command({
    audience: staff,
    input: z.strictObject({ sessionId: id, seq, steps }),
    summary: 'What these changes would make of the order. Nothing changes, the customer sees nothing.',
    atKiosk: true,
  }),
  'talk.propose': command({
    audience: staff,
    input: z.strictObject({
      proposalId: z.uuid(),
      sessionId: id,
      seq,
      as: z.enum(['changes', 'suggestion']),
      steps,
      note: words,
    }),
    summary: 'Show the customer changes to the order, to accept or refuse.',
    atKiosk: true,
  }),
  'talk.withdraw': command({
    audience: staff,
    input: z.strictObject({ proposalId: z.uuid() }),
    summary: 'Take a proposal back that has no answer yet.',
    atKiosk: true,
  }),
  'talk.say': command({
    audience: staff,
    input: z.strictObject({
      messageId: z.uuid(),
      sessionId: id,
      content: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('words'), text: words.min(1), language, meaning: words.nullable() }),
        z.strictObject({ kind: z.literal('picture'), itemId: id }),
      ]),
    }),
    summary: 'Write to the customer, or show a product.',
    atKiosk: true,
  }),
  'talk.answer': command({
    audience: kiosk,
    input: z.strictObject({
      proposalId: z.uuid(),
      answer: z.enum(['accept', 'refuse']),
      seen: z.string().max(64),
    }),
    summary: 'The customer accepts a proposal, all of it, or refuses it.',
  }),
  'talk.reply': command({
    audience: kiosk,
    input: z.strictObject({ messageId: z.uuid(), replyId: z.enum(replyIds) }),
    summary: 'The customer says this to staff.',
  }),
  'talk.shown': command({
    audience: kiosk,
    input: z.strictObject({ messageIds: z.array(z.uuid()).min(1).max(20) }),
    summary: 'The page shows these messages.',
  }),
  'talk.dismiss': command({
    audience: kiosk,
    input: z.strictObject({ messageIds: z.array(z.uuid()).min(1).max(20) }),
    summary: 'The customer puts these messages away.',
  }),
  'talk.templates': command({
    audience: staff,
    input: nothing,
    summary: 'The quick replies of this shop.',
  }),
  'talk.setTemplates': command({
    audience: manager,
    input: z.strictObject({
      templates: z.array(z.record(language, words)).max(MOST_TEMPLATES).nullable(),
    }),
    summary: 'Write other quick replies; null brings the usual ones back.',
  }),
} as const satisfies Record<string, CommandSpec>;

export type TalkCommandName = keyof typeof talkCommands;

export interface TalkCommandOutputs {
  readonly 'talk.menu': KioskMenu;
  readonly 'talk.preview': ProposalFit;
  readonly 'talk.templates': { readonly templates: readonly TalkTemplate[]; readonly usual: boolean };
}
