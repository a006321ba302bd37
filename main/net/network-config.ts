import { z } from 'zod';

/** 0 takes a free one. */
const port = z.number().int().min(0).max(65_535);
/** A name that browsers on the shop's network use for the hub, e.g. `hub.lan`, without scheme and port. */
const name = z
  .string()
  .max(253)
  .regex(
    /^(?=.*[a-z])[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/,
    'a host name in small letters',
  );

/** What a manager may change about the network. */
export const networkSettingsSchema = z.strictObject({
  enabled: z.boolean().default(false),
  /** HTTPS for staff pages. */
  port: port.default(8443),
  /** Mutual TLS for kiosks. */
  linkPort: port.default(8444),
  /** Whether customers' phones may read the pages of their orders, by HTTP. */
  phones: z.boolean().default(false),
  phonePort: port.default(8445),
  /** Names beside the machine's own and its addresses. */
  names: z.array(name).max(16).default([]),
});

export type NetworkSettings = z.infer<typeof networkSettingsSchema>;

/** The section `network` of the configuration file. */
export const networkConfigSchema = networkSettingsSchema.extend({
  /** Which of the machine's addresses to listen on; left out: all. */
  host: z.union([z.ipv4(), z.ipv6()]).exactOptional(),
});

export type NetworkConfig = z.infer<typeof networkConfigSchema>;
