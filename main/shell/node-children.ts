import { spawn } from 'node:child_process';
import type { Child, ChildEvents } from './keeper.ts';

const GONE = ['EPIPE', 'ECONNRESET', 'ERR_IPC_CHANNEL_CLOSED', 'ERR_IPC_DISCONNECTED'];

/**
 * Starts one of our own entries on this same Node, with a message channel. Its words go to the open file `log`,
 * never to stdout, which belongs to the one machine-readable line. It has its own process group: Ctrl-C in a
 * terminal reaches only the supervisor, which then ends its children in order.
 */
export function launchNode(entry: string, args: readonly string[], log: number, events: ChildEvents): Child {
  const child = spawn(process.execPath, ['--enable-source-maps', entry, ...args], {
    stdio: ['ignore', log, log, 'ipc'],
    detached: process.platform !== 'win32',
  });
  child.on('message', (raw) => events.message(raw));
  child.once('error', (error) => events.exit(`could not start: ${error.message}`));
  child.once('exit', (code, signal) => events.exit(signal ? `signal ${signal}` : `exit code ${code}`));
  return {
    pid: child.pid,
    send: (message) => {
      if (!child.connected) return;
      child.send(message, (error) => {
        if (error && !isGone(error)) throw error;
      });
    },
    kill: (force) => void child.kill(force ? 'SIGKILL' : 'SIGTERM'),
  };
}

/** The child died while we spoke: its exit says so, maybe a moment later. */
function isGone(error: Error): boolean {
  return 'code' in error && GONE.includes(String(error.code));
}
