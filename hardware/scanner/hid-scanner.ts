import { createHealthKeeper } from '../device-health.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { BarcodeScanner, Scan } from '../ports/scanner.ts';
import { createListeners } from '../transport/listeners.ts';
import { bareDressing, type ScannerDressing, undress, undressIdentified } from './dressing.ts';
import {
  createHidPosReader,
  type HidPosProfile,
  type HidPosReading,
  hidPosReport,
  hidPosUsage,
  hidPosUsagePage,
} from './hid-pos-report.ts';
import { type HidHandle, type HidInfo, type HidPort, nodeHidPort } from './hid-port.ts';
import { createSameCodeFilter } from './same-code.ts';

/** node-hid tells nothing of plugging: the list is read again this often while the scanner is missing. */
const lookAgainMs = 1_500;
/** Reports of one code follow each other within a few frames of 1 ms: after this nothing more of it comes. */
const restMs = 200;

/** Which scanner, where more than one is plugged in; without it the first HID-POS scanner. */
export interface HidMatch {
  readonly vendorId?: number;
  readonly productId?: number;
  readonly serialNumber?: string;
}

/**
 * A USB scanner in HID-POS mode (usage page 8Ch). Looks for it again while it is missing, takes reports apart, gives
 * one scan per code; the same code within 500 ms is one scan. A scanner that may not be opened is `refused` (on Linux:
 * the udev rule is missing).
 */
export function createHidPosScanner(options: {
  readonly id: string;
  readonly clock: DeviceClock;
  readonly match?: HidMatch;
  readonly profile?: HidPosProfile;
  /** What the scanner puts around a code inside its reports. */
  readonly dressing?: ScannerDressing;
  readonly hid?: HidPort;
  readonly log?: (line: string) => void;
}): BarcodeScanner {
  const { clock } = options;
  const log = options.log ?? (() => undefined);
  const hid = options.hid ?? nodeHidPort();
  const health = createHealthKeeper(clock);
  const scans = createListeners<Scan>();
  const sameCode = createSameCodeFilter(clock);
  let handle: HidHandle | null = null;
  let cancelLook: () => void = () => undefined;
  let cancelRest: () => void = () => undefined;
  let looking: Promise<void> = Promise.resolve();
  let closed = false;

  const lookLater = (): void => {
    if (!closed) cancelLook = clock.after(lookAgainMs, startLooking);
  };
  const letGo = async (old: HidHandle): Promise<void> => {
    try {
      await old.close();
    } catch (error) {
      log(`close: ${messageOf(error)}`);
    }
  };

  const take = (opened: HidHandle): void => {
    const reader = createHidPosReader(options.profile ?? hidPosReport);
    handle = opened;
    health.set('ready', []);
    const hear = (reading: HidPosReading): void => {
      cancelRest();
      if (reading.kind === 'garbled') {
        log(`${reading.why}`);
        health.proven(['garbled']);
        return;
      }
      health.proven();
      if (reading.kind === 'more') cancelRest = clock.after(restMs, () => hear(reader.silence()));
      if (reading.kind !== 'scan') return;
      const dressing = options.dressing ?? bareDressing;
      const { aim } = reading.scan;
      const raw = reading.scan.text.replace(/[\r\n]+$/, '');
      const scan = aim === null ? undress(raw, dressing) : undressIdentified(raw, aim, dressing);
      if (scan.text !== '' && sameCode.isNews(scan.text)) scans.tell(scan);
    };
    opened.onReport((report) => {
      if (handle === opened) hear(reader.push(report));
    });
    opened.onGone((why) => {
      if (handle !== opened) return;
      handle = null;
      cancelRest();
      log(`${why}`);
      health.set('absent', ['gone']);
      void letGo(opened);
      lookLater();
    });
  };

  const look = async (): Promise<void> => {
    try {
      const found = (await hid.list()).find((info) => fits(info, options.match ?? {}));
      if (found === undefined) {
        health.set('absent', ['gone']);
        lookLater();
        return;
      }
      const opened = await hid.open(found.path);
      if (closed) await letGo(opened);
      else take(opened);
    } catch (error) {
      const why = messageOf(error);
      log(`${why}`);
      // hidapi on Linux lists a device that this user may not open; its message names the reason.
      health.set('absent', [/denied|permission/i.test(why) ? 'refused' : 'gone']);
      lookLater();
    }
  };
  function startLooking(): void {
    looking = look();
  }

  startLooking();
  return {
    id: options.id,
    health: health.now,
    watch: health.watch,
    onScan: scans.add,
    async close() {
      closed = true;
      cancelLook();
      cancelRest();
      sameCode.close();
      scans.clear();
      await looking;
      const last = handle;
      handle = null;
      if (last !== null) await letGo(last);
    },
  };
}

function fits(info: HidInfo, match: HidMatch): boolean {
  const named = match.vendorId !== undefined || match.serialNumber !== undefined;
  return (
    (match.vendorId === undefined || info.vendorId === match.vendorId) &&
    (match.productId === undefined || info.productId === match.productId) &&
    (match.serialNumber === undefined || info.serialNumber === match.serialNumber) &&
    // A scanner that is named may sit on a system that tells no usage; an unnamed one must prove that it is one.
    ((info.usagePage === hidPosUsagePage && (info.usage === hidPosUsage || info.usage === null)) ||
      (named && info.usagePage === null))
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
