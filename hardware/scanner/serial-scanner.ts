import { bareDressing, type ScannerDressing, undress } from '../../domain/barcode/dressing.ts';
import { createHealthKeeper, faultOfLine } from '../device-health.ts';
import { hexNote } from '../hex-note.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { BarcodeScanner, Scan } from '../ports/scanner.ts';
import type { OpenLine } from '../transport/line.ts';
import { createListeners } from '../transport/listeners.ts';
import { createReconnectingLine } from '../transport/reconnecting-line.ts';
import { createSameCodeFilter } from './same-code.ts';
import { createSerialFrames, type ScannerSuffix } from './serial-frames.ts';

/** Without a suffix, silence ends a code; at 9600 baud a character takes 1 ms, so a code has no such gap inside. */
const idleFlushMs = 100;
const ack = Uint8Array.of(0x06);
const ackMs = 1_000;
/** Bytes that a note about noise may show. */
const NOTE_BYTES = 32;
/** With a suffix, bytes that nothing has ended for this long are noise, or the scanner has no suffix: staff are told. */
const unfinishedMs = 1_000;

/**
 * A scanner that sends codes as text over a line (RS-232, USB serial, TCP). Gives one scan per code, the identifier
 * apart; the same code within 500 ms is one scan. Health is `ready` while the line is open: most scanners answer
 * nothing, so only a scan proves more.
 */
export function createSerialScanner(options: {
  readonly id: string;
  readonly open: OpenLine;
  readonly clock: DeviceClock;
  /** `line` (CR, LF, CRLF, STX…ETX) unless the scanner is known to send no suffix. */
  readonly suffix?: ScannerSuffix;
  /** What the scanner puts around a code inside its frame. */
  readonly dressing?: ScannerDressing;
  /** Answer ACK (06h) to every code: for scanners whose handshake is on, which repeat a code until they hear it. */
  readonly acknowledge?: boolean;
  readonly log?: (line: string) => void;
}): BarcodeScanner {
  const { clock } = options;
  const log = options.log ?? (() => undefined);
  const suffix = options.suffix ?? 'line';
  const health = createHealthKeeper(clock);
  const scans = createListeners<Scan>();
  const sameCode = createSameCodeFilter(clock);
  const line = createReconnectingLine({ open: options.open, clock });
  let frames = createSerialFrames(suffix);
  let cancelSilence: () => void = () => undefined;
  let recent: Uint8Array = new Uint8Array(0);

  const give = (codes: readonly string[]): void => {
    for (const code of codes) {
      health.proven();
      if (options.acknowledge === true) void line.write(ack, ackMs);
      const scan = undress(code, options.dressing ?? bareDressing);
      if (scan.text !== '' && sameCode.isNews(scan.text)) scans.tell(scan);
    }
  };
  const onSilence = (): void => {
    give(frames.silence());
    if (frames.held() === 0) return;
    log(
      `${frames.held()} bytes without an end: noise, or the suffix is not switched on: ${hexNote(recent, { hide: 'text' })}`,
    );
    frames = createSerialFrames(suffix);
    health.proven(['garbled']);
  };

  line.onData((bytes) => {
    const before = frames.overruns();
    recent =
      frames.held() === 0 ? bytes : Uint8Array.of(...recent.slice(-NOTE_BYTES), ...bytes.slice(-NOTE_BYTES));
    give(frames.push(bytes));
    if (frames.overruns() > before) {
      log(`noise longer than any code: ${hexNote(bytes, { hide: 'text' })}`);
      health.proven(['garbled']);
    }
    cancelSilence();
    if (frames.held() > 0) {
      cancelSilence = clock.after(suffix === 'none' ? idleFlushMs : unfinishedMs, onSilence);
    }
  });
  line.onOpen(() => {
    frames = createSerialFrames(suffix);
    health.set('ready', []);
  });
  line.onLost((why) => {
    cancelSilence();
    health.set('absent', [faultOfLine(why)]);
  });

  return {
    id: options.id,
    health: health.now,
    watch: health.watch,
    onScan: scans.add,
    async close() {
      cancelSilence();
      sameCode.close();
      scans.clear();
      await line.close();
    },
  };
}
