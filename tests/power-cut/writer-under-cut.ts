import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDeskDatabase, openShopDatabase } from '../../db/open-database.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import { defaultPatience } from '../../domain/order/order-deadlines.ts';
import { startDeskWriter } from '../../main/assist/desk-writer.ts';
import { LiveCatalog } from '../../main/catalog/live-catalog.ts';
import { systemClock } from '../../main/clock.ts';
import { systemIds } from '../../main/ids.ts';
import { RowClock } from '../../main/ordering/row-clock.ts';
import { SessionHost } from '../../main/ordering/session-host.ts';
import { TransactionEffects } from '../../main/ordering/transaction-effects.ts';
import { createStores } from '../../main/stores.ts';
import { sampleCall } from '../sample-call.ts';
import { sayLine } from './say-line.ts';

/*
 * Writes as fast as it can and says on standard output what is done, one line each: `step <visit> <seq>` for the shop
 * through the session host, `call <id>` for the desk through its writer thread.
 *   --data DIR   --what shop|desk   --synchronous FULL|NORMAL (NORMAL: what the shop must never run with)
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '.' },
    what: { type: 'string', default: 'shop' },
    synchronous: { type: 'string', default: 'FULL' },
  },
});

if (values.what === 'desk') await writeCalls();
else await writeSteps();

async function writeSteps(): Promise<void> {
  const db = openShopDatabase(join(values.data, 'shop.db'));
  if (values.synchronous === 'NORMAL') db.pragma('synchronous = NORMAL');
  const stores = createStores(db);
  const catalog = new LiveCatalog(stores, systemClock, () => undefined);
  const effects = new TransactionEffects({
    ticketMs: 43_200_000,
    stores,
    clock: systemClock,
    catalog,
    storeId: 'S1',
    work: { issue: () => undefined },
    inbox: { open: () => undefined, gone: () => undefined },
  });
  const host = new SessionHost({
    stores,
    clock: new RowClock(systemClock, stores, () => undefined),
    ids: systemIds,
    patience: defaultPatience,
    effects,
  });
  for (;;) {
    const current = stores.sessions.current('K1')?.session_id ?? host.open('K1', 'en');
    sayLine(`step ${current} 0`);
    host.step(current, 'customer', { type: 'type.chosen', orderType: 'take-away' });
    for (let count = 0; count < 20; count += 1) {
      const { seq } = host.step(current, 'customer', {
        type: 'moved',
        place: { screen: 'menu', categoryId: systemIds.uuid() },
      });
      sayLine(`step ${current} ${seq}`);
      await new Promise(setImmediate);
    }
    sayLine(`step ${current} ${host.step(current, 'customer', { type: 'startedOver' }).seq}`);
  }
}

async function writeCalls(): Promise<void> {
  openDeskDatabase(join(values.data, 'desk.db')).close();
  const giveUp = (error: unknown): never => {
    throw error;
  };
  const writer = startDeskWriter(join(values.data, 'desk.db'), giveUp, giveUp);
  const one = async (): Promise<void> => {
    const call = newCall();
    await writer.write({
      call,
      events: [{ at: call.raisedAt, actor: 'customer', event: '{"type":"raised"}' }],
    });
    sayLine(`call ${call.callId}`);
  };
  for (;;) await Promise.all([one(), one(), one()]);
}

function newCall(): AssistCall {
  return sampleCall({ callId: systemIds.uuid(), raisedAt: systemClock.now() });
}
