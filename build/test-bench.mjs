// @ts-check
import './old-node.mjs';
import { setUpAndHandOver } from './hand-over.mjs';
import { setUp } from './setup.mjs';

await setUpAndHandOver(
  () => setUp({ engine: false, screens: false }),
  'tests/device-contract/promises/bench.ts',
  process.argv.slice(2),
);
