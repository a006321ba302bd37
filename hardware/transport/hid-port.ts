/** What the host knows of one HID device. */
export interface HidInfo {
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string | null;
  /** Null where the system does not tell. */
  readonly usagePage: number | null;
  readonly usage: number | null;
  readonly product: string;
}

/** One opened HID device that is only listened to. */
export interface HidReader {
  readonly onReport: (listener: (report: Uint8Array) => void) => void;
  /** Calls back at most once; the device is useless then. */
  readonly onGone: (listener: (why: string) => void) => void;
  readonly close: () => Promise<void>;
}

/** One opened HID device. */
export interface HidHandle extends HidReader {
  /**
   * Sends one output report. hidapi wants the report's id in front, 0 for a device without numbered reports, and takes
   * it off again (hidapi.h, `hid_write`). May hang for ever.
   */
  readonly write: (reportWithId: Uint8Array) => Promise<void>;
}

/**
 * The host's HID devices; every promise rejects with an Error whose message is the system's. Both may hang for ever on a
 * bus that has crashed.
 */
export interface HidPort<Handle extends HidReader = HidHandle> {
  readonly list: () => Promise<readonly HidInfo[]>;
  readonly open: (path: string) => Promise<Handle>;
}

/** Which HID device, as far as it is known; what is left out fits everything. */
export interface HidMatch {
  readonly vendorId?: number;
  readonly productId?: number;
  readonly serialNumber?: string;
}

/** Whether a device is the one that is meant. */
export function hidFits(info: HidInfo, match: HidMatch): boolean {
  return (
    (match.vendorId === undefined || info.vendorId === match.vendorId) &&
    (match.productId === undefined || info.productId === match.productId) &&
    (match.serialNumber === undefined || info.serialNumber === match.serialNumber)
  );
}

/**
 * node-hid 3.4, loaded when first used, so that a kiosk without HID devices never loads native code. Its async class
 * reports an unplugged device as an `error` event whose argument is a string and never closes by itself; without a
 * listener that event would end the process, so one is attached before anything else happens.
 */
export function nodeHidPort(): HidPort {
  const load = () => import('node-hid');
  return {
    async list() {
      const hid = await load();
      const devices = await hid.devicesAsync();
      return devices.flatMap((device) =>
        device.path === undefined
          ? []
          : [
              {
                path: device.path,
                vendorId: device.vendorId,
                productId: device.productId,
                serialNumber: device.serialNumber ?? null,
                usagePage: device.usagePage ?? null,
                usage: device.usage ?? null,
                product: device.product ?? '',
              },
            ],
      );
    },
    async open(path) {
      const hid = await load();
      const device = await hid.HIDAsync.open(path);
      let gone: string | null = null;
      let tellGone: (why: string) => void = () => undefined;
      device.on('error', (why: unknown) => {
        if (gone !== null) return;
        gone = why instanceof Error ? why.message : String(why);
        tellGone(gone);
      });
      return {
        onReport(listener) {
          device.on('data', (report: Uint8Array) => {
            listener(report);
          });
        },
        onGone(listener) {
          tellGone = listener;
          if (gone !== null) listener(gone);
        },
        async write(reportWithId) {
          await device.write(Buffer.from(reportWithId));
        },
        close: () => device.close(),
      };
    },
  };
}
