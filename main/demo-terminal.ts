import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { serveOnPty, serveOnTcp } from '../hardware/sim/serve-device.ts';
import { createVirtualZvtTerminal } from '../hardware/sim/virtual-zvt-terminal.ts';
import { openZvtLedger } from '../hardware/sim/zvt-ledger.ts';
import { zvtModes } from '../hardware/sim/zvt-modes.ts';
import { systemClock } from '../hardware/system-clock.ts';

/*
 * A ZVT terminal for any cash register that wants one to talk to: npm run cli -- virtual-terminal. No real money.
 *   --port N          where it listens on 127.0.0.1 (default 20007)
 *   --serial          a pseudo terminal with the RS-232 envelope instead (needs socat)
 *   --mode MODE       how payments go, e.g. 'approve'; 'ask a person' waits for a word typed here
 *   --password DIGITS its merchant password (default 000000)
 *   --currency N      ISO 4217 number (default 978)
 *   --ledger FILE     keeps what was charged over restarts
 * Says on standard output what it shows and what it did not understand. Words on standard input: approve, decline,
 * stop, reboot, mode MODE.
 */

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '20007' },
    serial: { type: 'boolean', default: false },
    mode: { type: 'string', default: 'ask a person' },
    password: { type: 'string', default: '000000' },
    currency: { type: 'string', default: '978' },
    ledger: { type: 'string' },
  },
});

const ledger = openZvtLedger(values.ledger ?? null);
const device = createVirtualZvtTerminal({
  id: 'terminal',
  name: 'Virtual ZVT terminal',
  clock: systemClock,
  envelope: values.serial ? 'serial' : 'tcp',
  ledger,
  mode: z.enum(zvtModes).parse(values.mode),
  password: values.password,
  currency: Number(values.currency),
});
const served = await (values.serial ? serveOnPty(device) : serveOnTcp(device, Number(values.port)));

const out = (line: string): void => void process.stdout.write(`${line}\n`);
out(`listening: ${served.url}`);
out(`modes: ${zvtModes.join(', ')}`);

let said = 0;
let shown = '';
let booked = ledger.all().length;
const tell = (): void => {
  const { display } = device.dock();
  const screen = display.kind === 'screen' ? display.lines.join(' · ') : '';
  if (screen !== shown) out(`screen: ${screen}`);
  shown = screen;
  for (const problem of device.problems().slice(said)) out(`not right: ${problem}`);
  said = device.problems().length;
  for (const one of ledger.all().slice(booked)) {
    out(
      `booked: ${one.kind} ${one.amount}, result ${one.result}, trace ${one.trace}, receipt ${one.receipt}`,
    );
  }
  booked = ledger.all().length;
};
device.onChange(tell);
const ticking = setInterval(tell, 500);

createInterface({ input: process.stdin }).on('line', (line) => {
  const [word = '', ...rest] = line.trim().split(' ');
  const mode = zvtModes.find((one) => one === rest.join(' '));
  if (word === 'mode' && mode !== undefined) device.setMode(mode);
  else if (['approve', 'decline', 'stop', 'reboot'].includes(word)) device.use(word, null);
  else out(`not known: '${line}'. Words: approve, decline, stop, reboot, mode MODE`);
  tell();
});

const stop = (): void => {
  clearInterval(ticking);
  ledger.close();
  void served.close().then(() => process.exit(0));
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
