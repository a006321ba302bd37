import { inTime } from '../in-time.ts';
import type { AssistButton } from '../ports/button.ts';
import type { DeviceClock } from '../ports/device.ts';
import {
  type ModemHandle,
  type ModemInput,
  type OpenModemLines,
  patientModemLines,
} from '../transport/modem-lines.ts';
import { createButtonCore } from './button-core.ts';

/** How often the contact is looked at: a tap of a finger closes it for 60 ms and more. */
const lookMs = 20;
/** A port that tells nothing for this long is opened anew. */
const silentMs = 2_000;
/** First and longest wait before a port is tried again. */
const retryMs = { first: 250, longest: 5_000 };
/** A port that hangs in being opened must not hold up whoever takes the button out. */
const letGoMs = 3_000;

interface Seen {
  /** What the look before saw. */
  readonly last: boolean | null;
  /** What was told last. */
  readonly told: boolean | null;
  /** Held since before the first look. */
  readonly fromStart: boolean;
}

/**
 * A plain contact between two pins of a serial port: DTR or RTS feeds it, CTS, DSR or DCD reads it. Looked at every
 * 20 ms; two equal looks count, so that a spark on a long cable is no press. `rests: 'closed'` for a button that opens
 * its contact when it is pressed.
 */
export function createContactButton(options: {
  readonly id: string;
  readonly open: OpenModemLines;
  readonly clock: DeviceClock;
  readonly input: ModemInput;
  readonly rests?: 'open' | 'closed';
  readonly longPressMs?: number;
  readonly log?: (line: string) => void;
}): AssistButton {
  const { clock } = options;
  const core = createButtonCore(options);
  const openPort = patientModemLines(options.open, clock);
  const pressedLevel = options.rests !== 'closed';
  let handle: ModemHandle | null = null;
  let wait = retryMs.first;
  let cancelNext: () => void = () => undefined;
  let opening: Promise<void> = Promise.resolve();
  let releasing: Promise<void> = Promise.resolve();
  let closed = false;

  async function open(): Promise<void> {
    await releasing;
    const opened = await openPort();
    if (!opened.ok) {
      again(() => {
        core.lost(opened.error);
      });
      return;
    }
    const mine = opened.value;
    if (closed) {
      await mine.close();
      return;
    }
    handle = mine;
    mine.onGone((why) => {
      lose(mine, why);
    });
    if (handle !== mine) return;
    wait = retryMs.first;
    core.ready();
    look(mine, { last: null, told: null, fromStart: false });
  }
  function start(): void {
    opening = open();
  }

  function again(tell: () => void): void {
    if (closed) return;
    cancelNext();
    cancelNext = clock.after(wait, start);
    wait = Math.min(wait * 2, retryMs.longest);
    tell();
  }

  function lose(mine: ModemHandle, why: Parameters<typeof core.lost>[0]): void {
    if (handle !== mine) return;
    handle = null;
    releasing = mine.close();
    again(() => {
      core.lost(why);
    });
  }

  function look(mine: ModemHandle, seen: Seen): void {
    cancelNext = clock.after(silentMs, () => {
      lose(mine, { kind: 'stalled', detail: `the port told nothing for ${silentMs} ms` });
    });
    void mine.read().then((read) => {
      if (handle !== mine) return;
      cancelNext();
      if (!read.ok) {
        lose(mine, read.error);
        return;
      }
      const next = judge(seen, read.value[options.input] === pressedLevel);
      cancelNext = clock.after(lookMs, () => {
        look(mine, next);
      });
    });
  }

  /** Two equal looks count. */
  function judge(seen: Seen, now: boolean): Seen {
    if (now !== seen.last || now === seen.told) return { ...seen, last: now };
    if (seen.told === null) {
      if (now) core.heldFromStart();
      return { last: now, told: now, fromStart: now };
    }
    if (seen.fromStart) core.ready();
    else core.signal(now ? 'down' : 'up');
    return { last: now, told: now, fromStart: false };
  }

  start();
  return core.button(async () => {
    closed = true;
    cancelNext();
    await inTime(opening, { clock, ms: letGoMs });
    const last = handle;
    handle = null;
    cancelNext();
    await last?.close();
    await releasing;
  });
}
