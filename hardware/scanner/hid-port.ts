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

/** One opened HID device. */
export interface HidHandle {
  readonly onReport: (listener: (report: Uint8Array) => void) => void;
  /** Calls back at most once; the device is useless then. */
  readonly onGone: (listener: (why: string) => void) => void;
  readonly close: () => Promise<void>;
}

/** The host's HID devices; every promise rejects with an Error whose message is the system's. */
export interface HidPort {
  readonly list: () => Promise<readonly HidInfo[]>;
  readonly open: (path: string) => Promise<HidHandle>;
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
        close: () => device.close(),
      };
    },
  };
}
