import type { Socket } from 'node:net';

/** Both ends of the TCP connections inside this process: knows exactly whether something is still on its way. */
export interface Loopback {
  /** Tells of one end, as soon as it exists. */
  readonly watch: (socket: Socket) => void;
  /** What has left one end and has not arrived at the other, in words; null when everything is where it goes. */
  readonly underWay: () => string | null;
}

export function createLoopback(): Loopback {
  const ends = new Set<Socket>();
  const names = new WeakMap<Socket, string>();

  const nameOf = (socket: Socket): string | undefined => {
    const known = names.get(socket);
    // A socket that is closed forgets where it was.
    if (known !== undefined || socket.localPort === undefined || socket.remotePort === undefined)
      return known;
    const name = `${socket.localPort} ${socket.remotePort}`;
    names.set(socket, name);
    return name;
  };
  const otherOf = (name: string): string => name.split(' ').reverse().join(' ');

  return {
    watch(socket) {
      ends.add(socket);
      nameOf(socket);
      socket.once('connect', () => void nameOf(socket));
    },
    underWay() {
      const byName = new Map<string, Socket>();
      for (const socket of ends) {
        const name = nameOf(socket);
        if (name !== undefined) byName.set(name, socket);
        else if (socket.destroyed) ends.delete(socket);
        else return 'a connection is being made';
      }
      for (const [name, socket] of byName) {
        const other = byName.get(otherOf(name));
        if (socket.destroyed) {
          if (other === undefined || other.destroyed) ends.delete(socket);
          continue;
        }
        if (other === undefined) return `${name} waits to be accepted`;
        if (other.destroyed) return `${name} has not heard that it was closed`;
        if (other.bytesWritten > socket.bytesRead) return `bytes are under way to ${name}`;
      }
      return null;
    },
  };
}
