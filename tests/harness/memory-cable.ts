import { fail, ok } from '../../domain/result.ts';
import type { ByteDevice } from '../../hardware/sim/byte-device.ts';
import type { LineFault, OpenLine } from '../../hardware/transport/line.ts';
import { createListeners, type Listeners } from '../../hardware/transport/listeners.ts';

/** A cable inside the process: the shipping driver on one end, a virtual device on the other, no real time. */
export interface MemoryCable {
  readonly open: OpenLine;
  readonly unplug: () => void;
  readonly plug: () => void;
  /** Pulls the plug once the device has heard this many more bytes. */
  readonly unplugAfter: (bytes: number) => void;
  /** Takes the host's bytes and delivers none, as a buffer that was lost with its process. */
  readonly swallow: (on: boolean) => void;
  /** The host died: its end is gone and it never hears of it. */
  readonly abandon: () => void;
  /** Bytes that the host has written, for the tests that look at them. */
  readonly written: () => Uint8Array;
}

interface Open {
  readonly data: Listeners<Uint8Array>;
  readonly closed: Listeners<LineFault>;
}

/** Connects a device; its bytes are delivered later, as on a wire, in pieces of `piece` bytes. */
export function memoryCable(device: ByteDevice, piece = 7): MemoryCable {
  const gone: LineFault = { kind: 'gone', detail: 'memory cable unplugged' };
  let plugged = true;
  let left = Number.POSITIVE_INFINITY;
  let host: Open | null = null;
  let swallowing = false;
  const written: number[] = [];

  const end = (why: LineFault): void => {
    const old = host;
    host = null;
    old?.closed.tell(why);
  };
  const unplug = (): void => {
    plugged = false;
    left = Number.POSITIVE_INFINITY;
    device.unplugged?.();
    end(gone);
  };
  device.onReply((bytes) => {
    const own = bytes.slice();
    const mine = host;
    queueMicrotask(() => {
      for (let at = 0; at < own.length && host === mine && mine !== null; at += piece) {
        mine.data.tell(own.subarray(at, at + piece));
      }
    });
  });

  return {
    open: () => {
      if (!plugged) return Promise.resolve(fail(gone));
      const mine: Open = { data: createListeners(), closed: createListeners() };
      host = mine;
      return Promise.resolve(
        ok({
          write: (bytes) => {
            if (host !== mine) return Promise.resolve(fail(gone));
            if (swallowing) return Promise.resolve(ok(undefined));
            const passed = bytes.slice(0, Math.min(bytes.length, left));
            left -= passed.length;
            written.push(...passed);
            queueMicrotask(() => {
              for (let at = 0; at < passed.length; at += piece)
                device.receive(passed.subarray(at, at + piece));
              if (left === 0) unplug();
            });
            return Promise.resolve(left === 0 ? fail(gone) : ok(undefined));
          },
          onData: mine.data.add,
          onClose: mine.closed.add,
          close: () => {
            if (host === mine) end({ kind: 'closed', detail: 'closed by us' });
            return Promise.resolve();
          },
        }),
      );
    },
    unplug,
    plug() {
      plugged = true;
    },
    unplugAfter(bytes) {
      left = bytes;
    },
    swallow(on) {
      swallowing = on;
    },
    abandon() {
      host = null;
    },
    written: () => Uint8Array.from(written),
  };
}
