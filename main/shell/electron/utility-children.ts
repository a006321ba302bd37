import { utilityProcess } from 'electron';
import type { Child, ChildEvents } from '../keeper.ts';

/** Starts one of our own entries in a utility process: Node without windows, ended by Electron when it ends. */
export function launchUtility(
  entry: string,
  name: string,
  args: readonly string[],
  events: ChildEvents,
): Child {
  const child = utilityProcess.fork(entry, [...args], { stdio: 'inherit', serviceName: name });
  child.on('message', (raw: unknown) => events.message(raw));
  child.once('exit', (code) => events.exit(`exit code ${code}`));
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    kill: (force) => {
      if (force && child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
      else child.kill();
    },
  };
}
