import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdFolder } from './folder-hold.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pointfive-hold-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a folder is held by one process, and free at the moment at which that one is killed', async () => {
  const file = join(folder, 'engine.hold');
  const module = new URL('./folder-hold.ts', import.meta.url).href;
  const script = `import { holdFolder } from ${JSON.stringify(module)};
    globalThis.letGo = holdFolder(${JSON.stringify(file)});
    process.stdout.write(globalThis.letGo === null ? 'no' : 'yes');
    setInterval(() => undefined, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said]: unknown[] = await once(holder.stdout, 'data');
  expect(String(said)).toBe('yes');
  expect(holdFolder(file)).toBeNull();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const letGo = holdFolder(file);
  expect(letGo).not.toBeNull();
  letGo?.();
});
