// @ts-check
import '../build/old-node.mjs';
import { join } from 'node:path';
import { setUpAndHandOver } from '../build/hand-over.mjs';
import { install, root, setUp } from '../build/setup.mjs';

const help = `npm run bench -- [--only receipt,pager,scan,assist] [--json]

  receipt  bytes and encode time of one receipt, beside a hand-written one and three libraries
  pager    press of Help → first byte on the pager's line, beside a bare server and a bare socket
  scan     first byte of a scanner → line on the screen, beside the page's own floor
  assist   press at one of 200 kiosks → last of 20 staff screens, beside raw TCP, a bare ws fan-out and
           a hub that writes first; also on a disk that takes 100 ms more

Everything runs on this machine; without --only it takes about seven minutes, four of them for assist.`;

if (process.argv.includes('--help')) {
  process.stdout.write(`${help}\n`);
  process.exit(0);
}
await setUpAndHandOver(
  async () => {
    await setUp({ engine: true, screens: true });
    await install({ folder: join(root, 'bench'), what: 'the libraries to compare with' });
  },
  'bench/main.ts',
  process.argv.slice(2),
);
