import { z } from 'zod';
import type { Minor } from '../domain/catalog/catalog.ts';
import { command, type CommandSpec } from './command-spec.ts';
import type { DeviceView } from './device-views.ts';
import type { BoardOrder } from './views.ts';

const id = z.string().min(1).max(128);
const nothing = z.strictObject({});
const reason = z.string().trim().min(3).max(200);
const code = z.string().trim().min(4).max(12);

const kiosk = ['kiosk'] as const;
const staff = ['staff', 'supervisor', 'manager'] as const;
const manager = ['manager'] as const;

/** What staff do at the kiosk itself, and from afar for it. While staff mode is open its page may say what staff may. */
export const staffModeCommands = {
  'staffMode.open': command({
    audience: kiosk,
    input: z.strictObject({ pin: z.string().regex(/^\d{4,8}$/) }),
    summary: 'A person of staff opens staff mode on the kiosk by PIN.',
  }),
  'staffMode.touch': command({
    audience: kiosk,
    input: nothing,
    summary: 'Somebody still works in staff mode.',
  }),
  'staffMode.close': command({
    audience: kiosk,
    input: nothing,
    summary: 'Give the screen back to the customer.',
  }),
  'staffMode.look': command({
    audience: staff,
    input: nothing,
    summary: 'What staff need to know at this kiosk: its devices, newest orders, and orders set aside.',
    atKiosk: true,
  }),
  'staff.badge': command({
    audience: manager,
    input: z.strictObject({ staffId: id, code: z.string().trim().min(1).max(256).nullable() }),
    summary: 'Give a person the code of a badge that opens staff mode; null takes it away.',
  }),
  'visit.setLine': command({
    audience: staff,
    input: z.strictObject({ sessionId: id, lineId: id, quantity: z.number().int().min(1).max(99) }),
    summary: 'Change how many of a line the customer gets.',
    atKiosk: true,
  }),
  'visit.void': command({
    audience: staff,
    input: z.strictObject({ sessionId: id, lineId: id, reason }),
    summary: 'Take a line off for good.',
    atKiosk: true,
  }),
  'visit.setAside': command({
    audience: staff,
    input: z.strictObject({ sessionId: id, to: z.enum(['code', 'counter']) }),
    summary: 'Set the order aside under a code: shown to the customer, or taken over at the counter at once.',
    atKiosk: true,
  }),
  'parked.list': command({
    audience: staff,
    input: nothing,
    summary: 'Orders of this kiosk that wait under a code.',
    atKiosk: true,
  }),
  'parked.fetch': command({
    audience: staff,
    input: z.strictObject({ code }),
    summary: 'Bring an order back to the screen of its kiosk; only one person can, once.',
    atKiosk: true,
  }),
  'parked.close': command({
    audience: staff,
    input: z.strictObject({ code, reason }),
    summary: 'An order that waited is done at the counter, or nobody came for it.',
    atKiosk: true,
  }),
  'kiosk.pause': command({
    audience: staff,
    input: z.strictObject({ minutes: z.number().int().min(0).max(480) }),
    summary: 'Take no new orders for so many minutes; 0 goes on at once. An order that runs may finish.',
    atKiosk: true,
  }),
} as const satisfies Record<string, CommandSpec>;

/** An order that waits under a code. */
export interface ParkedOrder {
  readonly code: string;
  readonly parkedAt: number;
  readonly units: number;
  /** What it would cost now. */
  readonly total: Minor;
  /** A card payment of it is not known to have failed: it can't be paid again before somebody has checked. */
  readonly inDoubt: boolean;
  /** Who took it over at the counter; null while it only waits. */
  readonly counterBy: string | null;
  /** Name of the kiosk that is taking it to its own screen; null while none is. */
  readonly movingTo: string | null;
}

export interface StaffModeCommandOutputs {
  readonly 'staffMode.look': {
    readonly devices: readonly DeviceView[];
    readonly orders: readonly BoardOrder[];
    readonly parked: readonly ParkedOrder[];
  };
  readonly 'visit.setAside': { readonly code: string };
  readonly 'parked.list': { readonly orders: readonly ParkedOrder[] };
  readonly 'parked.fetch': { readonly sessionId: string };
}
