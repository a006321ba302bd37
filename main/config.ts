import { z } from 'zod';
import { defaultLimits } from '../domain/approval/rights.ts';
import { defaultPatience } from '../domain/order/order-deadlines.ts';
import { ladderSchema } from '../contract/ladder-schema.ts';
import { defaultLadder } from '../domain/assist/ladder.ts';
import { codesConfigSchema } from './codes-config.ts';
import { deviceConfigSchema } from './devices/device-config.ts';
import { networkConfigSchema } from './net/network-config.ts';
import { pagingConfigSchema } from './paging-config.ts';
import { errorWords } from './error-words.ts';

const seconds = (least: number, most: number, usual: number) =>
  z.number().int().min(least).max(most).default(usual);

/** The configuration file of one kiosk. Every part has a default, so an empty file is a kiosk without devices. */
export const configSchema = z.strictObject({
  store: z.strictObject({ id: z.string().min(1).max(64).default('S1') }).prefault({}),
  kiosk: z
    .strictObject({
      id: z.string().min(1).max(64).default('K1'),
      name: z.string().min(1).max(64).default('Kiosk 1'),
      /** First letter of every order number, so that two kiosks never call the same number. */
      letter: z
        .string()
        .regex(/^[A-Z]$/)
        .default('A'),
      place: z.string().max(120).default('by the entrance'),
    })
    .prefault({}),
  hub: z
    .strictObject({
      /** What kiosks and staff call this engine where it serves other kiosks. */
      name: z.string().min(1).max(64).default('the staff desk'),
    })
    .prefault({}),
  devices: deviceConfigSchema.prefault({}),
  codes: codesConfigSchema.prefault({}),
  network: networkConfigSchema.prefault({}),
  paging: pagingConfigSchema.prefault({}),
  kitchen: z
    .strictObject({
      /** When an order's tickets go to kitchen and shelves: once it is paid, or at once with "not paid yet". */
      send: z.enum(['when-paid', 'when-placed']).default('when-paid'),
      /** What kitchen and staff read on paper; left out: the first language of the menu. */
      language: z.string().min(2).max(16).exactOptional(),
    })
    .prefault({}),
  approvals: z
    .strictObject({
      /** Most that each role may take off a price alone, in percent; what is more waits for somebody who may. */
      limits: z
        .strictObject({
          staff: z.number().int().min(0).max(100).default(defaultLimits.staff),
          supervisor: z.number().int().min(0).max(100).default(defaultLimits.supervisor),
          manager: z.number().int().min(0).max(100).default(defaultLimits.manager),
        })
        .prefault({}),
      /** Codes that customers show for a discount on the whole order; a person still allows each. */
      codes: z
        .array(
          z.strictObject({
            code: z.string().trim().min(4).max(64),
            name: z.string().trim().min(1).max(60),
            percent: z.number().int().min(1).max(100),
          }),
        )
        .max(200)
        .default([]),
    })
    .prefault({}),
  handover: z
    .strictObject({
      /** Minutes that an order which was set aside waits under its code before it is given up. */
      keepMinutes: z.number().int().min(10).max(2880).default(720),
    })
    .prefault({}),
  inbox: z
    .strictObject({
      /** Minutes after which an order that is still being made is late. */
      lateMinutes: z.number().int().min(1).max(240).default(20),
      /** Minutes that an order which is being made may stay unpaid. */
      unpaidMinutes: z.number().int().min(1).max(240).default(15),
    })
    .prefault({}),
  patience: z
    .strictObject({
      idle: seconds(30, 600, defaultPatience.idle),
      leave: seconds(20, 120, defaultPatience.leave),
      hold: seconds(30, 3600, defaultPatience.hold),
      helpBound: seconds(60, 7200, defaultPatience.helpBound),
      checkingBound: seconds(60, 7200, defaultPatience.checkingBound),
      thanks: seconds(5, 300, defaultPatience.thanks),
      parked: seconds(20, 600, defaultPatience.parked),
    })
    .prefault({}),
  /** The rungs alone, or the whole ladder; the manager's own goes before it. */
  ladder: ladderSchema.default(defaultLadder),
});

export type Config = z.infer<typeof configSchema>;

/** A configuration that can't be used: every problem with its path. */
export class BadConfig extends Error {
  constructor(source: string, issues: readonly string[]) {
    super(`${source}: ${issues.join('; ')}`);
    this.name = 'BadConfig';
  }
}

/**
 * Reads a configuration from JSON text.
 * @throws BadConfig naming every field that is wrong.
 */
export function parseConfig(source: string, text: string): Config {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw new BadConfig(source, [`not JSON: ${errorWords(error)}`]);
  }
  const result = configSchema.safeParse(raw);
  if (!result.success) {
    throw new BadConfig(
      source,
      result.error.issues.map((issue) => `${issue.path.join('.') || '(file)'}: ${issue.message}`),
    );
  }
  return result.data;
}
