import { z } from 'zod';
import { patternFault } from '../domain/barcode/in-store.ts';
import { wallets } from '../domain/barcode/payment-code.ts';
import { defaultCodeSettings, rivals } from '../domain/barcode/scan-meaning.ts';
import { identifierTables } from '../domain/barcode/symbology.ts';

const around = z
  .string()
  .max(16)
  .regex(/^[\x20-\x7e]*$/, 'must be printable characters');

/** What a scanner puts around a code; the same for every way that a scanner is attached. */
export const dressingSettings = {
  identifiers: z.enum(identifierTables),
  before: around,
  after: around,
};

const template = z.strictObject({
  pattern: z.string().superRefine((pattern, context) => {
    const fault = patternFault(pattern);
    if (fault !== null) context.addIssue({ code: 'custom', message: `'${pattern}': ${fault}` });
  }),
  priceDecimals: z.int().min(0).max(4).nullable().default(null),
  weightDecimals: z.int().min(0).max(5).default(3),
});

const membership = z.strictObject({
  prefix: z
    .string()
    .max(20)
    .regex(/^[\x21-\x7e]+$/, 'must be what these codes begin with, printable and without spaces'),
  length: z.int().min(1).max(64).nullable().default(null),
  programme: z.string().min(1).max(40),
});

/** Section `codes` of the configuration: what scanned codes mean in this shop. */
export const codesConfigSchema = z.strictObject({
  templates: z.array(template).max(32).default([]),
  memberships: z.array(membership).max(32).default([]),
  wallets: z
    .array(z.enum(wallets))
    .max(wallets.length)
    .default(() => [...defaultCodeSettings.wallets]),
  precedence: z
    .array(z.enum(rivals))
    .refine(
      (order) => order.length === rivals.length && new Set(order).size === rivals.length,
      `must name each of ${rivals.join(', ')} once, the one that wins first`,
    )
    .default(() => [...rivals]),
  eightDigits: z.enum(['both', 'ean-8', 'upc-e']).default('both'),
  separator: z
    .string()
    .regex(
      /^[\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]$/,
      'must be one printable sign that is no letter and no digit',
    )
    .nullable()
    .default(null),
  keyboard: z
    .strictObject({
      identifiers: dressingSettings.identifiers.default('aim'),
      before: dressingSettings.before.default(''),
      after: dressingSettings.after.default(''),
    })
    .prefault({}),
});

export type CodesConfig = z.infer<typeof codesConfigSchema>;
