// @ts-check
import './old-node.mjs';
import { join } from 'node:path';
import { root, run, runtime, SetupFailed, say, setUp } from './setup.mjs';

/**
 * Runs one step and shows what it said; its failure ends the run.
 * @param {string} script from the project's folder
 * @param {readonly string[]} args
 */
async function step(script, ...args) {
  const { code, output } = await run(runtime(), [join(root, script), ...args]);
  process.stdout.write(output);
  if (code !== 0) throw new SetupFailed(`${script} ended with code ${code}`);
}

const sizes = ['1080x1920', '1920x1080'];
const languages = ['en', 'zh-Hans'];

try {
  await setUp({ engine: true, screens: true });
  say('Building the gallery …');
  await step(
    'node_modules/vite/bin/vite.js',
    'build',
    '--config',
    'tests/gallery/vite.config.ts',
    '--logLevel',
    'warn',
  );
  for (const size of sizes) {
    for (const language of languages) {
      await step('tests/gallery/shoot.ts', '--size', size, '--language', language);
    }
  }
  await step('tests/paper/show-receipts.ts');
  say('Walking through the demo shop …');
  await step(
    'node_modules/@playwright/test/cli.js',
    'test',
    '--config',
    'tests/screenshots/playwright.config.ts',
    '--reporter=line',
  );
  say('The pictures are in artifacts/, those of README in docs/screenshots/.');
} catch (error) {
  if (!(error instanceof SetupFailed)) throw error;
  say(error.message);
  process.exitCode = 1;
}
