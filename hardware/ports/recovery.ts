import { unreachable } from '../../domain/result.ts';
import type { DeviceFault } from './device.ts';

/** What gets a printer printing again, and what becomes of the job that the fault interrupted. */
export interface Recovery {
  /** `itself`: wait. `staff`: paper, cover, jam, button. `technician`: settings, or a broken printer. */
  readonly by: 'itself' | 'staff' | 'technician';
  /**
   * `kept`: the printer has it in memory and finishes it once the fault is mended; sending it again would print it
   * twice. `in-doubt`: nobody can tell until the printer answers; a person looks.
   */
  readonly interruptedJob: 'kept' | 'in-doubt';
  /** Whether the next jobs should go to another printer meanwhile, if the shop has one. */
  readonly standIn: boolean;
}

/** Epson TM-T81, TM-T90 and TM-T88III manuals: offline causes and errors, and what clears each. */
export function recoveryOf(fault: DeviceFault): Recovery {
  switch (fault) {
    case 'paper-low':
    case 'drawer-open':
      return { by: 'staff', interruptedJob: 'kept', standIn: false };
    case 'paper-out':
    case 'cover-open':
    case 'cutter':
    case 'offline':
      return { by: 'staff', interruptedJob: 'kept', standIn: true };
    case 'overheated':
      return { by: 'itself', interruptedJob: 'kept', standIn: true };
    case 'busy':
      return { by: 'itself', interruptedJob: 'in-doubt', standIn: true };
    case 'gone':
    case 'no-answer':
      return { by: 'staff', interruptedJob: 'in-doubt', standIn: true };
    // No printer's, but whatever has them needs a person.
    case 'end-of-day':
    case 'bank':
    case 'garbled':
    case 'refused':
    case 'unrecoverable':
      return { by: 'technician', interruptedJob: 'in-doubt', standIn: true };
    default:
      return unreachable(fault);
  }
}
