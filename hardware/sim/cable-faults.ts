import { unreachable } from '../../domain/result.ts';
import type { DeviceClock } from '../ports/device.ts';

/** What may be wrong with a cable for a while. At most one of each kind at a time. */
export type StandingFault =
  /** Delivers in pieces of so many bytes, both ways. */
  | { readonly kind: 'fragment'; readonly bytes: number }
  /** Carries nothing either way; what was sent meanwhile arrives later. */
  | { readonly kind: 'stall' }
  /** The device's answers arrive so much later, in order. */
  | { readonly kind: 'late'; readonly ms: number }
  /** Noise: every so-manieth byte is another one, both ways. */
  | { readonly kind: 'garble'; readonly every: number }
  /** The two ends have different speeds: bytes are lost and stretched, both ways. */
  | { readonly kind: 'wrong-speed' };

/** What happens to a cable at a moment. */
export type SuddenFault =
  | { readonly kind: 'unplug' }
  /** In the middle of a write: when the device has heard this many more bytes; the rest is lost. */
  | { readonly kind: 'unplug-after'; readonly bytes: number }
  /** Stalls when the device has heard this many more bytes. */
  | { readonly kind: 'stall-after'; readonly bytes: number }
  /** The device is switched off and on: what it holds in memory is gone. */
  | { readonly kind: 'power-cycle' };

export type CableFault = StandingFault | SuddenFault;

/** What carries bytes between a virtual device and its host, and what is wrong with it. */
export interface FaultyWire {
  readonly fromHost: (bytes: Uint8Array) => void;
  readonly fromDevice: (bytes: Uint8Array) => void;
  /** Begins a standing fault, or changes it; plans what comes after some bytes. */
  readonly suffer: (fault: WireFault) => void;
  /** Ends standing faults: those of a kind, or all. What was held back arrives now. */
  readonly mend: (kind?: StandingFault['kind']) => void;
  readonly standing: () => readonly StandingFault[];
  /** The plug came out: whatever was under way is lost, and plans are void. Standing faults stay. */
  readonly cut: () => void;
}

/** Those that the wire itself carries out; the others need the plug or the device. */
export type WireFault = Exclude<CableFault, { readonly kind: 'unplug' | 'power-cycle' }>;

/** Noise that turns no printer's status byte into another valid one (bits 0 and 7 of those are always 0). */
const NOISE = 0x55;

export function createFaultyWire(ends: {
  readonly clock: DeviceClock;
  readonly toDevice: (bytes: Uint8Array) => void;
  readonly toHost: (bytes: Uint8Array) => void;
  /** The plan to pull the plug has come due. */
  readonly pull: () => void;
}): FaultyWire {
  const standing = new Map<StandingFault['kind'], StandingFault>();
  let planned: { readonly what: 'unplug' | 'stall'; left: number } | null = null;
  let queue: (() => void)[] = [];
  let pumping = false;
  let late: { readonly cancel: () => void; readonly arrive: () => void; due: boolean }[] = [];
  const counts = { host: 0, device: 0 };

  function pump(): void {
    if (pumping) return;
    pumping = true;
    try {
      while (!standing.has('stall')) {
        const next = queue.shift();
        if (next === undefined) break;
        next();
      }
    } finally {
      pumping = false;
    }
  }

  function send(bytes: Uint8Array, from: 'host' | 'device', give: (part: Uint8Array) => void): void {
    const carried = distorted(bytes, from);
    const fragment = standing.get('fragment');
    const size = fragment?.kind === 'fragment' ? fragment.bytes : Math.max(carried.length, 1);
    for (let at = 0; at < carried.length; at += size) {
      const part = carried.subarray(at, at + size);
      queue.push(() => {
        give(part);
      });
    }
    pump();
  }

  function distorted(bytes: Uint8Array, from: 'host' | 'device'): Uint8Array {
    const garble = standing.get('garble');
    const own = bytes.map((byte) => {
      counts[from] += 1;
      return garble?.kind === 'garble' && counts[from] % garble.every === 0 ? byte ^ NOISE : byte;
    });
    return standing.has('wrong-speed') ? stretched(own) : own;
  }

  function hear(part: Uint8Array): void {
    const plan = planned;
    const passed = part.subarray(0, plan?.left ?? part.length);
    if (passed.length > 0) ends.toDevice(passed);
    if (plan === null || planned !== plan) return;
    plan.left -= passed.length;
    if (plan.left > 0) return;
    planned = null;
    if (plan.what === 'unplug') {
      ends.pull();
      return;
    }
    standing.set('stall', { kind: 'stall' });
    const rest = part.subarray(passed.length);
    if (rest.length > 0) {
      queue.unshift(() => {
        hear(rest);
      });
    }
  }

  function hurry(): void {
    const waiting = late;
    late = [];
    for (const { cancel, arrive } of waiting) {
      cancel();
      arrive();
    }
  }

  return {
    fromHost(bytes) {
      send(bytes, 'host', hear);
    },
    fromDevice(bytes) {
      const own = bytes.slice();
      const arrive = (): void => {
        send(own, 'device', ends.toHost);
      };
      const delay = standing.get('late');
      if (delay?.kind !== 'late') {
        arrive();
        return;
      }
      const entry = {
        arrive,
        due: false,
        cancel: ends.clock.after(delay.ms, () => {
          entry.due = true;
          // An answer that is less late than an earlier one still waits for it.
          while (late[0]?.due === true) late.shift()?.arrive();
        }),
      };
      late.push(entry);
    },
    suffer(fault) {
      switch (fault.kind) {
        case 'fragment':
        case 'stall':
        case 'late':
        case 'garble':
        case 'wrong-speed':
          standing.set(fault.kind, fault);
          break;
        case 'unplug-after':
          planned = { what: 'unplug', left: fault.bytes };
          break;
        case 'stall-after':
          planned = { what: 'stall', left: fault.bytes };
          break;
        default:
          unreachable(fault);
      }
    },
    mend(kind) {
      if (kind === undefined) standing.clear();
      else standing.delete(kind);
      if (!standing.has('late')) hurry();
      pump();
    },
    standing: () => [...standing.values()],
    cut() {
      planned = null;
      queue = [];
      for (const { cancel } of late.splice(0)) cancel();
    },
  };
}

/** What a UART at half the speed makes of bytes: it misses every second one and sees each bit of the others twice. */
function stretched(bytes: Uint8Array): Uint8Array {
  return bytes.filter((_, at) => at % 2 === 0).map((byte) => 0x80 | ((byte & 0x0f) * 0x11));
}
