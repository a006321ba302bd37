import { z } from 'zod';
import { deviceConfigSchema } from './device-config.ts';

/**
 * What the virtual devices' process says once when it is ready, to its shell or on standard output: a `devices` section for the engine, and where the dock listens.
 */
export const demoDevicesSchema = z.strictObject({
  devices: deviceConfigSchema,
  /** Where each virtual device listens, by the name in `sim:<name>`. */
  sims: z.record(z.string(), z.string().regex(/^tcp:\/\/127\.0\.0\.1:\d+$/)),
  dock: z.strictObject({
    /** Always on 127.0.0.1. */
    address: z.string().regex(/^tcp:\/\/127\.0\.0\.1:\d+$/),
    token: z.string().min(16).max(128),
  }),
});

export type DemoDevices = z.infer<typeof demoDevicesSchema>;
