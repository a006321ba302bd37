import { openDeskDatabase, openShopDatabase } from '../db/open-database.ts';
import { startDeskWriter } from './assist/desk-writer.ts';
import { runEngine } from './run-engine.ts';

/*
 * The engine: one plain Node process.
 *   --data DIR            its databases and engine.json
 *   --port N              loopback port; 0 takes a free one
 *   --role hub            a hub without a kiosk of its own; left out: a kiosk
 *   --config FILE         configuration (JSON); without it every part has its default
 *   --demo-devices JSON   what the virtual devices' process said: makes this a demo shop
 */
await runEngine(process.argv.slice(2), {
  openShop: openShopDatabase,
  openDesk: openDeskDatabase,
  startDeskWriter,
});
