// @ts-check
import '../build/old-node.mjs';
import { join } from 'node:path';
import { setUpAndHandOver } from '../build/hand-over.mjs';
import { install, root, setUp } from '../build/setup.mjs';

const help = `npm run bench -- [--only receipt,pager,scan] [--json]

  receipt  bytes and encode time of one receipt, beside a hand-written one and three libraries
  pager    press of Help → first byte on the pager's line, beside a bare server and a bare socket
  scan     first byte of a scanner → line on the screen, beside the page's own floor

Everything runs on this machine; without --only it takes two to three minutes.`;

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
