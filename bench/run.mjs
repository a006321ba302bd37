// @ts-check
import '../build/old-node.mjs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install, root, runtime, SetupFailed, say, setUp, toolPath } from '../build/setup.mjs';

const help = `npm run bench -- [--only receipt,pager,scan] [--json]

  receipt  bytes and encode time of one receipt, beside a hand-written one and three libraries
  pager    press of Help → first byte on the pager's line, beside a bare server and a bare socket
  scan     first byte of a scanner → line on the screen, beside the page's own floor

Everything runs on this machine; without --only it takes two to three minutes.`;

if (process.argv.includes('--help')) {
  process.stdout.write(`${help}\n`);
  process.exit(0);
}
try {
  await setUp({ engine: true, screens: true });
  await install({ folder: join(root, 'bench'), what: 'the libraries to compare with' });
} catch (error) {
  if (!(error instanceof SetupFailed)) throw error;
  say(error.message);
  process.exit(1);
}
const child = spawn(runtime(), [join(root, 'bench/main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, PATH: toolPath() },
});
child.once('error', (error) => {
  say(`Node 24 did not start: ${error.message}`);
  process.exitCode = 1;
});
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
