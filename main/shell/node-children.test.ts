import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Child } from './keeper.ts';
import { launchNode } from './node-children.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pointfive-child-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('words to a child that has hung up, and whose end is not heard yet, are lost and nothing else', async () => {
  const hungUp = join(folder, 'hung-up');
  const entry = join(folder, 'child.mjs');
  writeFileSync(
    entry,
    `import { writeFileSync } from 'node:fs';
    process.once('disconnect', () => {
      writeFileSync(${JSON.stringify(hungUp)}, '');
      process.exitCode = 3;
    });
    process.send('hello', () => process.disconnect());`,
  );
  const how = await new Promise<string>((resolve) => {
    const child: Child = launchNode(entry, [], 2, {
      message() {
        // Nothing of the child is heard while this process does not turn.
        const nothing = new Int32Array(new SharedArrayBuffer(4));
        while (!existsSync(hungUp)) Atomics.wait(nothing, 0, 0, 5);
        child.send({ type: 'shutdown' });
      },
      exit: resolve,
    });
  });
  expect(how).toBe('exit code 3');
});
