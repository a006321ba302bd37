import { hinders, type DeviceFault } from '../ports/device.ts';

/** The answers to DLE EOT 1 to 4, as they came. */
export interface RealTimeAnswers {
  readonly printer: number;
  readonly offline: number;
  readonly error: number;
  readonly paper: number;
}

/**
 * What stands in the way, the most telling first (Samsung SRP-350, Epson TM-T88III: "Real-time status
 * transmission"). `offline` alone only when the printer names no cause.
 */
export function faultsOf(answers: RealTimeAnswers): readonly DeviceFault[] {
  const faults: DeviceFault[] = [];
  if ((answers.error & 0x20) !== 0) faults.push('unrecoverable');
  // Bit 2, "recoverable error" of some models, is a jam at the cutter too: the same cover is opened.
  if ((answers.error & 0x0c) !== 0) faults.push('cutter');
  if ((answers.offline & 0x04) !== 0) faults.push('cover-open');
  if ((answers.offline & 0x20) !== 0 || (answers.paper & 0x60) !== 0) faults.push('paper-out');
  if ((answers.error & 0x40) !== 0) faults.push('overheated');
  const isOffline = (answers.printer & 0x08) !== 0 || (answers.offline & 0x48) !== 0;
  if (isOffline && faults.length === 0) faults.push('offline');
  if ((answers.paper & 0x0c) !== 0 && !faults.includes('paper-out')) faults.push('paper-low');
  return faults;
}

/** The same from the four bytes of automatic status (Epson, Ithaca: GS a). */
export function automaticFaults(bytes: Uint8Array): readonly DeviceFault[] {
  const [first = 0, second = 0, third = 0] = bytes;
  const faults: DeviceFault[] = [];
  if ((second & 0x20) !== 0) faults.push('unrecoverable');
  if ((second & 0x0c) !== 0) faults.push('cutter');
  if ((first & 0x20) !== 0) faults.push('cover-open');
  if ((third & 0x0c) !== 0) faults.push('paper-out');
  if ((second & 0x40) !== 0) faults.push('overheated');
  if ((first & 0x08) !== 0 && faults.length === 0) faults.push('offline');
  if ((third & 0x03) !== 0 && !faults.includes('paper-out')) faults.push('paper-low');
  return faults;
}

/** The first fault that keeps the printer from printing; null when it can print. */
export function blockingFault(faults: readonly DeviceFault[]): DeviceFault | null {
  return faults.find(hinders) ?? null;
}
