// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root, runtime, SetupFailed, say, toolPath } from './setup.mjs';

/**
 * Runs a compiled entry on Node 24 in place of this process: same terminal, same signals, same exit code.
 * @param {string} entry from the project's folder
 * @param {readonly string[]} args
 */
export function handOver(entry, args) {
  const child = spawn(runtime(), ['--enable-source-maps', `${root}/${entry}`, ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: toolPath() },
  });
  /** @type {readonly NodeJS.Signals[]} */
  const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of forwarded) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    say(`Node 24 did not start: ${error.message}`);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0);
  });
}

/**
 * Sets up, then hands over; a failure that a person can act upon is a sentence, not a stack trace.
 * @param {() => Promise<void>} setUp
 * @param {string} entry
 * @param {readonly string[]} args
 */
export async function setUpAndHandOver(setUp, entry, args) {
  try {
    await setUp();
  } catch (error) {
    if (!(error instanceof SetupFailed)) throw error;
    say(error.message);
    process.exitCode = 1;
    return;
  }
  handOver(entry, args);
}
