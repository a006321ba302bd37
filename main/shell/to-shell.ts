/**
 * A child's line to the shell that started it. Under Node it is the IPC channel of `child_process`,
 * under Electron the parent port of a utility process, which has no `process.send`.
 */
export interface ShellLine {
  readonly send: (message: unknown) => void;
  readonly listen: (heard: (message: unknown) => void) => void;
  /** Calls back once when the shell has gone; a child without its shell must stop. */
  readonly onGone: (gone: () => void) => void;
}

interface ParentPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', heard: (event: { readonly data: unknown }) => void) => unknown;
}

/** What of a process carries messages to its parent. */
interface Messenger {
  readonly parentPort?: unknown;
  readonly connected?: boolean;
  readonly send?: ((message: unknown) => boolean) | undefined;
  readonly on?: (event: 'message', heard: (message: unknown) => void) => unknown;
  readonly once?: (event: 'disconnect', gone: () => void) => unknown;
}

function isParentPort(value: unknown): value is ParentPort {
  return (
    typeof value === 'object' &&
    value !== null &&
    'postMessage' in value &&
    typeof value.postMessage === 'function' &&
    'on' in value &&
    typeof value.on === 'function'
  );
}

/** The line to the shell, or null when a person started this process by hand. */
export function lineToShell(): ShellLine | null {
  return lineFrom(process);
}

/** The same for a process that is given, so that a test can play one. */
export function lineFrom(child: Messenger): ShellLine | null {
  const port = child.parentPort;
  if (isParentPort(port)) {
    return {
      send: (message) => port.postMessage(message),
      listen: (heard) => void port.on('message', (event) => heard(event.data)),
      // Electron ends its utility processes itself when the main process goes.
      onGone: () => undefined,
    };
  }
  const send = child.send?.bind(child);
  if (!send) return null;
  return {
    send: (message) => {
      if (child.connected) send(message);
    },
    listen: (heard) => void child.on?.('message', heard),
    onGone: (gone) => void child.once?.('disconnect', gone),
  };
}
