import { z } from 'zod';
import type { DriverInfo } from '../../contract/device-commands.ts';
import { driverName } from './device-config.ts';
import { drivers } from './drivers/all.ts';

/** Every driver as the manager's page draws its form. */
export function driverInfos(): readonly DriverInfo[] {
  return drivers.map((driver) => ({
    driver: driverName(driver),
    kind: driver.kind,
    label: driver.label,
    settings: z.toJSONSchema(driver.settings, { io: 'input' }),
  }));
}
