import { z } from 'zod';
import type { DockControl, DockDevice, DockDisplay } from '../../domain/dock/dock-device.ts';

/*
 * Between the engine and the process of the virtual devices, one JSON object per line over TCP on 127.0.0.1.
 * The engine speaks first: { hello: { token } }; a wrong token ends the connection. Then the devices' side sends
 * { devices } at once and after every change, whole and coalesced; the engine may send { use } (answered by { used }
 * with the same id) and { codes } (what the scanner's dock offers to pick).
 */

const name = z.string().min(1).max(128);
const text = z.string().max(4096);

const control = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('press'), name, label: text }),
  z.strictObject({ kind: z.literal('toggle'), name, label: text, on: z.boolean() }),
  z.strictObject({
    kind: z.literal('text'),
    name,
    label: text,
    placeholder: text,
    suggestions: z.array(text).max(2000),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    name,
    label: text,
    value: text,
    options: z.array(text).max(64),
  }),
]) satisfies z.ZodType<DockControl>;

const paperLine = z.strictObject({
  kind: z.enum(['text', 'qr', 'barcode', 'raster', 'cut']),
  text,
  align: z.enum(['left', 'center', 'right']),
  bold: z.boolean(),
  inverse: z.boolean().exactOptional(),
  underlined: z.boolean().exactOptional(),
  width: z.number(),
  height: z.number(),
  raster: z
    .strictObject({ widthDots: z.number(), heightDots: z.number(), data: z.string().max(1_000_000) })
    .exactOptional(),
});

const display = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('paper'),
    lines: z.array(paperLine).max(2000),
    columns: z.number().int().positive(),
    problems: z.array(text).max(1000),
  }),
  z.strictObject({
    kind: z.literal('log'),
    lines: z.array(z.strictObject({ at: z.number(), text })).max(1000),
  }),
  z.strictObject({ kind: z.literal('screen'), lines: z.array(text).max(100) }),
  z.strictObject({
    kind: z.literal('pole'),
    lines: z.array(text).max(8),
    problems: z.array(text).max(100),
  }),
  z.strictObject({
    kind: z.literal('lamp'),
    lamps: z
      .array(
        z.strictObject({
          colour: z.enum(['red', 'yellow', 'green', 'blue', 'white']),
          light: z.enum(['off', 'steady', 'slow', 'quick']),
        }),
      )
      .max(8),
    sound: z.boolean(),
    problems: z.array(text).max(100),
  }),
]) satisfies z.ZodType<DockDisplay>;

const device = z.strictObject({
  id: name,
  kind: z.enum(['printer', 'scanner', 'pager', 'button', 'terminal', 'light', 'display']),
  name: text,
  plugged: z.boolean(),
  controls: z.array(control).max(64),
  display,
}) satisfies z.ZodType<DockDevice>;

const value = z.union([z.string().max(512), z.boolean(), z.null()]);

/** What the engine may say. */
export const toDockSchema = z.union([
  z.strictObject({ hello: z.strictObject({ token: z.string().max(128) }) }),
  z.strictObject({
    use: z.strictObject({ id: z.number().int().positive(), deviceId: name, control: name, value }),
  }),
  z.strictObject({
    codes: z.array(z.strictObject({ code: z.string().min(1).max(512), label: text })).max(2000),
  }),
]);
export type ToDock = z.infer<typeof toDockSchema>;

/** What the virtual devices may say. */
export const fromDockSchema = z.union([
  z.strictObject({ devices: z.array(device).max(64) }),
  z.strictObject({ used: z.strictObject({ id: z.number().int(), error: text.nullable() }) }),
]) satisfies z.ZodType<FromDock>;
export type FromDock =
  | { readonly devices: readonly DockDevice[] }
  | { readonly used: { readonly id: number; readonly error: string | null } };

/** A roll of paper with pictures on it is the longest thing that is ever sent. */
export const longestDockLine = 8_000_000;
/** The engine never has that much to say. */
export const longestToDockLine = 1_000_000;
