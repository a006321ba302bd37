import { fail, ok, type Result } from '../../domain/result.ts';
import { inTime } from '../in-time.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { LineAddress } from './address.ts';
import type { LineFault } from './line.ts';
import { listSerialPorts } from './serial-ports.ts';
import { patientOpen } from './patience.ts';
import { findUsbSerialPort, type ListSerialPorts } from './usb-serial-line.ts';

/** Inputs of a serial port that a plain contact can close. */
export const modemInputs = ['cts', 'dsr', 'dcd'] as const;
export type ModemInput = (typeof modemInputs)[number];

/** An open serial port of which only the modem lines are used. */
export interface ModemHandle {
  readonly read: () => Promise<Result<Readonly<Record<ModemInput, boolean>>, LineFault>>;
  /** Calls back at most once; the port is useless then. */
  readonly onGone: (listener: (why: LineFault) => void) => void;
  /** Lets go; may be called twice. Never rejects. */
  readonly close: () => Promise<void>;
}

/** Opens the port with DTR and RTS on, which feed the contact; the same value may be used again and again. */
export type OpenModemLines = () => Promise<Result<ModemHandle, LineFault>>;

/** Longer than any handle needs that is let go of at all. */
const RELEASE_MS = 3_000;

/** The same opening, of which no part hangs for ever: neither it, nor letting go of what it opened. */
export function patientModemLines(open: OpenModemLines, clock: DeviceClock): OpenModemLines {
  const letGo = async (handle: ModemHandle): Promise<void> => {
    await inTime(handle.close(), { clock, ms: RELEASE_MS });
  };
  const patiently = patientOpen(open, { clock, letGo });
  return async () => {
    const opened = await patiently();
    return opened.ok ? ok({ ...opened.value, close: () => letGo(opened.value) }) : opened;
  };
}

/** The way to the modem lines of what an address names, again and again; only serial ports have any. */
export function modemLinesOpener(
  address: LineAddress,
  ports: ListSerialPorts = listSerialPorts,
): OpenModemLines {
  if (address.kind === 'serial') return () => openModemLines(address.target.path);
  if (address.kind === 'usb-serial') {
    return async () => {
      const found = await findUsbSerialPort(address.target.usb, ports);
      return found.ok ? openModemLines(found.value) : found;
    };
  }
  return () =>
    Promise.resolve(
      fail({
        kind: 'refused',
        detail: `a ${address.kind} line has no pins for a contact: name a serial port`,
      }),
    );
}

/**
 * Opens a serial port for its modem lines. A port without any, such as a pseudo terminal, is `refused`, and says so.
 * serialport 13 tells CTS, DSR and DCD, not RI.
 */
export async function openModemLines(path: string): Promise<Result<ModemHandle, LineFault>> {
  // Lazy: a shop without serial devices never loads the native module.
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ path, baudRate: 9600, autoOpen: false });
  let gone: LineFault | null = null;
  let tellGone: (why: LineFault) => void = () => undefined;
  const lose = (detail: string): void => {
    if (gone !== null) return;
    gone = { kind: 'gone', detail: `${path}: ${detail}` };
    tellGone(gone);
  };
  // Attached before anything else: without a listener an error would end the process.
  port.on('error', (error: Error) => {
    lose(error.message);
  });
  port.on('close', () => {
    lose('closed');
  });
  const close = (): Promise<void> =>
    new Promise((settle) => {
      if (!port.isOpen) settle();
      // An error here means that the port is gone already, which is what was wanted.
      else
        port.close(() => {
          settle();
        });
    });

  const opened = await called((done) => {
    port.open(done);
  });
  if (opened !== null) return fail(openFault(path, opened));
  const fed = await called((done) => {
    port.set({ dtr: true, rts: true }, done);
  });
  if (fed !== null) {
    await close();
    return fail({
      kind: 'refused',
      detail: `${path} has no modem lines for a contact (${fed.message}): a real port or USB adapter has`,
    });
  }
  return ok({
    read: () =>
      new Promise((settle) => {
        if (!port.isOpen) {
          settle(fail(gone ?? { kind: 'gone', detail: `${path} is not open` }));
          return;
        }
        port.get((error, status) => {
          if (error !== null && error !== undefined)
            settle(fail({ kind: 'gone', detail: `${path}: ${error.message}` }));
          else if (status === undefined)
            settle(fail({ kind: 'gone', detail: `${path} tells no modem lines` }));
          else settle(ok({ cts: status.cts, dsr: status.dsr, dcd: status.dcd }));
        });
      }),
    onGone(listener) {
      tellGone = listener;
      if (gone !== null) listener(gone);
    },
    close,
  });
}

function called(put: (done: (error: Error | null) => void) => void): Promise<Error | null> {
  return new Promise((settle) => {
    put((error) => {
      settle(error);
    });
  });
}

function openFault(path: string, error: Error): LineFault {
  const detail = `${path}: ${error.message}`;
  if (/no such file|no such device|file not found/i.test(error.message)) return { kind: 'gone', detail };
  if (/lock port|resource busy/i.test(error.message)) return { kind: 'busy', detail };
  return { kind: /permission denied|access denied/i.test(error.message) ? 'denied' : 'refused', detail };
}
