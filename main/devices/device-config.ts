import { z } from 'zod';
import { printerProfiles } from '../../hardware/escpos/profile.ts';
import { parseLineAddress } from '../../hardware/transport/address.ts';

/** `tcp://host:port` or `serial:/dev/ttyUSB0?baud=9600&parity=none&data=8&stop=1&flow=none`. */
const address = z.string().superRefine((text, context) => {
  const parsed = parseLineAddress(text);
  if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.error });
});

const capcode = z
  .string()
  .regex(/^[\x21-\x7e]{1,32}$/, 'a pager id is 1 to 32 printable characters without spaces');

const printer = z.strictObject({
  address,
  profile: z.enum(printerProfiles.map(({ id }) => id)).exactOptional(),
});

const pager = z.strictObject({
  address,
  protocol: z.literal('tap'),
  /** Pagers that every call rings; most encoders know one number for a whole group. */
  capcodes: z.array(capcode).min(1).max(16),
  /** Pagers that are rung in addition when a call has become urgent. */
  urgentCapcodes: z.array(capcode).max(16).exactOptional(),
  password: z
    .string()
    .regex(/^[A-Za-z0-9]{1,6}$/, 'a TAP password has up to 6 letters or digits')
    .exactOptional(),
  longestText: z.number().int().min(20).max(1000).exactOptional(),
});

const usbId = z.number().int().min(0).max(0xffff);

const scanner = z.union([
  z.strictObject({ address, suffix: z.enum(['line', 'none']).exactOptional() }),
  z.strictObject({
    /** A USB scanner in HID-POS mode; an empty object takes the first one found. */
    hid: z.strictObject({
      vendorId: usbId.exactOptional(),
      productId: usbId.exactOptional(),
      serialNumber: z.string().min(1).max(128).exactOptional(),
    }),
  }),
]);

const terminal = z.strictObject({
  address,
  protocol: z.literal('virtual'),
  /** Seconds until a charge without an answer counts as unknown. */
  answerSeconds: z.number().int().min(10).max(300).exactOptional(),
});

const button = z.strictObject({
  address,
  match: z.union([
    z.strictObject({ line: z.string().min(1).max(64) }),
    z.strictObject({ hex: z.string().regex(/^([0-9a-fA-F]{2}){1,32}$/, 'pairs of hexadecimal digits') }),
  ]),
});

/** Section `devices` of the configuration: what is absent is not there, and the kiosk sells without it. */
export const deviceConfigSchema = z.strictObject({
  printer: printer.exactOptional(),
  pager: pager.exactOptional(),
  scanner: scanner.exactOptional(),
  terminal: terminal.exactOptional(),
  button: button.exactOptional(),
});

export type DeviceConfig = z.infer<typeof deviceConfigSchema>;
