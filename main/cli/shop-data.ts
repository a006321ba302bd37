import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseFromNewerBuild } from '../../db/migrate.ts';
import { openShopDatabase, UnreadableDatabase } from '../../db/open-database.ts';
import { createStores, type Stores } from '../stores.ts';
import { CannotDo } from './outcome.ts';

export const shopDatabaseFile = (data: string): string => join(data, 'shop.db');

/**
 * Opens the shop's database for one piece of work and closes it again.
 * @throws CannotDo when there is none, or it can't be used.
 */
export async function withStores<T>(
  data: string,
  work: (stores: Stores) => T | Promise<T>,
  options: { readonly create: boolean } = { create: false },
): Promise<T> {
  const file = shopDatabaseFile(data);
  if (!options.create && !existsSync(file)) {
    throw new CannotDo(
      `No shop has been opened in ${data} yet. Start one with npm start, or name another with --data.`,
    );
  }
  const db = open(file);
  try {
    return await work(createStores(db));
  } finally {
    db.close();
  }
}

function open(file: string): ReturnType<typeof openShopDatabase> {
  try {
    return openShopDatabase(file);
  } catch (error) {
    if (error instanceof UnreadableDatabase || error instanceof DatabaseFromNewerBuild) {
      throw new CannotDo(`${error.message}. npm run cli -- doctor says what to do.`, { cause: error });
    }
    throw error;
  }
}
