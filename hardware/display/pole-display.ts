import { createHealthKeeper, faultOfLine } from '../device-health.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { CustomerDisplay, DisplayLine } from '../ports/display.ts';
import { createLatest } from '../transport/latest.ts';
import type { OpenLine } from '../transport/line.ts';
import { createReconnectingLine } from '../transport/reconnecting-line.ts';
import type { DisplayCommands } from './display-commands.ts';
import { type DisplayTable, encodeDisplayLine } from './display-text.ts';

/** Both lines take 50 ms at 9600 baud; a line that takes none for this long is blocked. */
const writeMs = 2_000;
/** How often the lines are sent again: a display that lost its power behind its cable starts empty and cannot say so. */
const sayAgainMs = 30_000;

/**
 * A pole display of two lines behind a serial or network line. It answers nothing: `ready` means that the line is
 * open, never that anybody can read it. Only the newest text is sent; a blocked line holds up nobody. Empty at the end.
 */
export function createPoleDisplay(options: {
  readonly id: string;
  readonly open: OpenLine;
  readonly clock: DeviceClock;
  readonly commands: DisplayCommands;
  readonly table: DisplayTable;
  readonly columns?: number;
  readonly log?: (line: string) => void;
}): CustomerDisplay {
  const { clock, commands, table } = options;
  const columns = options.columns ?? 20;
  if (!Number.isInteger(columns) || columns < 8 || columns > 40)
    throw new RangeError(`a display of ${columns} columns: 8 to 40`);
  const health = createHealthKeeper(clock);
  const line = createReconnectingLine({ open: options.open, clock });
  let begun = false;
  let cancelAgain: () => void = () => undefined;

  const latest = createLatest(
    async (text: { readonly upper: DisplayLine; readonly lower: DisplayLine } | null) => {
      if (!line.isOpen()) return;
      const bytes =
        text === null
          ? commands.end()
          : [
              ...(begun ? [] : commands.begin(table)),
              ...commands.lines(
                encodeDisplayLine(text.upper, columns, table),
                encodeDisplayLine(text.lower, columns, table),
              ),
            ];
      const written = await line.write(Uint8Array.from(bytes), writeMs);
      begun = written.ok;
    },
  );
  const sayAgain = (): void => {
    // After a loss of power its table is the usual one again, which shows ASCII; any other must be chosen again.
    if (table !== 'ascii') begun = false;
    latest.again();
    cancelAgain = clock.after(sayAgainMs, sayAgain);
  };

  line.onOpen(() => {
    begun = false;
    health.set('ready', []);
    cancelAgain();
    sayAgain();
  });
  line.onLost((why) => {
    cancelAgain();
    if (health.now().state !== 'absent') options.log?.(why.detail);
    health.set('absent', [faultOfLine(why)]);
  });

  return {
    id: options.id,
    columns,
    script: table === 'gb2312' ? 'chinese' : 'latin',
    health: health.now,
    watch: health.watch,
    show(upper, lower) {
      latest.put({ upper, lower });
    },
    async close() {
      cancelAgain();
      latest.put(null);
      await latest.idle();
      await line.close();
    },
  };
}
