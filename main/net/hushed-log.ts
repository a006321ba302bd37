import type { Clock } from '../clock.ts';
import type { Log, LogEvent } from '../log.ts';

/** So many refusals a minute are written; more tell nothing new, and would fill the disk. */
const A_MINUTE = 60;
const MINUTE_MS = 60_000;

const NOISY: readonly LogEvent[] = ['net.refused', 'door.refused', 'feed.refused', 'staff.refused'];

/**
 * The log as the doors of the network write it: whoever knocks a thousand times a second must not fill the disk. What
 * was left out is counted and said once, with the next refusal of a later minute.
 */
export function hushedLog(log: Log, clock: Clock): Log {
  let from = Number.NEGATIVE_INFINITY;
  let written = 0;
  let left = 0;
  return (id, fields) => {
    if (!NOISY.includes(id)) {
      log(id, fields);
      return;
    }
    const now = clock.monotonic();
    if (now - from >= MINUTE_MS) {
      if (left > 0) log('net.hushed', { count: left });
      from = now;
      written = 0;
      left = 0;
    }
    if (written < A_MINUTE) log(id, fields);
    else left += 1;
    written += 1;
  };
}
