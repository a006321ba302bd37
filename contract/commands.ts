import { z } from 'zod';
import { resolveReasons } from '../domain/assist/call.ts';
import type { Selection } from '../domain/cart/line.ts';
import { assistCommands } from './assist-commands.ts';
import { command, type CommandSpec } from './command-spec.ts';
import { type ApprovalCommandOutputs, approvalCommands } from './approval-commands.ts';
import { ladderCommands } from './ladder-commands.ts';
import { type DeviceCommandOutputs, deviceCommands } from './device-commands.ts';
import { type LinkCommandOutputs, linkCommands } from './link-commands.ts';
import { type NetworkCommandOutputs, networkCommands } from './network-commands.ts';
import { type HandoverCommandOutputs, handoverCommands } from './handover-commands.ts';
import { type StaffModeCommandOutputs, staffModeCommands } from './staff-mode-commands.ts';
import { type TalkCommandOutputs, talkCommands } from './talk-commands.ts';
import { drillCommands } from './drill-commands.ts';
import { type InboxCommandOutputs, inboxCommands } from './inbox-commands.ts';
import { type InsightCommandOutputs, insightCommands } from './insight-commands.ts';
import { type FloorPlanCommandOutputs, floorPlanCommands } from './floor-plan-commands.ts';
import { type PeopleCommandOutputs, peopleCommands, pin } from './people-commands.ts';
import type { TicketText } from '../domain/ticket/ticket-text.ts';
import { type StuckCommandOutputs, stuckCommands } from './stuck-commands.ts';
import { screens } from './wire.ts';

const id = z.string().min(1).max(128);
const nothing = z.strictObject({});
const businessDay = z.iso.date();
const quantity = z.number().int().min(1).max(99);
const seq = z.number().int().nonnegative();

const selection: z.ZodType<Selection> = z.strictObject({
  groupId: id,
  optionId: id,
  quantity,
  nested: z.lazy(() => z.array(selection).max(64)).exactOptional(),
});
const selections = z.array(selection).max(64);

export const placeInput = z.discriminatedUnion('screen', [
  z.strictObject({ screen: z.literal('menu'), categoryId: id.nullable() }),
  z.strictObject({ screen: z.literal('item'), itemId: id, lineId: id.nullable() }),
  z.strictObject({ screen: z.literal('order') }),
]);

const callReason = z.enum(['find-item', 'change-order', 'pay', 'age-check', 'machine', 'other']);
const resolveReason = z.enum(resolveReasons);

/** Longest catalogue file, as text; MAX_UPLOAD_BYTES leaves room for JSON escapes. */
const MAX_CATALOG_CHARS = 15 * 1024 * 1024;

const kiosk = ['kiosk'] as const;
const staff = ['staff', 'supervisor', 'manager'] as const;
const manager = ['manager'] as const;

/** The one table of commands. The HTTP door, the tests and the OpenAPI document all read it. */
export const commands = {
  'session.start': command({
    audience: kiosk,
    input: nothing,
    summary: 'A customer touched the attract screen.',
  }),
  'session.touch': command({ audience: kiosk, input: nothing, summary: 'The customer is still there.' }),
  'session.language': command({
    audience: kiosk,
    input: z.strictObject({ language: z.string().min(2).max(16) }),
    summary: 'Speak this language.',
  }),
  'session.comfort': command({
    audience: kiosk,
    input: z.strictObject({
      textPercent: z.union([z.literal(100), z.literal(125), z.literal(150), z.literal(200)]).exactOptional(),
      contrast: z.enum(['standard', 'high']).exactOptional(),
      reach: z.boolean().exactOptional(),
    }),
    summary: 'Show it larger, clearer or lower; what is left out stays as it is.',
  }),
  'session.navigate': command({
    audience: kiosk,
    input: z.strictObject({ place: placeInput }),
    summary: 'The customer moved to another screen of the menu.',
  }),
  'session.startOver': command({
    audience: kiosk,
    input: nothing,
    summary: 'Throw this order away and begin again.',
  }),
  'session.finish': command({
    audience: kiosk,
    input: nothing,
    summary: 'The customer leaves the last screen.',
  }),
  'order.type': command({
    audience: kiosk,
    input: z.strictObject({ orderType: z.enum(['eat-in', 'take-away']) }),
    summary: 'Eat in or take away.',
  }),
  'order.add': command({
    audience: kiosk,
    input: z.strictObject({ itemId: id, quantity, selections }),
    summary: 'Put an item into the order.',
  }),
  'order.change': command({
    audience: kiosk,
    input: z.strictObject({
      lineId: id,
      quantity: quantity.exactOptional(),
      selections: selections.exactOptional(),
    }),
    summary: 'Change a line; what is left out stays as it is.',
  }),
  'order.remove': command({
    audience: kiosk,
    input: z.strictObject({ lineId: id }),
    summary: 'Take a line off.',
  }),
  'order.undo': command({ audience: kiosk, input: nothing, summary: 'Bring the last removed line back.' }),
  'order.scan': command({
    audience: kiosk,
    input: z.strictObject({ code: z.string().min(1).max(512) }),
    summary: 'A code read by a keyboard scanner.',
  }),
  'order.dismiss': command({
    audience: kiosk,
    input: z.strictObject({ noticeId: id }),
    summary: 'A notice was read.',
  }),
  'order.review': command({ audience: kiosk, input: nothing, summary: 'Hold the stock and fix the total.' }),
  'order.reopen': command({
    audience: kiosk,
    input: nothing,
    summary: 'Back to the menu; the hold is given back.',
  }),
  'order.pay': command({
    audience: kiosk,
    input: z.strictObject({ method: z.enum(['card', 'counter']), seq }),
    summary: 'Pay what is on the screen.',
  }),
  'payment.cancel': command({ audience: kiosk, input: nothing, summary: 'Stop waiting for the card.' }),
  'order.rate': command({
    audience: kiosk,
    input: z.strictObject({ stars: z.number().int().min(1).max(5) }),
    summary: 'Rate the visit.',
  }),
  'assist.call': command({
    audience: kiosk,
    input: z.strictObject({ callId: z.uuid() }),
    summary: 'Help! Pressed again, it becomes urgent once.',
  }),
  'assist.reason': command({
    audience: kiosk,
    input: z.strictObject({ callId: z.uuid(), reason: callReason }),
    summary: 'What about.',
  }),
  'assist.withdraw': command({
    audience: kiosk,
    input: z.strictObject({ callId: z.uuid() }),
    summary: 'Help is not needed any more.',
  }),

  'kiosk.shows': command({
    audience: kiosk,
    input: z.strictObject({ version: z.number().int().positive() }),
    summary: 'The page now shows this version of the catalogue.',
  }),

  'staff.signIn': command({
    audience: ['station', 'staff', 'supervisor', 'manager'],
    input: z.strictObject({
      pin,
      /** Who was tapped: then only that person's PIN counts. */
      staffId: id.exactOptional(),
    }),
    summary: 'Sign in by PIN; whoever was signed in on this page is not any more.',
  }),
  'staff.signOut': command({ audience: staff, input: nothing, summary: 'Sign out.' }),
  'assist.seen': command({
    audience: ['station', ...staff],
    input: z.strictObject({ callIds: z.array(z.uuid()).max(100) }),
    summary: 'This device shows these calls.',
  }),
  ...assistCommands,
  'assist.echo': command({
    audience: ['station', ...staff],
    input: z.strictObject({ beat: z.uuid() }),
    summary: 'This device has shown the silent test call.',
  }),
  'assist.resolve': command({
    audience: staff,
    input: z.strictObject({ callId: z.uuid(), reason: resolveReason, note: z.string().max(500) }),
    summary: 'Done.',
  }),
  'payment.settle': command({
    audience: staff,
    input: z.strictObject({
      sessionId: id,
      attemptId: id,
      outcome: z.enum(['paid', 'not-paid']),
      evidence: z.string().min(3).max(500),
    }),
    summary: 'A person has checked an unknown payment.',
    atKiosk: true,
  }),
  'kiosk.service': command({
    audience: staff,
    input: z.strictObject({ open: z.boolean() }),
    summary: 'Put the kiosk out of service or back.',
    atKiosk: true,
  }),
  'order.advance': command({
    audience: staff,
    input: z.strictObject({ orderId: id, to: z.enum(['preparing', 'ready', 'collected']) }),
    summary: 'Move an order on the board.',
    atKiosk: true,
  }),

  'print.again': command({
    audience: staff,
    input: z.strictObject({
      orderId: id,
      document: z.enum(['customer', 'work']),
      reason: z.enum(['did-not-come-out', 'unreadable', 'customer-asks', 'other']),
    }),
    summary: 'Print the paper of an order once more, marked DUPLICATE.',
    atKiosk: true,
  }),
  'print.preview': command({
    audience: staff,
    input: z.strictObject({ orderId: id, document: z.enum(['customer', 'work']) }),
    summary: 'What would be printed again.',
    atKiosk: true,
  }),
  'shift.report': command({
    audience: manager,
    input: z.strictObject({ day: businessDay.nullable() }),
    summary: 'Add a business day up and show it; today when none is named.',
  }),
  'shift.print': command({
    audience: manager,
    input: z.strictObject({ day: businessDay.nullable() }),
    summary: 'Print the report of a business day.',
  }),
  'receipt.lines': command({
    audience: manager,
    input: nothing,
    summary: 'What the shop itself writes on its receipts.',
  }),
  'receipt.setLines': command({
    audience: manager,
    input: z.strictObject({ header: z.array(z.unknown()).max(40), footer: z.array(z.unknown()).max(40) }),
    summary: 'Write other lines on the receipts from now on.',
    upload: true,
  }),

  'catalog.upload': command({
    audience: manager,
    input: z.strictObject({
      fileName: z.string().min(1).max(200),
      content: z.string().max(MAX_CATALOG_CHARS),
      /** Pictures by file name, as base64; pictures of the live catalogue are kept beside them. */
      images: z.record(z.string().min(1).max(200), z.base64()).exactOptional(),
    }),
    summary: 'Read a catalogue file: nothing changes yet.',
    upload: true,
  }),
  'catalog.discard': command({
    audience: manager,
    input: z.strictObject({ draftId: id }),
    summary: 'Throw the uploaded file away.',
  }),
  'catalog.publish': command({
    audience: manager,
    input: z.strictObject({ draftId: id }),
    summary: 'Make the uploaded file the menu, all at once.',
  }),
  'catalog.rollback': command({
    audience: manager,
    input: z.strictObject({ version: z.number().int().positive() }),
    summary: 'Show an earlier version again.',
  }),
  'item.soldOut': command({
    audience: staff,
    input: z.strictObject({ itemId: id, soldOut: z.boolean() }),
    summary: 'Sold out now, or back.',
  }),
  'stock.set': command({
    audience: manager,
    input: z.strictObject({ itemId: id, onHand: z.number().int().min(0).max(1_000_000) }),
    summary: 'Units counted.',
  }),

  ...ladderCommands,
  ...deviceCommands,
  ...approvalCommands,
  ...staffModeCommands,
  ...handoverCommands,
  ...networkCommands,
  ...linkCommands,
  ...stuckCommands,
  ...talkCommands,
  ...drillCommands,
  ...inboxCommands,
  ...insightCommands,
  ...peopleCommands,
  ...floorPlanCommands,

  'dock.use': command({
    audience: ['dock'],
    input: z.strictObject({
      deviceId: id,
      control: id,
      value: z.union([z.string().max(512), z.boolean(), z.null()]),
    }),
    summary: 'Touch a virtual device.',
  }),
  'screen.link': command({
    audience: ['dock', 'manager'],
    input: z.strictObject({ screen: z.enum(screens) }),
    summary: 'A fresh one-time address of a screen on this machine.',
  }),
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = z.infer<(typeof commands)[N]['input']>;

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** What a command gives back beside "done"; commands not named here give `null`. */
export interface CommandOutputs
  extends DeviceCommandOutputs,
    LinkCommandOutputs,
    ApprovalCommandOutputs,
    InboxCommandOutputs,
    InsightCommandOutputs,
    NetworkCommandOutputs,
    FloorPlanCommandOutputs,
    PeopleCommandOutputs,
    StuckCommandOutputs,
    StaffModeCommandOutputs,
    HandoverCommandOutputs,
    TalkCommandOutputs {
  readonly 'session.start': { readonly sessionId: string };
  readonly 'order.add': { readonly lineId: string };
  readonly 'print.preview': { readonly papers: readonly (readonly TicketText[])[] };
  readonly 'receipt.lines': {
    readonly header: readonly TicketText[];
    readonly footer: readonly TicketText[];
  };
  readonly 'shift.report': { readonly day: string; readonly paper: readonly TicketText[] };
  readonly 'catalog.upload': { readonly draftId: string };
  readonly 'catalog.publish': { readonly version: number };
  readonly 'catalog.rollback': { readonly version: number };
  readonly 'staff.signIn': {
    readonly staffId: string;
    readonly name: string;
    readonly role: 'staff' | 'supervisor' | 'manager';
  };
  readonly 'screen.link': { readonly url: string };
}

export type CommandOutput<N extends CommandName> = N extends keyof CommandOutputs ? CommandOutputs[N] : null;
