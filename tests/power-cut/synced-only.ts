import { spawnSync } from 'node:child_process';
import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('./synced-only.c', import.meta.url));

/** Why a power cut can't be acted out on this machine; null when it can. */
export function noPowerCut(): string | null {
  if (process.platform !== 'linux') return 'a power cut is acted out by a preloaded library, on Linux only';
  if (spawnSync('cc', ['--version'], { stdio: 'ignore' }).status !== 0)
    return 'there is no C compiler (cc) here';
  return null;
}

/** A folder of which only what was forced to the disk outlives a cut. */
export interface SyncedFolder {
  readonly folder: string;
  /** For the process that writes there. */
  readonly env: Readonly<Record<string, string>>;
  /** Puts what was synced in the place of what was written. The writer must be dead. */
  readonly cut: () => void;
  /** Everything that is there now counts as synced. */
  readonly settle: () => void;
}

/** Builds the library into `work` and watches `folder`, which must exist. */
export function keepSyncedOnly(work: string, folder: string): SyncedFolder {
  const library = join(work, 'synced-only.so');
  const shadow = join(work, 'shadow');
  const built = spawnSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, source, '-ldl', '-lpthread'], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`synced-only.c does not compile: ${built.stderr}`);
  const settle = (): void => {
    rmSync(shadow, { recursive: true, force: true });
    cpSync(folder, shadow, { recursive: true });
  };
  settle();
  return {
    folder,
    env: { LD_PRELOAD: library, POINTFIVE_SYNCED_DIR: folder, POINTFIVE_SHADOW_DIR: shadow },
    cut() {
      rmSync(folder, { recursive: true, force: true });
      renameSync(shadow, folder);
      settle();
    },
    settle,
  };
}
