import { z } from 'zod';
import { command, type CommandSpec } from './command-spec.ts';

const manager = ['manager'] as const;
const nothing = z.strictObject({});
const hundredths = z.number().int().min(0).max(100);

/** The shop from above: where its kiosks stand, and a picture behind them. */
export const floorPlanCommands = {
  'floorPlan.save': command({
    audience: manager,
    input: z.strictObject({
      places: z.record(z.string().min(1).max(128), z.strictObject({ x: hundredths, y: hundredths })),
    }),
    summary: 'Put the kiosks at their places on the plan; those not named are placed by themselves.',
  }),
  'floorPlan.setPicture': command({
    audience: manager,
    input: z.strictObject({ data: z.base64().max(2_000_000) }),
    summary: 'Put a picture behind the plan: PNG, JPEG or WebP, up to 1 MiB.',
    upload: true,
  }),
  'floorPlan.clearPicture': command({
    audience: manager,
    input: nothing,
    summary: 'Take the picture behind the plan away.',
  }),
  'floorPlan.picture': command({
    audience: ['staff', 'supervisor', 'manager'],
    input: nothing,
    summary: 'The picture behind the plan.',
  }),
} as const satisfies Record<string, CommandSpec>;

export type FloorPlanCommandName = keyof typeof floorPlanCommands;

export interface FloorPlanCommandOutputs {
  readonly 'floorPlan.picture': {
    readonly picture: { readonly mediaType: string; readonly data: string } | null;
  };
}
