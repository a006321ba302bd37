import type { ChildProcess } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { z } from 'zod';

const reading = z.object({
  /** Part of one processor that was used, 0 to 1. */
  cpu: z.number(),
  rssMb: z.number(),
  /** Longest time during which the process looked at nothing, in milliseconds. */
  gapMs: z.number(),
});
export type Reading = z.infer<typeof reading>;

const asked = z.object({ meter: z.enum(['begin', 'read']) });

/** In a process that is measured: begins and reads when its parent asks. */
export function answerMeter(): void {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let since = { at: performance.now(), cpu: process.cpuUsage() };
  process.on('message', (raw) => {
    const said = asked.safeParse(raw);
    if (!said.success) return;
    if (said.data.meter === 'begin') {
      delay.reset();
      delay.enable();
      since = { at: performance.now(), cpu: process.cpuUsage() };
      return;
    }
    const { user, system } = process.cpuUsage(since.cpu);
    process.send?.({
      cpu: (user + system) / 1000 / (performance.now() - since.at),
      rssMb: process.memoryUsage().rss / 2 ** 20,
      gapMs: delay.max / 1e6,
    } satisfies Reading);
  });
}

export function beginMeter(child: ChildProcess): void {
  child.send({ meter: 'begin' });
}

export async function readMeter(child: ChildProcess): Promise<Reading> {
  const answer = new Promise<unknown>((resolve) => void child.once('message', resolve));
  child.send({ meter: 'read' });
  return reading.parse(await answer);
}
