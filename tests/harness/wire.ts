import { createServer, connect, type Socket } from 'node:net';
import type { Clock } from '../../main/clock.ts';

/** A cable between a kiosk and its hub that a test pulls, stretches and frays. It carries bytes and knows no frames. */
export interface Wire {
  /** Where the kiosk plugs in. */
  readonly port: number;
  /** Where the other end goes; null: nobody is there. */
  readonly to: (port: number | null) => void;
  /** Pulled out: what is connected breaks, nothing new connects. */
  readonly cut: () => void;
  readonly heal: () => void;
  /** The wire looks plugged in and carries nothing: neither side is told. */
  readonly stall: (on: boolean) => void;
  /** Every byte arrives so much later (of the fake clock), in order. */
  readonly delay: (ms: number) => void;
  /**
   * What is connected now carries everything so much later, its end too, and what connects afterwards does not: over
   * `drop`, the bytes of a connection come after those of its successor.
   */
  readonly lag: (ms: number) => void;
  /** The same for the connection that is made next, as soon as it is made. */
  readonly lagNext: (ms: number) => void;
  /** The kiosk's end breaks; what was under way to the hub still arrives there. */
  readonly drop: () => void;
  /** Bytes arrive in pieces of this size; 0: as they were sent. */
  readonly dribble: (bytes: number) => void;
  /** What was carried so far, in pieces: rises while something is under way. */
  readonly carried: () => number;
  /** Sends bytes to both ends as if the other had. */
  readonly inject: (bytes: Uint8Array) => void;
  readonly close: () => Promise<void>;
}

/** `watch` is told of the wire's own end of each connection. */
export async function createWire(
  clock: Clock,
  watch: (socket: Socket) => void = () => undefined,
): Promise<Wire> {
  const sockets = new Set<Socket>();
  const links = new Set<{ readonly near: Socket; lag: number }>();
  let target: number | null = null;
  let isCut = false;
  let stalled = false;
  let late = 0;
  let nextLag = 0;
  let piece = 0;
  let carried = 0;

  function carry(from: Socket, into: Socket, lag: () => number): void {
    let last = 0;
    /** Nothing overtakes what went before it on the same connection. */
    const inOrder = (wait: number, then: () => void): void => {
      const now = clock.monotonic();
      last = Math.max(last, now + wait);
      if (last === now) then();
      else clock.after(last - now, then);
    };
    from.on('data', (bytes) => {
      carried += 1;
      const write = () => {
        if (stalled || into.destroyed) return;
        carried += 1;
        const size = piece === 0 ? bytes.length : piece;
        for (let at = 0; at < bytes.length; at += size) into.write(bytes.subarray(at, at + size));
      };
      if (!stalled) inOrder(late + lag(), write);
    });
    from.on('error', () => lag() === 0 && into.destroy());
    from.on('close', () => {
      sockets.delete(from);
      carried += 1;
      if (stalled) return;
      if (lag() === 0) into.destroy();
      else inOrder(lag(), () => into.destroy());
    });
    sockets.add(from);
  }

  const server = createServer((near) => {
    near.setNoDelay(true);
    watch(near);
    if (isCut || target === null) {
      near.on('error', () => undefined);
      near.destroy();
      return;
    }
    const far = connect({ port: target, host: '127.0.0.1', noDelay: true });
    watch(far);
    const link = { near, lag: 0 };
    links.add(link);
    near.once('close', () => links.delete(link));
    // Its first bytes open it; a connection that is not open yet says nothing that could come late.
    const then = nextLag;
    nextLag = 0;
    near.once('data', () => (link.lag ||= then));
    carry(near, far, () => link.lag);
    carry(far, near, () => 0);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the wire has no end');

  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    to: (port) => {
      target = port;
    },
    cut() {
      isCut = true;
      breakAll();
    },
    heal() {
      isCut = false;
      stalled = false;
    },
    stall: (on) => {
      stalled = on;
    },
    delay: (ms) => {
      late = ms;
    },
    lag: (ms) => {
      for (const link of links) link.lag = ms;
    },
    lagNext: (ms) => {
      nextLag = ms;
    },
    drop() {
      for (const { near } of links) near.destroy();
    },
    dribble: (bytes) => {
      piece = bytes;
    },
    carried: () => carried,
    inject: (bytes) => {
      for (const socket of sockets) socket.write(bytes);
    },
    async close() {
      stalled = false;
      breakAll();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
