// @ts-check
import './old-node.mjs';
import { readFileSync } from 'node:fs';
import { setUpAndHandOver } from './hand-over.mjs';
import { root, setUp } from './setup.mjs';

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  // Asking what the flags are must not install anything.
  process.stdout.write(readFileSync(`${root}/build/start-help.txt`, 'utf8'));
} else {
  await setUpAndHandOver(() => setUp({ engine: true, screens: true }), 'out/main/start.js', args);
}
