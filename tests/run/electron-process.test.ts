import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runElectron } from '../../main/shell/electron-process.ts';
import { Premises } from './started-shop.ts';

let premises = new Premises();
beforeEach(() => {
  premises = new Premises();
});
afterEach(() => premises.close());

const never = new Promise<void>(() => undefined);

/** Node in Electron's place: `main.mjs` counts its lives and ends each as told; the last life stays. */
function play(ends: readonly number[], stop: Promise<void> = never) {
  const folder = premises.folder();
  const entry = join(folder, 'main.mjs');
  const lives = join(folder, 'lives');
  writeFileSync(lives, '');
  writeFileSync(
    entry,
    `import { appendFileSync, readFileSync } from 'node:fs';
appendFileSync(${JSON.stringify(lives)}, JSON.stringify(process.argv.slice(2)) + '\\n');
const life = readFileSync(${JSON.stringify(lives)}, 'utf8').trim().split('\\n').length;
const end = ${JSON.stringify(ends)}[life - 1];
if (end === undefined) setInterval(() => {}, 1000);
else process.exit(end);
`,
  );
  const said: string[] = [];
  const code = runElectron({
    binary: process.execPath,
    entry,
    options: {
      role: 'kiosk',
      shell: 'electron',
      port: 0,
      data: folder,
      demo: true,
      config: null,
      json: false,
    },
    stop,
    say: (line) => void said.push(line),
  });
  const lived = (): readonly string[] =>
    readFileSync(lives, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  return { code, said, lived };
}

test('an Electron that ends well ends the start', async () => {
  const { code, lived } = play([0]);
  await expect(code).resolves.toBe(0);
  expect(lived()).toHaveLength(1);
});

test('an Electron that could not open the shop is not tried again', async () => {
  const { code, lived } = play([1]);
  await expect(code).resolves.toBe(1);
  expect(lived()).toHaveLength(1);
});

test('an Electron that asks for a new process, or crashes, gets one with the same flags', async () => {
  const { code, said, lived } = play([70, 139, 0]);
  await expect(code).resolves.toBe(0);
  expect(lived()).toHaveLength(3);
  expect(new Set(lived()).size).toBe(1);
  expect(lived()[0]).toContain('"--data"');
  expect(said.join('\n')).toContain('The Electron shell stopped (exit code 70)');
});

test('stopping ends Electron too', async () => {
  let stop: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const { code, lived } = play([], stopped);
  await expect.poll(() => lived().length, { timeout: 60_000 }).toBe(1);
  stop();
  await expect(code).resolves.toBe(0);
});
