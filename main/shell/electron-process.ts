import { spawn } from 'node:child_process';
import { type ChildEvents, keep, shellClock } from './keeper.ts';
import { sayReport } from './open-shop.ts';
import type { StartOptions } from './options.ts';
import { browserPolicy } from './restart-policy.ts';

/**
 * Runs Electron's main process, which looks after the engine itself, and starts it again when it crashes.
 * Resolves with the exit code for this process. In an installed kiosk systemd does this instead.
 */
export async function runElectron(run: {
  readonly binary: string;
  readonly entry: string;
  readonly options: StartOptions;
  readonly stop: Promise<void>;
  readonly say: (line: string) => void;
}): Promise<number> {
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    run.say(
      'Warning: running as root, so Electron runs without its sandbox. Use an ordinary user in a shop.',
    );
  }
  const args = [
    run.entry,
    ...(asRoot ? ['--no-sandbox'] : []),
    // On Wayland a window can be neither placed nor made to stay (electron/electron #48833, #48749).
    ...(process.env['DISPLAY'] ? ['--ozone-platform=x11'] : []),
    ...ownFlags(run.options),
  ];
  let ended: (code: number) => void = () => undefined;
  const endedByItself = new Promise<number>((resolve) => {
    ended = resolve;
  });
  const keeper = keep({
    name: 'Electron shell',
    policy: browserPolicy,
    clock: shellClock,
    report: (report) => sayReport(report, run.say),
    launch: (events) => launch(run.binary, args, events),
    died: (how) => {
      const final = how === 'exit code 0' ? 0 : how === 'exit code 1' ? 1 : null;
      if (final === null) return true;
      ended(final);
      return false;
    },
  });
  keeper.start();
  const code = await Promise.race([endedByItself, run.stop.then(() => null)]);
  if (code !== null) return code;
  await keeper.stop();
  return 0;
}

function ownFlags(options: StartOptions): readonly string[] {
  return [
    '--data',
    options.data,
    ...(options.port === null ? [] : ['--port', String(options.port)]),
    ...(options.role === 'hub' ? ['--role', 'hub'] : []),
    ...(options.config === null ? [] : ['--config', options.config]),
    ...(options.demo ? ['--demo'] : []),
    ...(options.json ? ['--json'] : []),
  ];
}

function launch(binary: string, args: readonly string[], events: ChildEvents) {
  const child = spawn(binary, args, { stdio: 'inherit', detached: process.platform !== 'win32' });
  child.once('error', (error) => events.exit(`could not start: ${error.message}`));
  child.once('exit', (code, signal) => events.exit(signal ? `signal ${signal}` : `exit code ${code}`));
  return {
    pid: child.pid,
    send: () => undefined,
    kill: (force: boolean) => void child.kill(force ? 'SIGKILL' : 'SIGTERM'),
  };
}
