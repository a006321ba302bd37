import { createInterface } from 'node:readline';
import { openDeskDatabase, openShopDatabase } from '../../db/open-database.ts';
import { startDeskWriter } from '../../main/assist/desk-writer.ts';
import type { DriverDeps } from '../../main/devices/driver.ts';
import { zvt } from '../../main/devices/drivers/zvt.ts';
import { runEngine } from '../../main/run-engine.ts';
import { hastyClock } from '../harness/hasty-clock.ts';
import { sayLine } from './say-line.ts';
import { watchDesk, watchShop } from './watched-parts.ts';
import { ZVT_HASTE } from './zvt-lane-terminal.ts';

/*
 * The shipping engine on watched parts. Says the name of every boundary that it passes as a line on standard output.
 * A line `<count>\t<name>` on standard input arms one: the engine kills itself with SIGKILL when it has passed that
 * boundary `count` more times. POINTFIVE_ARMED arms one from the first instant. A ZVT terminal is waited for in haste.
 */
interface Armed {
  readonly name: string;
  left: number;
}

function parseArmed(line: string): Armed | null {
  const [count = '', name = ''] = line.split('\t');
  return name === '' ? null : { name, left: Number(count) };
}

let armed = parseArmed(process.env['POINTFIVE_ARMED'] ?? '');

function pass(name: string): void {
  sayLine(name);
  if (armed?.name !== name) return;
  armed.left -= 1;
  if (armed.left <= 0) process.kill(process.pid, 'SIGKILL');
}

const openZvt = zvt.open;
Object.assign(zvt, {
  open: (settings: unknown, deps: DriverDeps) => openZvt(settings, { ...deps, clock: hastyClock(ZVT_HASTE) }),
});

const orders = createInterface({ input: process.stdin });
orders.on('line', (line) => {
  armed = parseArmed(line);
});

await runEngine(process.argv.slice(2), {
  openShop(file) {
    pass('start, nothing open');
    const db = watchShop(openShopDatabase(file), pass);
    pass('start, shop open');
    return db;
  },
  openDesk: openDeskDatabase,
  startDeskWriter(file, onFault, onUnwritable) {
    pass('start, desk open');
    return watchDesk(startDeskWriter(file, onFault, onUnwritable), pass);
  },
});
pass('start, serving');
