import fc from 'fast-check';
import { fail, ok } from '../../domain/result.ts';
import type { Device, DeviceFault } from '../../hardware/ports/device.ts';
import { createVirtualHidBus, type VirtualHidDevice } from '../../hardware/sim/virtual-hid-bus.ts';
import type { HidInfo, HidPort } from '../../hardware/transport/hid-port.ts';
import type { LineFault, OpenLine } from '../../hardware/transport/line.ts';
import { createListeners, type Listeners } from '../../hardware/transport/listeners.ts';
import { createFakeDeviceClock, type FakeDeviceClock } from '../harness/fake-device-clock.ts';
import type { Pieces } from './generators.ts';
import { driverTarget, type FuzzTarget, holds } from './target.ts';

/** What happens on a line while a driver works: bytes come, time passes, the plug is out, or it is asked to do its part. */
export type WildEvent =
  | { readonly kind: 'bytes'; readonly pieces: Pieces }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'lost'; readonly why: LineFault['kind'] }
  | { readonly kind: 'ask' };

/** A driver that never writes has no line that takes none of its bytes. */
function wildEvents(bytes: fc.Arbitrary<Pieces>, writes: boolean): fc.Arbitrary<readonly WildEvent[]> {
  return fc.array(
    fc.oneof(
      { weight: 6, arbitrary: bytes.map((pieces): WildEvent => ({ kind: 'bytes', pieces })) },
      {
        weight: 3,
        arbitrary: fc.constantFrom(0, 20, 400, 2_000, 11_000).map((ms): WildEvent => ({ kind: 'wait', ms })),
      },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom<LineFault['kind']>('gone', 'busy', 'denied', 'refused', writes ? 'stalled' : 'gone')
          .map((why): WildEvent => ({ kind: 'lost', why })),
      },
      { weight: 2, arbitrary: fc.constant<WildEvent>({ kind: 'ask' }) },
    ),
    { maxLength: 8 },
  );
}

/** The other end of a driver's cable. */
interface WildEnd {
  readonly say: (bytes: Uint8Array) => void;
  readonly lose: (why: LineFault['kind']) => void;
  readonly written: () => number;
}

/** A driver and the other end of its cable, as a target makes them for each input. */
type Connect<D extends Device> = (clock: FakeDeviceClock) => { readonly device: D; readonly end: WildEnd };

/** A line that always opens anew, takes every byte, and answers only what the test says. */
function wildLine(): WildEnd & { readonly open: OpenLine } {
  let host: { readonly data: Listeners<Uint8Array>; readonly closed: Listeners<LineFault> } | null = null;
  let written = 0;
  const end = (why: LineFault): void => {
    const old = host;
    host = null;
    old?.closed.tell(why);
  };
  return {
    open() {
      const mine = { data: createListeners<Uint8Array>(), closed: createListeners<LineFault>() };
      host = mine;
      return Promise.resolve(
        ok({
          write(bytes) {
            written += bytes.length;
            return Promise.resolve(
              host === mine ? ok(undefined) : fail({ kind: 'gone' as const, detail: 'no longer there' }),
            );
          },
          onData: mine.data.add,
          onClose: mine.closed.add,
          close() {
            if (host === mine) end({ kind: 'closed', detail: 'closed by us' });
            return Promise.resolve();
          },
        }),
      );
    },
    say: (bytes) => host?.data.tell(bytes),
    lose: (why) => end({ kind: why, detail: 'wild' }),
    written: () => written,
  };
}

/** A driver on a wild line of bytes. */
export function onLine<D extends Device>(make: (open: OpenLine, clock: FakeDeviceClock) => D): Connect<D> {
  return (clock) => {
    const end = wildLine();
    return { device: make(end.open, clock), end };
  };
}

/** A driver on a USB device that sends any reports; lost, it is plugged in again by the next one. */
export function onUsb<D extends Device>(
  info: HidInfo,
  make: (hid: HidPort, clock: FakeDeviceClock) => D,
): Connect<D> {
  return (clock) => {
    const bus = createVirtualHidBus();
    const reports = createListeners<Uint8Array>();
    const usb: VirtualHidDevice = { info, receive: () => undefined, onReport: reports.add };
    bus.plug(usb);
    return {
      device: make(bus.port, clock),
      end: {
        say(report) {
          bus.plug(usb);
          reports.tell(report);
        },
        lose: () => bus.unplug(usb),
        written: () => 0,
      },
    };
  };
}

/** Longest that anything asked of a driver may take; a printer waits three minutes for new paper. */
const PATIENCE_MS = 20 * 60_000;
const STEP_MS = 5_000;

/**
 * A shipping driver on a wild line: it never throws, everything asked of it comes to an end, its faults are those of
 * its kind, it sends no flood, and closed it leaves no clock behind.
 */
export function wildDriver<D extends Device>(parts: {
  readonly name: string;
  readonly covers: readonly string[];
  readonly bytes: fc.Arbitrary<Pieces>;
  readonly connect: Connect<D>;
  /** Asks it to do its part; void where nothing is waited for. */
  readonly ask?: (device: D) => Promise<unknown> | void;
  readonly faults: readonly DeviceFault[];
}): FuzzTarget {
  return driverTarget({
    name: parts.name,
    covers: parts.covers,
    input: wildEvents(parts.bytes, parts.ask !== undefined),
    share: 0.1,
    open: () => async (events) => {
      const clock = createFakeDeviceClock();
      const { device, end } = parts.connect(clock);
      const asked: Promise<unknown>[] = [];
      let open = 0;
      await clock.advance(0);
      for (const event of events) {
        if (event.kind === 'bytes') for (const piece of event.pieces) end.say(piece);
        else if (event.kind === 'wait') await clock.advance(event.ms);
        else if (event.kind === 'lost') end.lose(event.why);
        else {
          const work = parts.ask?.(device);
          if (work === undefined) continue;
          open += 1;
          asked.push(work.then(() => (open -= 1)));
        }
        for (const fault of device.health().faults) {
          holds(parts.faults.includes(fault), `the fault ${fault}, which HARDWARE.md does not know of it`);
        }
      }
      for (let waited = 0; open > 0 && waited < PATIENCE_MS; waited += STEP_MS) await clock.advance(STEP_MS);
      holds(open === 0, `${open} of ${asked.length} things asked of it never came to an end`);
      await Promise.all(asked);
      holds(end.written() < 200_000, `it sent ${end.written()} bytes`);
      const closed = device.close();
      await clock.advance(30_000);
      await closed;
      holds(clock.pending() === 0, `closed, it left ${clock.pending()} clocks`);
    },
  });
}
