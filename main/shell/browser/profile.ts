import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * An empty Chromium profile under the data folder. The one before is deleted: it may hold a crash bubble,
 * or something that the last customer typed.
 */
export function freshProfile(data: string): string {
  const folder = join(data, 'browser-profile');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Remembers the browser's process, so that the next start can end one that outlived its shell. */
export function rememberBrowser(data: string, pid: number): void {
  writeFileSync(join(data, 'browser.pid'), String(pid));
}

/**
 * Ends a browser whose shell was killed before it could. Only a process that still names our profile folder is
 * touched, because process ids are used again. Linux only: elsewhere nothing can be proven.
 */
export function endLeftover(data: string, kill: (pid: number) => void): boolean {
  const file = join(data, 'browser.pid');
  if (!existsSync(file)) return false;
  const pid = Number(readFileSync(file, 'utf8'));
  rmSync(file);
  const commandLine = `/proc/${pid}/cmdline`;
  if (!Number.isInteger(pid) || pid <= 1 || !existsSync(commandLine)) return false;
  if (!readFileSync(commandLine, 'utf8').includes(join(data, 'browser-profile'))) return false;
  kill(pid);
  return true;
}
