import { z } from 'zod';
import type { Driver } from './driver.ts';
import { drivers } from './drivers/all.ts';
import type { DeviceKind } from './open-device.ts';

/** The settings of one device: those of its driver, told apart by `driver`. */
export const deviceSettingsSchema = z.discriminatedUnion('driver', [
  drivers[0].settings,
  ...drivers.slice(1).map(({ settings }) => settings),
]);

export type DeviceSettings = z.infer<typeof deviceSettingsSchema>;

export const deviceId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'a device id is a lower-case word like printer or kitchen-2');

/**
 * Section `devices` of the configuration: devices by id, any number of each kind. What is absent is not there, and
 * the kiosk sells without it.
 */
export const deviceConfigSchema = z.record(deviceId, deviceSettingsSchema).superRefine((config, context) => {
  for (const [id, settings] of Object.entries(config)) {
    if (!('standIn' in settings) || settings.standIn === undefined) continue;
    const other = config[settings.standIn];
    const message =
      other === undefined
        ? `there is no device '${settings.standIn}' to stand in`
        : kindOf(other) !== 'printer'
          ? `'${settings.standIn}' is no printer and can't stand in for one`
          : settings.standIn === id
            ? 'a printer can not stand in for itself'
            : null;
    if (message !== null) context.addIssue({ code: 'custom', path: [id, 'standIn'], message });
  }
});

export type DeviceConfig = z.infer<typeof deviceConfigSchema>;

/**
 * The driver that settings name.
 * @throws RangeError when there is none: settings are read by the schema before.
 */
export function driverOf(settings: { readonly driver: string }): Driver {
  const found = drivers.find((driver) => driverName(driver) === settings.driver);
  if (found === undefined) throw new RangeError(`there is no driver '${settings.driver}'`);
  return found;
}

/** What kind of device these settings are for. */
export function kindOf(settings: { readonly driver: string }): DeviceKind {
  return driverOf(settings).kind;
}

/** Names of the settings that no page is told: passwords and the like, marked `secret` in the schema. */
export function secretsOf(settings: { readonly driver?: unknown }): readonly string[] {
  const driver = drivers.find((each) => driverName(each) === settings.driver);
  if (driver === undefined) return [];
  const fields: Readonly<Record<string, z.ZodType>> = driver.settings.shape;
  return Object.entries(fields).flatMap(([name, field]) => (field.meta()?.['secret'] === true ? [name] : []));
}

/** What `driver` must say to choose this one. */
export function driverName(driver: (typeof drivers)[number]): string {
  return driver.settings.shape.driver.value;
}
