import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CannotDo, type Outcome } from './outcome.ts';

/**
 * Runs the virtual ZVT terminal until it is stopped; a process of its own, because nothing of the shop may know a
 * simulator.
 * @throws CannotDo when this installation has none.
 */
export async function runVirtualTerminal(root: string, args: readonly string[]): Promise<Outcome> {
  const entry = join(root, 'main', 'demo-terminal.ts');
  if (!existsSync(entry))
    throw new CannotDo('this installation holds no virtual devices: run it from the source');
  const child = spawn(process.execPath, [entry, ...args], { stdio: 'inherit' });
  const exitCode = await new Promise<number>((ended) => {
    child.once('error', () => ended(1));
    child.once('exit', (code) => ended(code ?? 0));
  });
  return { exitCode: exitCode === 0 ? 0 : 1, lines: [], json: { ok: exitCode === 0 } };
}
