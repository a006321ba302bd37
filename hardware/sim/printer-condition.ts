/** Everything about the virtual printer's body that its status answers speak of. */
export interface PrinterCondition {
  readonly paper: 'ok' | 'low' | 'out';
  readonly coverOpen: boolean;
  readonly cutterError: boolean;
  readonly overheated: boolean;
  readonly broken: boolean;
  /** Taken offline by hand (feed button held, panel). */
  readonly feedHeld: boolean;
  /** Level of the drawer's switch (pin 3 of its socket); which level means open depends on the drawer. */
  readonly drawerHigh: boolean;
}

export const healthy: PrinterCondition = {
  paper: 'ok',
  coverOpen: false,
  cutterError: false,
  overheated: false,
  broken: false,
  feedHeld: false,
  drawerHigh: false,
};

function hasError(now: PrinterCondition): boolean {
  return now.cutterError || now.overheated || now.broken;
}

/** Offline: prints nothing, keeps what it receives, answers only in real time. */
export function isOffline(now: PrinterCondition): boolean {
  return now.paper === 'out' || now.coverOpen || now.feedHeld || hasError(now);
}

/** What GS ( H <function 49> reports when it goes offline: one byte per cause, 40h and up. */
export function offlineCauses(now: PrinterCondition): readonly number[] {
  const causes: number[] = [];
  if (now.coverOpen) causes.push(0x40);
  if (now.feedHeld) causes.push(0x41);
  if (now.paper === 'out') causes.push(0x42);
  if (hasError(now)) causes.push(0x43);
  return causes;
}

/** The answer to DLE EOT n (TM-T88III manual, "Real-time status transmission"); null for an n that it does not list. */
export function realTimeAnswer(now: PrinterCondition, n: number): number | null {
  switch (n) {
    case 1:
      return 0x12 | (now.drawerHigh ? 0x04 : 0) | (isOffline(now) ? 0x08 : 0) | (now.feedHeld ? 0x40 : 0);
    case 2:
      return (
        0x12 |
        (now.coverOpen ? 0x04 : 0) |
        (now.feedHeld ? 0x08 : 0) |
        (now.paper === 'out' ? 0x20 : 0) |
        (hasError(now) ? 0x40 : 0)
      );
    case 3:
      return 0x12 | (now.cutterError ? 0x08 : 0) | (now.broken ? 0x20 : 0) | (now.overheated ? 0x40 : 0);
    case 4:
      return 0x12 | (now.paper === 'ok' ? 0 : 0x0c) | (now.paper === 'out' ? 0x60 : 0);
    default:
      return null;
  }
}

/** The four bytes of automatic status (TM-T88III manual, GS a); the fourth is reserved and 0F on Epson. */
export function automaticStatus(now: PrinterCondition): Uint8Array {
  return Uint8Array.of(
    0x10 |
      (now.drawerHigh ? 0x04 : 0) |
      (isOffline(now) ? 0x08 : 0) |
      (now.coverOpen ? 0x20 : 0) |
      (now.feedHeld ? 0x40 : 0),
    (now.cutterError ? 0x08 : 0) | (now.broken ? 0x20 : 0) | (now.overheated ? 0x40 : 0),
    (now.paper === 'ok' ? 0 : 0x03) | (now.paper === 'out' ? 0x0c : 0),
    0x0f,
  );
}
