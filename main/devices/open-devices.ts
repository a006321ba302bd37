import { createLineButton, type ButtonMatch } from '../../hardware/button/line-button.ts';
import { createEscPosPrinter, type PrinterLogEvent } from '../../hardware/escpos/esc-pos-printer.ts';
import { printerProfiles, profile80mm } from '../../hardware/escpos/profile.ts';
import { createTapPager } from '../../hardware/pager/tap-pager.ts';
import type { AssistButton } from '../../hardware/ports/button.ts';
import type { Device, DeviceClock } from '../../hardware/ports/device.ts';
import type { StaffPager } from '../../hardware/ports/pager.ts';
import type { TicketPrinter } from '../../hardware/ports/printer.ts';
import type { BarcodeScanner } from '../../hardware/ports/scanner.ts';
import type { CardTerminal } from '../../hardware/ports/terminal.ts';
import { createHidPosScanner } from '../../hardware/scanner/hid-scanner.ts';
import { createSerialScanner } from '../../hardware/scanner/serial-scanner.ts';
import { createVirtualTerminalClient } from '../../hardware/terminal/virtual-terminal-client.ts';
import { parseLineAddress } from '../../hardware/transport/address.ts';
import type { OpenLine } from '../../hardware/transport/line.ts';
import { lineOpener } from '../../hardware/transport/open-line.ts';
import type { DeviceConfig } from './device-config.ts';

/** Every device of one kiosk; null where none is configured. */
export interface Devices {
  readonly printer: TicketPrinter | null;
  readonly pager: StaffPager | null;
  readonly scanner: BarcodeScanner | null;
  readonly terminal: CardTerminal | null;
  readonly button: AssistButton | null;
  /** Those that are there, for the health page. */
  readonly all: readonly Device[];
  readonly close: () => Promise<void>;
}

export interface DeviceDeps {
  readonly clock: DeviceClock;
  /** What a technician needs: bytes in hex of the radio box, lines lost, frames not understood. Never payment data. */
  readonly log: (deviceId: string, note: string) => void;
  /** How an address becomes a line; tests bring cables of their own. */
  readonly openLine?: (address: string) => OpenLine;
}

/** A minute for a card and a PIN, and some patience for a slow bank. */
const usualAnswerSeconds = 90;

/**
 * Opens what the configuration names. Every driver connects by itself, for ever; nothing here waits for a device, and
 * a device that is missing is a state of health, not an error. Device ids are `printer`, `pager`, `scanner`,
 * `terminal`, `button`.
 */
export function openDevices(config: DeviceConfig, deps: DeviceDeps): Devices {
  const { clock } = deps;
  const noteOf =
    (id: string) =>
    (note: string): void => {
      deps.log(id, note);
    };
  const opener = (address: string): OpenLine => {
    if (deps.openLine !== undefined) return deps.openLine(address);
    const parsed = parseLineAddress(address);
    // The configuration's schema has read every address already.
    if (!parsed.ok) throw new RangeError(parsed.error);
    return lineOpener(parsed.value, clock);
  };

  const printer = config.printer && openPrinter(config.printer, opener(config.printer.address), deps);
  const pager =
    config.pager &&
    createTapPager({
      id: 'pager',
      open: opener(config.pager.address),
      clock,
      log: noteOf('pager'),
      ...(config.pager.password === undefined ? {} : { password: config.pager.password }),
      ...(config.pager.longestText === undefined ? {} : { longestText: config.pager.longestText }),
    });
  const scanner = config.scanner && openScanner(config.scanner, opener, deps);
  const terminal =
    config.terminal &&
    createVirtualTerminalClient({
      id: 'terminal',
      open: opener(config.terminal.address),
      clock,
      answerTimeoutMs: (config.terminal.answerSeconds ?? usualAnswerSeconds) * 1000,
      log: noteOf('terminal'),
    });
  const button =
    config.button &&
    createLineButton({
      id: 'button',
      open: opener(config.button.address),
      clock,
      match: matchOf(config.button.match),
      log: noteOf('button'),
    });

  const all = [printer, pager, scanner, terminal, button].filter((device) => device !== undefined);
  return {
    printer: printer ?? null,
    pager: pager ?? null,
    scanner: scanner ?? null,
    terminal: terminal ?? null,
    button: button ?? null,
    all,
    async close() {
      await Promise.all(all.map((device) => device.close()));
    },
  };
}

function openPrinter(
  config: NonNullable<DeviceConfig['printer']>,
  open: OpenLine,
  deps: DeviceDeps,
): TicketPrinter {
  return createEscPosPrinter({
    id: 'printer',
    open,
    clock: deps.clock,
    profile: printerProfiles.find(({ id }) => id === config.profile) ?? profile80mm,
    log: (event) => {
      deps.log('printer', printerNote(event));
    },
  });
}

function printerNote(event: PrinterLogEvent): string {
  switch (event.kind) {
    case 'line-lost':
      return event.detail;
    case 'characters-missing':
      return `job ${event.jobId}: the printer has no ${event.characters.join(' ')}`;
    case 'printed':
      return `job ${event.jobId}: ${event.outcome.kind}`;
  }
}

function openScanner(
  config: NonNullable<DeviceConfig['scanner']>,
  opener: (address: string) => OpenLine,
  { clock, log }: DeviceDeps,
): BarcodeScanner {
  const note = (text: string): void => {
    log('scanner', text);
  };
  if ('hid' in config) return createHidPosScanner({ id: 'scanner', clock, match: config.hid, log: note });
  return createSerialScanner({
    id: 'scanner',
    open: opener(config.address),
    clock,
    suffix: config.suffix ?? 'line',
    log: note,
  });
}

function matchOf(match: NonNullable<DeviceConfig['button']>['match']): ButtonMatch {
  return 'line' in match
    ? { kind: 'line', text: match.line }
    : { kind: 'bytes', bytes: [...Buffer.from(match.hex, 'hex')] };
}
