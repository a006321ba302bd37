import { fail, ok, type Result } from '../../domain/result.ts';
import { inTime } from '../in-time.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { HidHandle, HidInfo, HidPort, HidReader } from './hid-port.ts';
import type { LineFault } from './line.ts';
import { createListeners } from './listeners.ts';
import { patientOpen } from './patience.ts';

/** node-hid tells nothing of plugging: the list is read again this often while the device is missing. */
const lookAgainMs = 1_500;
/** A device that hangs while it is let go of must not hold up the end of the program. */
const letGoMs = 1_000;

/** A HID device that is looked for, opened, and looked for again whenever it is gone. */
export interface HidLink<Handle extends HidReader = HidHandle> {
  /** The device that is open now. */
  readonly info: () => HidInfo | null;
  /** Every input report, as node-hid gives it: with its id in front when the device numbers its reports. */
  readonly onReport: (listener: (report: Uint8Array) => void) => () => void;
  readonly onOpen: (listener: (info: HidInfo) => void) => () => void;
  /** Calls back when the device went away, and after every look that did not find or could not open it. */
  readonly onLost: (listener: (why: LineFault) => void) => () => void;
  /** Runs something on the open device; a rejection or the deadline lets go of the device and looks for it again. */
  readonly use: (
    work: (handle: Handle) => Promise<void>,
    deadlineMs: number,
  ) => Promise<Result<void, LineFault>>;
  /** Stops looking and lets go; may be called twice. Never rejects. */
  readonly close: () => Promise<void>;
}

/** Keeps one HID device open, for ever. Starts at once. Never throws for the physical world. */
export function createHidLink<Handle extends HidReader>(options: {
  readonly port: HidPort<Handle>;
  readonly clock: DeviceClock;
  /** The first device for which this is true is taken. */
  readonly fits: (info: HidInfo) => boolean;
  /** Errors of the system that change nothing, e.g. a device that could not be closed because it is gone. */
  readonly log?: (line: string) => void;
}): HidLink<Handle> {
  const { port, clock } = options;
  const log = options.log ?? (() => undefined);
  const reports = createListeners<Uint8Array>();
  const opened = createListeners<HidInfo>();
  const lost = createListeners<LineFault>();
  let open: { readonly handle: Handle; readonly info: HidInfo } | null = null;
  let cancelLook: () => void = () => undefined;
  let looking: Promise<void> = Promise.resolve();
  let releasing: Promise<void> = Promise.resolve();
  let closed = false;

  async function letGo(handle: Handle): Promise<void> {
    const closing = handle.close().catch((error: unknown) => {
      log(`close: ${messageOf(error)}`);
    });
    await inTime(closing, { clock, ms: letGoMs });
  }

  function lookLater(why: LineFault): void {
    if (closed) return;
    // Before telling: a listener may close us.
    cancelLook = clock.after(lookAgainMs, startLooking);
    lost.tell(why);
  }

  function lose(handle: Handle, why: LineFault): void {
    if (open?.handle !== handle) return;
    open = null;
    releasing = letGo(handle);
    lookLater(why);
  }

  function take(handle: Handle, info: HidInfo): void {
    open = { handle, info };
    handle.onReport((report) => {
      if (open?.handle === handle) reports.tell(report);
    });
    handle.onGone((why) => {
      lose(handle, { kind: 'gone', detail: why });
    });
    if (open?.handle === handle) opened.tell(info);
  }

  async function findAndOpen(): Promise<
    Result<{ readonly handle: Handle; readonly info: HidInfo }, LineFault>
  > {
    try {
      const info = (await port.list()).find(options.fits);
      if (info === undefined) return fail({ kind: 'gone', detail: 'no such HID device is plugged in' });
      return ok({ handle: await port.open(info.path), info });
    } catch (error) {
      const detail = messageOf(error);
      // hidapi on Linux lists a device that this user may not open; its message names the reason.
      return fail({ kind: /denied|permission/i.test(detail) ? 'denied' : 'gone', detail });
    }
  }
  const patiently = patientOpen(findAndOpen, {
    clock,
    letGo: ({ handle }) => letGo(handle),
    // Pulling the plug is what frees it.
    hung: 'gone',
  });
  async function look(): Promise<void> {
    const found = await patiently();
    if (!found.ok) lookLater(found.error);
    else if (closed) await letGo(found.value.handle);
    else take(found.value.handle, found.value.info);
  }
  function startLooking(): void {
    looking = look();
  }

  function use(
    work: (handle: Handle) => Promise<void>,
    deadlineMs: number,
  ): Promise<Result<void, LineFault>> {
    if (open === null) return Promise.resolve(fail({ kind: 'gone', detail: 'not connected' }));
    const { handle } = open;
    return new Promise((settle) => {
      const giveUp = (why: LineFault): void => {
        cancel();
        lose(handle, why);
        settle(fail(why));
      };
      const cancel = clock.after(deadlineMs, () => {
        giveUp({ kind: 'stalled', detail: `took no report for ${deadlineMs} ms` });
      });
      work(handle).then(
        () => {
          cancel();
          settle(ok(undefined));
        },
        (error: unknown) => {
          giveUp({ kind: 'gone', detail: messageOf(error) });
        },
      );
    });
  }

  startLooking();
  return {
    info: () => open?.info ?? null,
    onReport: reports.add,
    onOpen: opened.add,
    onLost: lost.add,
    use,
    async close() {
      closed = true;
      cancelLook();
      reports.clear();
      opened.clear();
      lost.clear();
      await inTime(looking, { clock, ms: letGoMs });
      const last = open;
      open = null;
      if (last !== null) releasing = letGo(last.handle);
      await releasing;
    },
  };
}

/** One output report in the form that hidapi wants: its id first, 0 when the device does not number its reports. */
export function outputReport(data: readonly number[], reportId = 0): Uint8Array {
  return Uint8Array.from([reportId, ...data]);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
