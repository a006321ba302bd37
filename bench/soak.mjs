// @ts-check
import '../build/old-node.mjs';
import { setUpAndHandOver } from '../build/hand-over.mjs';
import { setUp } from '../build/setup.mjs';

const help = `npm run soak -- [--minutes 20] [--kiosks 24] [--engines 2]

One hub, 20 stations and their kiosks on this machine, while processes are killed and cables are cut, stalled and
delayed at random. A ledger outside of them all holds every press of Help against the databases of both sides in the
end. --kiosks are the shipped desk and link without orders and devices, --engines are whole engines.`;

if (process.argv.includes('--help')) {
  process.stdout.write(`${help}\n`);
  process.exit(0);
}
await setUpAndHandOver(
  () => setUp({ engine: false, screens: false }),
  'bench/assist/soak/main.ts',
  process.argv.slice(2),
);
