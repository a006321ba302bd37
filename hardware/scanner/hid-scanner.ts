import {
  bareDressing,
  type ScannerDressing,
  undress,
  undressIdentified,
} from '../../domain/barcode/dressing.ts';
import { createHealthKeeper, faultOfLine } from '../device-health.ts';
import { hexNote } from '../hex-note.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { BarcodeScanner, Scan } from '../ports/scanner.ts';
import { createHidLink } from '../transport/hid-link.ts';
import { hidFits, type HidInfo, type HidMatch } from '../transport/hid-port.ts';
import { createListeners } from '../transport/listeners.ts';
import {
  createHidPosReader,
  type HidPosProfile,
  type HidPosReading,
  hidPosReport,
  hidPosUsage,
  hidPosUsagePage,
} from './hid-pos-report.ts';
import { type HidPort, nodeHidPort } from './hid-port.ts';
import { createSameCodeFilter } from './same-code.ts';

export type { HidMatch } from '../transport/hid-port.ts';

/** Reports of one code follow each other within a few milliseconds: after this nothing more of it comes. */
const restMs = 200;

/**
 * A USB scanner in HID-POS mode (usage page 8Ch). Looks for it again while it is missing, takes reports apart, gives
 * one scan per code; the same code within 500 ms is one scan. Without a match the first HID-POS scanner is taken. A
 * scanner that may not be opened is `refused` (on Linux: the udev rule is missing).
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
  const health = createHealthKeeper(clock);
  const scans = createListeners<Scan>();
  const sameCode = createSameCodeFilter(clock);
  const newReader = () => createHidPosReader(options.profile ?? hidPosReport);
  let reader = newReader();
  let cancelRest: () => void = () => undefined;
  const link = createHidLink({
    port: options.hid ?? nodeHidPort(),
    clock,
    fits: (info) => fits(info, options.match ?? {}),
    log,
  });

  link.onOpen(() => {
    reader = newReader();
    health.set('ready', []);
  });
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
  link.onReport((report) => {
    const reading = reader.push(report);
    if (reading.kind === 'garbled') log(`report ${hexNote(report, { hide: 'text' })}`);
    hear(reading);
  });
  link.onLost((why) => {
    cancelRest();
    if (health.now().state !== 'absent') log(why.detail);
    health.set('absent', [faultOfLine(why)]);
  });

  return {
    id: options.id,
    health: health.now,
    watch: health.watch,
    onScan: scans.add,
    async close() {
      cancelRest();
      sameCode.close();
      scans.clear();
      await link.close();
    },
  };
}

function fits(info: HidInfo, match: HidMatch): boolean {
  const named = match.vendorId !== undefined || match.serialNumber !== undefined;
  return (
    hidFits(info, match) &&
    // A scanner that is named may sit on a system that tells no usage; an unnamed one must prove that it is one.
    ((info.usagePage === hidPosUsagePage && (info.usage === hidPosUsage || info.usage === null)) ||
      (named && info.usagePage === null))
  );
}
