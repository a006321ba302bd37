// @ts-check
import './old-node.mjs';
import { setUpAndHandOver } from './hand-over.mjs';
import { setUp } from './setup.mjs';

await setUpAndHandOver(
  () => setUp({ engine: true, screens: false }),
  'out/main/cli.js',
  process.argv.slice(2),
);
