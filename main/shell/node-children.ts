import { spawn } from 'node:child_process';
import type { Child, ChildEvents } from './keeper.ts';

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
  // Not 'exit', which may come before its last words: 'close' comes after the channel is read to its end.
  child.once('close', (code, signal) => events.exit(signal ? `signal ${signal}` : `exit code ${code}`));
  return {
    pid: child.pid,
    send: (message) => {
      if (!child.connected) return;
      child.send(message, (error) => {
        if (error && !isOfTheDead(error)) throw error;
      });
    },
    kill: (force) => void child.kill(force ? 'SIGKILL' : 'SIGTERM'),
  };
}

/** A child that dies while we speak is reported by its exit; the channel may not have heard of it yet. */
function isOfTheDead(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' || error.code === 'ECONNRESET' || error.code === 'ERR_IPC_CHANNEL_CLOSED';
}
