import { z } from 'zod';
import type { FloorDetail, FloorKiosk } from './floor.ts';

const text = (most: number) => z.string().max(most);

/** A device as every picture of a kiosk has it; what it says of its faults is shown as text. */
const device = z.looseObject({
  deviceId: text(64),
  kind: text(40),
  name: text(80).nullable(),
  state: text(40),
  faults: z.array(text(200)).max(50),
  lastProofAt: z.number().nullable(),
});

const line = z.looseObject({
  kioskId: z.string().min(1).max(64),
  name: text(64),
  place: text(120),
  letter: text(1),
  step: text(40),
  service: z.boolean(),
  language: text(35).nullable(),
  lines: z.number().int().nonnegative(),
  showsVersion: z.number().int().nullable(),
  troubled: z.array(device).max(50),
});

const detail = z.looseObject({
  ...line.shape,
  devices: z.array(device).max(50),
  visit: z
    .looseObject({ sessionId: text(64), seq: z.number().int(), step: text(40), lines: z.array(z.unknown()) })
    .nullable(),
});

/*
 * Pictures: shown, never decided upon or kept. What a page can't do without is looked at; the rest is as the kiosk's
 * engine, which the shop's authority vouches for, draws it for its own station.
 */
export const floorKiosk = z.custom<FloorKiosk>((value) => line.safeParse(value).success);
export const floorDetail = z.custom<FloorDetail>((value) => detail.safeParse(value).success);
