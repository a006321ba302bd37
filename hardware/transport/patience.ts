import { fail, type Result } from '../../domain/result.ts';
import { inTime } from '../in-time.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { LineFault } from './line.ts';

/** A slow adapter opens in a second, one over radio in five. */
const OPEN_MS = 10_000;

/**
 * An opening that always comes to an end. A driver of the system that hangs in `open` can't be called back and holds one
 * of the few threads that files and names are looked up with, too: until it returns nothing is opened beside it, every
 * call fails with `hung`, and what it brings then is let go of. `open` never rejects.
 */
export function patientOpen<T>(
  open: () => Promise<Result<T, LineFault>>,
  options: {
    readonly clock: DeviceClock;
    /** Never rejects. */
    readonly letGo: (late: T) => Promise<void>;
    readonly hung?: LineFault['kind'];
  },
): () => Promise<Result<T, LineFault>> {
  const { clock, letGo, hung = 'busy' } = options;
  const fault: LineFault = {
    kind: hung,
    detail: `the system has not come to the end of opening it for ${OPEN_MS} ms`,
  };
  let hanging = false;
  const late = async (opened: Result<T, LineFault>): Promise<void> => {
    if (opened.ok) await letGo(opened.value);
    hanging = false;
  };
  return async () => {
    if (hanging) return fail(fault);
    hanging = true;
    const opened = await inTime(open(), { clock, ms: OPEN_MS, late: (value) => void late(value) });
    if (!opened.ok) return fail(fault);
    hanging = false;
    return opened.value;
  };
}
