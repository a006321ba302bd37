// @ts-check
import './old-node.mjs';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, runtime, SetupFailed, say, seconds, setUp, toolPath } from './setup.mjs';
import { provideSystemTools } from './system-tools.mjs';
import { summary, tally, tallyCheck, tallyPlaywright } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

const reports = join(root, 'artifacts/tests');

const { values } = parseArgs({
  options: { only: { type: 'string' }, kills: { type: 'string' } },
  strict: true,
});

/** Longest that one tool may run, on a machine that does other work too: only one that hangs is ended. */
const PATIENCE_MINUTES = 120;
/** A thousand kills take their time. */
const LONG_PATIENCE_MINUTES = 180;

/**
 * Runs a tool of node_modules on Node 24 in this terminal; ends it, and all that it started, when it takes too long.
 * @param {string} script from node_modules
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>}
 */
function tool(script, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(runtime(), [join(root, 'node_modules', script), ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PATH: toolPath(), ...env },
      detached: process.platform !== 'win32',
    });
    const minutes = values.kills ? LONG_PATIENCE_MINUTES : PATIENCE_MINUTES;
    const timer = setTimeout(() => {
      say(`${script} ran longer than ${minutes} minutes and is ended.`);
      endGroup(child.pid);
    }, minutes * 60_000);
    const interrupted = () => {
      endGroup(child.pid);
      process.exit(130);
    };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      resolve(code ?? 1);
    });
  });
}

/**
 * Ends a tool with everything that it started.
 * @param {number | undefined} pid
 */
function endGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: it ended by itself in the meantime.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/**
 * @template T
 * @param {string} file
 * @param {(report: any) => T} read the report is our own reporters' output, read in this file only
 * @param {() => T} otherwise
 * @returns {T}
 */
function fromReport(file, read, otherwise) {
  return existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : otherwise();
}

/**
 * @param {string} stage
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<Tally>}
 */
async function vitest(stage, args, env = {}) {
  const file = join(reports, `${stage}.json`);
  const code = await tool(
    'vitest/vitest.mjs',
    ['run', '--reporter=dot', '--reporter=./build/vitest-reporter.mjs', ...args],
    { ...env, POINTFIVE_FINDINGS: file },
  );
  return fromReport(
    file,
    ({ findings, errors }) => {
      const found = tally(findings, errors);
      if (code === 0 || found.failures.length > 0) return found;
      return { ...found, failures: [`vitest ended with code ${code}`] };
    },
    () => tallyCheck(`vitest ended with code ${code} and no report`, 1),
  );
}

/** @returns {Promise<Tally>} */
async function playwright() {
  const file = join(reports, 'browser.json');
  const code = await tool('@playwright/test/cli.js', ['test', '--reporter=line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  return fromReport(file, tallyPlaywright, () =>
    tallyCheck(`playwright ended with code ${code} and no report`, 1),
  );
}

/** @type {readonly { name: string, run: () => Promise<Tally> }[]} */
const stages = [
  { name: 'types', run: async () => tallyCheck('tsc -b', await tool('typescript/bin/tsc', ['-b'])) },
  {
    name: 'lint',
    run: async () => tallyCheck('oxlint', await tool('oxlint/bin/oxlint', ['--deny-warnings'])),
  },
  {
    name: 'format',
    run: async () => tallyCheck('biome format', await tool('@biomejs/biome/bin/biome', ['format', '.'])),
  },
  { name: 'unit', run: () => vitest('unit', ['--exclude=tests/power-cut/**']) },
  {
    name: 'power-cut',
    run: () =>
      vitest('power-cut', ['tests/power-cut/'], values.kills ? { POINTFIVE_KILLS: values.kills } : {}),
  },
  { name: 'browser', run: playwright },
];

const chosen = values.only?.split(',') ?? stages.map(({ name }) => name);
const unknown = chosen.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  say(`No such stage: ${unknown.join(', ')}. There are: ${stages.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const started = performance.now();
/** @type {{ stage: string, tally: Tally }[]} */
const results = [];
try {
  const needsEngine = chosen.some((name) => name === 'unit' || name === 'power-cut' || name === 'browser');
  await setUp({ engine: needsEngine, screens: needsEngine });
  if (needsEngine) await provideSystemTools();
} catch (error) {
  if (!(error instanceof SetupFailed)) throw error;
  say(error.message);
  results.push({ stage: 'set-up', tally: tallyCheck(error.message, 1) });
}
for (const { name, run } of stages.filter((stage) => chosen.includes(stage.name))) {
  say(`\n── ${name}`);
  const since = performance.now();
  results.push({
    stage: name,
    tally: await run().catch((/** @type {Error} */ error) => tallyCheck(error.message, 1)),
  });
  say(`── ${name}: ${seconds(since)} s`);
}
const { lines, ok } = summary(results);
say(`\nThe whole run took ${seconds(started)} s.`);
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = ok ? 0 : 1;
