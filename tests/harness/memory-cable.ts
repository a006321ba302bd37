import { fail, ok } from '../../domain/result.ts';
import type { DeviceClock } from '../../hardware/ports/device.ts';
import type { ByteDevice } from '../../hardware/sim/byte-device.ts';
import { type CableFault, createFaultyWire, type StandingFault } from '../../hardware/sim/cable-faults.ts';
import { systemClock } from '../../hardware/system-clock.ts';
import type { LineFault, OpenLine } from '../../hardware/transport/line.ts';
import { createListeners, type Listeners } from '../../hardware/transport/listeners.ts';

/** A cable inside the process: the shipping driver on one end, a virtual device on the other, no real time. */
export interface MemoryCable {
  readonly open: OpenLine;
  readonly unplug: () => void;
  readonly plug: () => void;
  /** Pulls the plug once the device has heard this many more bytes. */
  readonly unplugAfter: (bytes: number) => void;
  /** What else may happen to a cable; an answer that is late needs the clock. */
  readonly suffer: (fault: CableFault) => void;
  readonly mend: (kind?: StandingFault['kind']) => void;
  /** The system keeps the port from us for this reason, until null lets us have it; an open line is lost. */
  readonly refuse: (why: 'busy' | 'denied' | null) => void;
  /** The two ends disagree about parity: what the device says arrives with the highest bit set. */
  readonly wrongParity: (on: boolean) => void;
  /** Takes the host's bytes and delivers none, as a buffer that was lost with its process. */
  readonly swallow: (on: boolean) => void;
  /** Bytes that reach the host although the device never sent them: noise on the wire. */
  readonly say: (bytes: Uint8Array) => void;
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
export function memoryCable(device: ByteDevice, piece = 7, clock: DeviceClock = systemClock): MemoryCable {
  const gone: LineFault = { kind: 'gone', detail: 'memory cable unplugged' };
  let plugged = true;
  let parity = 0;
  let refused: LineFault | null = null;
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
    wire.cut();
    device.unplugged?.();
    end(gone);
  };
  const unplugAfter = (bytes: number): void => {
    left = bytes;
  };
  const wire = createFaultyWire({
    clock,
    toDevice: device.receive,
    toHost: (part) => host?.data.tell(part),
    pull: unplug,
  });
  wire.suffer({ kind: 'fragment', bytes: piece });
  device.onReply((bytes) => {
    const own = bytes.map((byte) => byte | parity);
    const mine = host;
    queueMicrotask(() => {
      if (host === mine && mine !== null) wire.fromDevice(own);
    });
  });

  return {
    open: () => {
      if (refused !== null) return Promise.resolve(fail(refused));
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
              wire.fromHost(passed);
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
    unplugAfter,
    suffer(fault) {
      if (fault.kind === 'unplug') unplug();
      else if (fault.kind === 'power-cycle') device.powerCycled?.();
      // Counted at the writing, so that the write that is cut off fails.
      else if (fault.kind === 'unplug-after') unplugAfter(fault.bytes);
      else wire.suffer(fault);
    },
    mend: wire.mend,
    refuse(why) {
      refused = why === null ? null : { kind: why, detail: `the port is ${why}` };
      if (refused !== null) end(refused);
    },
    wrongParity(on) {
      parity = on ? 0x80 : 0;
    },
    swallow(on) {
      swallowing = on;
    },
    say(bytes) {
      host?.data.tell(bytes);
    },
    abandon() {
      host = null;
    },
    written: () => Uint8Array.from(written),
  };
}
