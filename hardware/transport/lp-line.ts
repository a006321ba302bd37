import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { LpTarget } from './address.ts';
import { codeOf, fileOf, messageOf, watchFile } from './device-file.ts';
import type { Line, LineFault } from './line.ts';
import { createLineCore, type LineCore } from './line-core.ts';

/**
 * `O_NONBLOCK` is what makes this safe: usblp then answers EAGAIN instead of sleeping while a printer without paper
 * takes no bytes (usblp_wwait and usblp_rwait_and_lock in the kernel's drivers/usb/class/usblp.c), so no thread of
 * the process's small pool can be held for ever, and closing is never kept waiting. Neither `net.Socket` nor `tty`
 * can be laid over such a file: libuv knows no kind for it.
 */
const FLAGS = constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY;
const CHUNK_BYTES = 1_024;
/** How soon a printer that took no bytes is offered them again. */
const WRITE_AGAIN_MS = 10;
/** A status answer is waited for this closely for a while after we said something, because a print waits for it. */
const READ_SOON_MS = 10;
const ANSWERING_MS = 2_000;
/** And otherwise so: what a printer says by itself (cover, paper) reaches the staff page within a breath. */
const READ_CALMLY_MS = 150;

/**
 * Opens a USB printer's device file (Linux, usblp). Reads where the printer talks back; a printer that can't is
 * written to all the same. Never throws for the physical world.
 */
export async function openLpLine({ path }: LpTarget, clock: DeviceClock): Promise<Result<Line, LineFault>> {
  const file = await fileOf(path);
  try {
    const handle = await open(path, FLAGS);
    if ((await handle.stat()).isCharacterDevice()) return ok(lineOver(handle, path, file, clock));
    await handle.close();
    return fail({ kind: 'refused', detail: `${path} is no device file` });
  } catch (error) {
    return fail(faultOf(path, error));
  }
}

function lineOver(handle: FileHandle, path: string, file: string, clock: DeviceClock): Line {
  let released = false;
  let answeringUntil = 0;
  let cancelWait: () => void = () => undefined;
  let cancelRead: () => void = () => undefined;

  const core = createLineCore({
    name: path,
    clock,
    chunkBytes: CHUNK_BYTES,
    send: (chunk) =>
      new Promise((settle) => {
        answeringUntil = clock.now() + ANSWERING_MS;
        offer(chunk, settle);
      }),
    release: async () => {
      released = true;
      cancelWait();
      cancelRead();
      // The kernel drops what the printer did not take (usblp_unlink_urbs at release).
      await handle.close().catch(() => undefined);
    },
  });

  function offer(rest: Uint8Array, settle: (result: Result<void, LineFault>) => void): void {
    handle.write(rest).then(
      ({ bytesWritten }) => {
        const left = rest.subarray(bytesWritten);
        if (left.length === 0) settle(ok(undefined));
        else later(left, settle);
      },
      (error: unknown) => {
        if (isBusyNow(error)) later(rest, settle);
        else settle(fail(faultOf(path, error)));
      },
    );
  }
  // A line that was released settles its writes itself, with its own reason.
  function later(rest: Uint8Array, settle: (result: Result<void, LineFault>) => void): void {
    if (!released) cancelWait = clock.after(WRITE_AGAIN_MS, () => offer(rest, settle));
  }

  listen(core);
  watchFile({ path, file, clock, line: core.line, lost: (detail) => core.lost({ kind: 'gone', detail }) });
  return core.line;

  function listen({ received, lost }: LineCore): void {
    const buffer = new Uint8Array(CHUNK_BYTES);
    const again = (soon: boolean): void => {
      if (!released) cancelRead = clock.after(soon ? READ_SOON_MS : READ_CALMLY_MS, read);
    };
    function read(): void {
      handle.read(buffer, 0, buffer.length).then(
        ({ bytesRead }) => {
          if (bytesRead > 0) received(buffer.slice(0, bytesRead));
          again(bytesRead > 0 || clock.now() < answeringUntil);
        },
        (error: unknown) => {
          if (released || cannotTalkBack(error)) return;
          if (isBusyNow(error)) again(clock.now() < answeringUntil);
          else lost(faultOf(path, error));
        },
      );
    }
    read();
  }
}

/** `ENOSPC`: usblp says so for "no paper" where the printer's own status bit told it. */
function isBusyNow(error: unknown): boolean {
  return ['EAGAIN', 'EINTR', 'ENOSPC'].includes(codeOf(error));
}

/** A one-way printer: usblp gives EINVAL for every read of it. */
function cannotTalkBack(error: unknown): boolean {
  return codeOf(error) === 'EINVAL';
}

function faultOf(path: string, error: unknown): LineFault {
  const detail = `${path}: ${messageOf(error)}`;
  switch (codeOf(error)) {
    case 'EBUSY':
      return { kind: 'busy', detail: `${detail}; CUPS or ipp-usb may hold this printer` };
    case 'EACCES':
    case 'EPERM':
      return { kind: 'denied', detail };
    case 'EISDIR':
    case 'EINVAL':
    case 'ENXIO':
      return { kind: 'refused', detail };
    default:
      return { kind: 'gone', detail };
  }
}
