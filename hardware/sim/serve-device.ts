import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import type { DeviceClock } from '../ports/device.ts';
import { systemClock } from '../system-clock.ts';
import { createListeners } from '../transport/listeners.ts';
import type { ByteDevice } from './byte-device.ts';
import { cableControls, type CableControl, useCableControl } from './cable-controls.ts';
import { type CableFault, createFaultyWire, type StandingFault } from './cable-faults.ts';
import type { DeviceSocket } from './device-socket.ts';
import { openPtySocket } from './pty-socket.ts';
import { openTcpSocket } from './tcp-socket.ts';

/** What can happen to a cable. Standing faults survive unplugging; what is planned for a write does not. */
export interface Cable {
  readonly plugged: () => boolean;
  /** Resolves when it has happened; a fault that waits for bytes has only been planned then. */
  readonly suffer: (fault: CableFault) => Promise<void>;
  /** Ends standing faults: those of a kind, or all. */
  readonly mend: (kind?: StandingFault['kind']) => void;
  readonly standing: () => readonly StandingFault[];
  /** Pulls the plug: the host sees the line go. */
  readonly unplug: () => Promise<void>;
  /** Puts it back, at the same address. */
  readonly replug: () => Promise<void>;
  /** Pulls the plug when the device has heard this many more bytes; the rest is lost. */
  readonly unplugAfter: (bytes: number) => void;
  /** Stalls when the device has heard this many more bytes. */
  readonly stallAfter: (bytes: number) => void;
  /** Carries nothing in either direction while on; what the host sends meanwhile arrives later. */
  readonly stall: (on: boolean) => void;
  /** Delivers in pieces of this many bytes, both ways; null for whole. */
  readonly fragment: (bytes: number | null) => void;
}

/** A virtual device with a cable, at an address that the shipping transports open. */
export interface ServedDevice {
  /** Device address as `parseLineAddress` reads it. */
  readonly url: string;
  readonly cable: Cable;
  /** The device's own dock entry with the cable's state and switches added. */
  readonly dock: () => DockDevice;
  readonly use: (control: string, value: DockValue) => Promise<void>;
  readonly onChange: (listener: () => void) => () => void;
  readonly close: () => Promise<void>;
}

/** Serves the device on 127.0.0.1; port 0 takes a free one, which is kept over replugging. */
export function serveOnTcp(
  device: ByteDevice,
  port = 0,
  clock: DeviceClock = systemClock,
): Promise<ServedDevice> {
  return serve(device, clock, (events) => openTcpSocket(port, events));
}

/** Serves the device on a pseudo terminal through socat. Rejects when socat is missing. */
export function serveOnPty(device: ByteDevice, clock: DeviceClock = systemClock): Promise<ServedDevice> {
  return serve(device, clock, openPtySocket);
}

async function serve(
  device: ByteDevice,
  clock: DeviceClock,
  open: (events: { readonly heard: (bytes: Uint8Array) => void }) => Promise<DeviceSocket>,
): Promise<ServedDevice> {
  const changed = createListeners<undefined>();
  let plugged = true;
  const wire = createFaultyWire({
    clock,
    toDevice(part) {
      if (plugged) device.receive(part);
      // Whether a plan has just become a stall.
      changed.tell(undefined);
    },
    toHost(part) {
      if (plugged) socket.say(part);
    },
    pull: () => void unplug(),
  });
  const socket = await open({ heard: wire.fromHost });
  const stopReplies = device.onReply(wire.fromDevice);
  const stopChanges = device.onChange(() => {
    changed.tell(undefined);
  });

  async function unplug(): Promise<void> {
    if (!plugged) return;
    plugged = false;
    wire.cut();
    device.unplugged?.();
    changed.tell(undefined);
    await socket.down();
  }

  async function replug(): Promise<void> {
    if (plugged) return;
    await socket.up();
    plugged = true;
    changed.tell(undefined);
  }

  async function powerCycle(): Promise<void> {
    wire.cut();
    device.powerCycled?.();
    if (!socket.diesWithPower || !plugged) return;
    await unplug();
    await replug();
  }

  async function suffer(fault: CableFault): Promise<void> {
    if (fault.kind === 'unplug') await unplug();
    else if (fault.kind === 'power-cycle') await powerCycle();
    else wire.suffer(fault);
    changed.tell(undefined);
  }

  function mend(kind?: StandingFault['kind']): void {
    wire.mend(kind);
    changed.tell(undefined);
  }

  const cable: Cable = {
    plugged: () => plugged,
    suffer,
    mend,
    standing: wire.standing,
    unplug,
    replug,
    unplugAfter: (bytes) => void suffer({ kind: 'unplug-after', bytes }),
    stallAfter: (bytes) => void suffer({ kind: 'stall-after', bytes }),
    stall(on) {
      if (on) void suffer({ kind: 'stall' });
      else mend('stall');
    },
    fragment(bytes) {
      if (bytes === null) mend('fragment');
      else void suffer({ kind: 'fragment', bytes });
    },
  };
  const isOfCable = (control: string): control is CableControl =>
    cableControls(cable, device.dock()).some(({ name }) => name === control);

  return {
    url: socket.url,
    cable,
    dock() {
      const own = device.dock();
      return { ...own, plugged, controls: [...own.controls, ...cableControls(cable, own)] };
    },
    async use(control, value) {
      if (isOfCable(control)) await useCableControl(cable, control, value);
      else device.use(control, value);
    },
    onChange: changed.add,
    async close() {
      stopReplies();
      stopChanges();
      wire.cut();
      changed.clear();
      plugged = false;
      await socket.close();
    },
  };
}
