import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { systemClock } from '../hardware/system-clock.ts';
import { terminalModes } from '../hardware/sim/virtual-terminal.ts';
import { readPlaces, writePlaces } from './demo/demo-places.ts';
import { openVirtualShop } from './demo/virtual-shop.ts';
import { lineToShell } from './shell/to-shell.ts';

/*
 * The process of the virtual devices. It is its own process so that it outlives the engine, as real devices do.
 *   --ports-file FILE      keeps its ports and its token over restarts
 *   --ledger DIR           keeps the terminal's ledger there (default: beside the ports file; without one, in memory)
 *   --codes FILE           JSON list of { code, label } that the scanner's dock offers
 *   --terminal-mode MODE   how the card terminal starts, e.g. 'approve' (default: 'ask a person')
 * Says where everything is: to the shell that started it as a message, to a person as one JSON line on standard
 * output. Ends when that shell goes.
 */

const codesSchema = z.array(z.strictObject({ code: z.string().min(1).max(512), label: z.string().max(256) }));

const { values } = parseArgs({
  options: {
    'ports-file': { type: 'string' },
    ledger: { type: 'string' },
    codes: { type: 'string' },
    'terminal-mode': { type: 'string', default: 'ask a person' },
  },
});

const portsFile = values['ports-file'] ?? null;
const ledger = values.ledger ?? (portsFile === null ? null : dirname(portsFile));
if (ledger !== null) mkdirSync(ledger, { recursive: true });
const codes: unknown = values.codes === undefined ? [] : JSON.parse(readFileSync(values.codes, 'utf8'));

const shop = await openVirtualShop({
  places: readPlaces(portsFile, (line) => process.stderr.write(`${line}\n`)),
  clock: systemClock,
  ledger,
  codes: codesSchema.parse(codes),
  terminalMode: z.enum(terminalModes).parse(values['terminal-mode']),
});
if (portsFile !== null) writePlaces(portsFile, shop.places);

const shell = lineToShell();
let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  void shop.close().then(() => process.exit(0));
};
shell?.onGone(stop);
process.once('SIGTERM', stop);
process.once('SIGINT', stop);

// Under a shell the standard output ends in a log, where the dock's token has no business.
if (shell === null) process.stdout.write(`${JSON.stringify(shop.ready)}\n`);
else shell.send(shop.ready);
