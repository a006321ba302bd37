import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import { createListeners } from '../transport/listeners.ts';
import type { ByteDevice } from './byte-device.ts';
import { openPtySocket } from './pty-socket.ts';
import type { DeviceSocket } from './device-socket.ts';
import { openTcpSocket } from './tcp-socket.ts';

/** What can happen to a cable. Survives unplugging except what is set to happen once, after some bytes. */
export interface Cable {
  readonly plugged: () => boolean;
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
export function serveOnTcp(device: ByteDevice, port = 0): Promise<ServedDevice> {
  return serve(device, (events) => openTcpSocket(port, events));
}

/** Serves the device on a pseudo terminal through socat. Rejects when socat is missing. */
export function serveOnPty(device: ByteDevice): Promise<ServedDevice> {
  return serve(device, openPtySocket);
}

async function serve(
  device: ByteDevice,
  open: (events: { readonly heard: (bytes: Uint8Array) => void }) => Promise<DeviceSocket>,
): Promise<ServedDevice> {
  const changed = createListeners<undefined>();
  let plugged = true;
  let piece: number | null = null;
  let stalled = false;
  let planned: { readonly what: 'unplug' | 'stall'; left: number } | null = null;
  let held: (() => void)[] = [];

  function inPieces(bytes: Uint8Array, give: (part: Uint8Array) => void): void {
    const size = piece ?? Math.max(bytes.length, 1);
    for (let at = 0; at < bytes.length; at += size) give(bytes.subarray(at, at + size));
  }

  function carry(work: () => void): void {
    if (stalled) held.push(work);
    else work();
  }

  const socket = await open({
    heard(bytes) {
      carry(() => {
        inPieces(bytes, (part) => {
          carry(() => {
            hear(part);
          });
        });
      });
    },
  });

  function hear(part: Uint8Array): void {
    if (!plugged) return;
    const passed = part.subarray(0, planned?.left ?? part.length);
    if (passed.length > 0) device.receive(passed);
    if (planned === null) return;
    planned.left -= passed.length;
    if (planned.left > 0) return;
    const { what } = planned;
    planned = null;
    if (what === 'unplug') {
      void unplug();
      return;
    }
    stall(true);
    const rest = part.slice(passed.length);
    held.push(() => {
      hear(rest);
    });
  }

  const stopReplies = device.onReply((bytes) => {
    const own = bytes.slice();
    carry(() => {
      if (plugged) inPieces(own, (part) => socket.say(part));
    });
  });
  const stopChanges = device.onChange(() => {
    changed.tell(undefined);
  });

  async function unplug(): Promise<void> {
    if (!plugged) return;
    plugged = false;
    planned = null;
    held = [];
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

  function stall(on: boolean): void {
    stalled = on;
    if (!on) {
      const waiting = held;
      held = [];
      for (const work of waiting) work();
    }
    changed.tell(undefined);
  }

  return {
    url: socket.url,
    cable: {
      plugged: () => plugged,
      unplug,
      replug,
      unplugAfter(bytes) {
        planned = { what: 'unplug', left: bytes };
      },
      stallAfter(bytes) {
        planned = { what: 'stall', left: bytes };
      },
      stall,
      fragment(bytes) {
        piece = bytes;
      },
    },
    dock() {
      const own = device.dock();
      return {
        ...own,
        plugged,
        controls: [
          ...own.controls,
          { kind: 'toggle', name: 'cable', label: 'Cable plugged in', on: plugged },
          { kind: 'toggle', name: 'stall', label: 'Cable stalled', on: stalled },
        ],
      };
    },
    async use(control, value) {
      if (control === 'cable') await (value === true ? replug() : unplug());
      else if (control === 'stall') stall(value === true);
      else device.use(control, value);
    },
    onChange: changed.add,
    async close() {
      stopReplies();
      stopChanges();
      changed.clear();
      plugged = false;
      await socket.close();
    },
  };
}
