import type { Server, Socket } from 'node:net';
import { plainAddress } from '../gateway/way-in.ts';

/** Nobody may take up all connections that there are: an address has at most so many at a time. */
export function boundByAddress(server: Server, most: number, refused: (why: string) => void): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = plainAddress(socket.remoteAddress);
    const count = open.get(address) ?? 0;
    if (count >= most) {
      refused('too-many-connections');
      socket.destroy();
      return;
    }
    open.set(address, count + 1);
    socket.on('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
  });
}
