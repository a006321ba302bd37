import { fail, ok, type Result } from '../domain/result.ts';
import type { DeviceClock } from './ports/device.ts';

/**
 * Waits for the physical world, `ms` at the longest. What comes after that goes to `late`, which lets go of a handle that
 * nobody waits for any more; what rejects after that is nobody's business. What rejects in time comes out of this
 * promise.
 */
export function inTime<T>(
  work: Promise<T>,
  patience: { readonly clock: DeviceClock; readonly ms: number; readonly late?: (value: T) => void },
): Promise<Result<T, 'late'>> {
  return new Promise((settle, reject) => {
    let over = false;
    const cancel = patience.clock.after(patience.ms, () => {
      over = true;
      settle(fail('late'));
    });
    work.then(
      (value) => {
        cancel();
        if (over) patience.late?.(value);
        else settle(ok(value));
      },
      (error: unknown) => {
        cancel();
        if (!over) reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
