import type { SerialPort } from 'serialport';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { SerialTarget } from './address-serial.ts';
import { fileOf, watchFile } from './device-file.ts';
import type { Line, LineFault } from './line.ts';
import { createLineCore } from './line-core.ts';

/**
 * Behind a blocked CTS everything that the kernel holds is stuck, a later status question too, so no more than this
 * is ever handed over at once.
 */
const CHUNK_BYTES = 1_024;

/**
 * The kernel keeps a port locked until a read that was under way at its closing has come back: a port that we have
 * just closed ourselves may look as if another program held it.
 */
const STILL_CLOSING_MS = 50;

/** Opens a serial port with a new port object. Never throws for the physical world. */
export async function openSerialLine(
  target: SerialTarget,
  clock: DeviceClock,
): Promise<Result<Line, LineFault>> {
  const first = await openOnce(target, clock);
  if (first.ok || first.error.kind !== 'busy') return first;
  await new Promise<void>((settle) => {
    clock.after(STILL_CLOSING_MS, settle);
  });
  return openOnce(target, clock);
}

async function openOnce(target: SerialTarget, clock: DeviceClock): Promise<Result<Line, LineFault>> {
  // Lazy: a shop without serial devices never loads the native module.
  const serialport = await import('serialport');
  // One object per connection: writes made on a closed port would be held and sent after the next open.
  const file = await fileOf(target.path);
  const port = new serialport.SerialPort({
    path: target.path,
    baudRate: target.baudRate,
    dataBits: target.dataBits,
    parity: target.parity,
    stopBits: target.stopBits,
    rtscts: target.flow === 'rtscts',
    xon: target.flow === 'xon',
    xoff: false,
    autoOpen: false,
  });
  return new Promise((settle) => {
    port.open((error) => {
      settle(error ? fail(openFault(target.path, error)) : ok(lineOver(port, target.path, file, clock)));
    });
  });
}

function lineOver(port: SerialPort, path: string, file: string, clock: DeviceClock): Line {
  const core = createLineCore({
    name: path,
    clock,
    chunkBytes: CHUNK_BYTES,
    send: (chunk) => send(port, path, chunk),
    release: (hard) => release(port, hard),
  });
  port.on('data', (bytes: Buffer) => {
    core.received(bytes);
  });
  // Unplugging during a write gives an error and close twice; without a listener the error would end the process.
  port.on('error', (error: Error) => {
    core.lost({ kind: 'gone', detail: `${path}: ${error.message}` });
  });
  port.on('close', (error: unknown) => {
    const what = error instanceof Error ? error.message : 'closed';
    core.lost({ kind: 'gone', detail: `${path}: ${what}` });
  });
  // A port that vanishes just after it was opened gives zero bytes for ever, and serialport 13 reads on for ever
  // without a word (measured: 7 of 40 unplugged just after opening), so the file is looked at too.
  watchFile({ path, file, clock, line: core.line, lost: (detail) => core.lost({ kind: 'gone', detail }) });
  return core.line;
}

function send(port: SerialPort, path: string, chunk: Uint8Array): Promise<Result<void, LineFault>> {
  return new Promise((settle) => {
    if (!port.isOpen) {
      settle(fail({ kind: 'gone', detail: `${path} is not open` }));
      return;
    }
    const lost = (error: Error): void => {
      settle(fail({ kind: 'gone', detail: `${path}: ${error.message}` }));
    };
    port.write(Buffer.from(chunk), (error: Error | null | undefined) => {
      if (error) {
        lost(error);
        return;
      }
      port.drain((drainError: Error | null) => {
        if (drainError) lost(drainError);
        else settle(ok(undefined));
      });
    });
  });
}

function release(port: SerialPort, hard: boolean): Promise<void> {
  return new Promise((settle) => {
    if (!port.isOpen) {
      settle();
      return;
    }
    const close = (): void => {
      if (!port.isOpen) {
        settle();
        return;
      }
      // An error here means that the port is gone already, which is what was wanted.
      port.close(() => {
        settle();
      });
    };
    // Unsent bytes keep tcdrain and close waiting in the kernel; after a stall they must go first.
    if (hard) port.flush(close);
    else close();
  });
}

function openFault(path: string, error: Error): LineFault {
  const detail = `${path}: ${error.message}`;
  if (/no such file|no such device|file not found/i.test(error.message)) return { kind: 'gone', detail };
  if (/lock port|resource busy|device or resource busy/i.test(error.message)) return { kind: 'busy', detail };
  if (/permission denied|access denied/i.test(error.message)) return { kind: 'denied', detail };
  return { kind: 'refused', detail };
}
