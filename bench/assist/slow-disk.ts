import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A disk whose fsyncs can be made slower for one process and back again. */
export interface SlowDisk {
  /** For the process that writes. */
  readonly env: Readonly<Record<string, string>>;
  readonly slow: (on: boolean) => void;
}

const source = fileURLToPath(new URL('./slow-sync.c', import.meta.url));

/** Builds the library into `work`; null where there is no way to preload one. */
export function slowDisk(work: string, ms: number): SlowDisk | null {
  if (process.platform !== 'linux') return null;
  const library = join(work, 'slow-sync.so');
  const built = spawnSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, source, '-ldl']);
  if (built.status !== 0) return null;
  const sign = join(work, 'slow');
  return {
    env: { LD_PRELOAD: library, POINTFIVE_SLOW_WHILE: sign, POINTFIVE_SLOW_MS: String(ms) },
    slow(on) {
      if (on) writeFileSync(sign, '');
      else rmSync(sign, { force: true });
    },
  };
}
