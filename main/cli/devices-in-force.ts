import { existsSync } from 'node:fs';
import type { DeviceConfig } from '../devices/device-config.ts';
import { storedDevices, type StoredDevices } from '../devices/device-setup.ts';
import { shopDatabaseFile, withStores } from './shop-data.ts';

/**
 * The devices that the kiosk of a data folder has: the manager's list where there is one, else the file's.
 * @throws CannotDo when the database can't be used.
 */
export async function devicesInForce(data: string, file: DeviceConfig): Promise<StoredDevices> {
  if (!existsSync(shopDatabaseFile(data))) return { config: file, from: 'file', broken: [] };
  return withStores(data, (stores) => storedDevices(stores, file));
}
