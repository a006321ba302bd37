import type { HidInfo, HidPort } from '../transport/hid-port.ts';
import { createListeners, type Listeners } from '../transport/listeners.ts';

/** A virtual USB device as the host's HID layer sees it: reports in, reports out. */
export interface VirtualHidDevice {
  readonly info: HidInfo;
  /** An output report with its id in front, as hidapi takes it. */
  readonly receive: (reportWithId: Uint8Array) => void;
  /** Input reports. Returns the way to stop. */
  readonly onReport: (listener: (report: Uint8Array) => void) => () => void;
}

/** What can happen to the USB of a host. */
export interface VirtualHidBus {
  /** For the drivers, in place of node-hid. */
  readonly port: HidPort;
  readonly plug: (device: VirtualHidDevice) => void;
  readonly unplug: (device: VirtualHidDevice) => void;
  /** The udev rule is missing: devices are listed and can't be opened. */
  readonly deny: (on: boolean) => void;
  /** Writes hang for ever, as on a hub that has crashed. */
  readonly stall: (on: boolean) => void;
  /** Lists and openings hang until it is over, as on a host controller that has crashed. */
  readonly crash: (on: boolean) => void;
  /** Handles that were opened and not closed. */
  readonly openHandles: () => number;
}

/**
 * The host's HID devices at report level, behaving as node-hid 3.4 was measured to: nothing is told of plugging; an
 * unplugged device gives one error and never closes by itself; a write after that rejects; a device that this user may
 * not open is listed all the same; reports reach every handle.
 */
export function createVirtualHidBus(): VirtualHidBus {
  const devices = new Set<VirtualHidDevice>();
  const handles = new Map<symbol, { readonly device: VirtualHidDevice; readonly gone: Listeners<string> }>();
  let denied = false;
  let stalled = false;
  let crashed = Promise.resolve();
  let recover: () => void = () => undefined;

  return {
    port: {
      async list() {
        await crashed;
        return [...devices].map((device) => device.info);
      },
      async open(path) {
        await crashed;
        const device = [...devices].find(({ info }) => info.path === path);
        if (device === undefined) return Promise.reject(new Error(`cannot open device with path ${path}`));
        if (denied)
          return Promise.reject(new Error(`Failed to open a device with path '${path}': Permission denied`));
        const id = Symbol(path);
        const gone = createListeners<string>();
        handles.set(id, { device, gone });
        const stops: (() => void)[] = [];
        return Promise.resolve({
          onReport(listener) {
            stops.push(
              device.onReport((report) => {
                if (devices.has(device) && handles.has(id)) listener(report.slice());
              }),
            );
          },
          onGone: (listener) => void gone.add(listener),
          write(reportWithId) {
            if (!devices.has(device) || !handles.has(id)) return Promise.reject(new Error('No such device'));
            if (stalled) return new Promise<void>(() => undefined);
            device.receive(reportWithId.slice());
            return Promise.resolve();
          },
          close() {
            for (const stop of stops) stop();
            handles.delete(id);
            return Promise.resolve();
          },
        });
      },
    },
    plug(device) {
      devices.add(device);
    },
    unplug(device) {
      devices.delete(device);
      for (const handle of handles.values()) {
        if (handle.device === device) handle.gone.tell('could not read from HID device: device disconnected');
      }
    },
    deny(on) {
      denied = on;
    },
    stall(on) {
      stalled = on;
    },
    crash(on) {
      recover();
      if (!on) return;
      crashed = new Promise((over) => {
        recover = over;
      });
    },
    openHandles: () => handles.size,
  };
}
