import { join } from 'node:path';
import type { DeviceClock } from '../../hardware/ports/device.ts';
import type { ByteDevice } from '../../hardware/sim/byte-device.ts';
import { type ServedDevice, serveOnTcp } from '../../hardware/sim/serve-device.ts';
import { openTerminalLedger } from '../../hardware/sim/terminal-ledger.ts';
import { createVirtualButton, virtualButtonLine } from '../../hardware/sim/virtual-button.ts';
import { createVirtualPagerEncoder } from '../../hardware/sim/virtual-pager-encoder.ts';
import { createVirtualPheTower } from '../../hardware/sim/virtual-phe-tower.ts';
import { createVirtualPoleDisplay } from '../../hardware/sim/virtual-pole-display.ts';
import { createVirtualPrinter } from '../../hardware/sim/virtual-printer.ts';
import { type CodeSuggestion, createVirtualScanner } from '../../hardware/sim/virtual-scanner.ts';
import { createVirtualTerminal, type TerminalMode } from '../../hardware/sim/virtual-terminal.ts';
import type { DemoDevices } from '../devices/demo-devices.ts';
import type { DemoPlaces } from './demo-places.ts';
import { serveDock } from './dock-server.ts';

export interface VirtualShop {
  /** For the engine. */
  readonly ready: DemoDevices;
  /** With the ports that were really taken. */
  readonly places: DemoPlaces;
  readonly close: () => Promise<void>;
}

/** The pager that the demo's calls ring. */
const demoCapcode = '1001';

/** Starts one device of each kind with their dock, all on 127.0.0.1. */
export async function openVirtualShop(options: {
  readonly places: DemoPlaces;
  readonly clock: DeviceClock;
  /** Folder of the terminal's ledger; null keeps it in memory. */
  readonly ledger: string | null;
  readonly codes: readonly CodeSuggestion[];
  readonly terminalMode: TerminalMode;
}): Promise<VirtualShop> {
  const { clock, places } = options;
  const ledger = openTerminalLedger(
    options.ledger === null ? null : join(options.ledger, 'terminal-ledger.jsonl'),
  );
  const scanner = createVirtualScanner({ id: 'scanner', name: 'Scanner', clock, codes: options.codes });
  const devices = {
    printer: createVirtualPrinter({
      id: 'printer',
      name: 'Receipt printer',
      drawer: { openLevel: 'high' },
    }),
    pager: createVirtualPagerEncoder({ id: 'pager', name: 'Pager encoder', clock }),
    scanner,
    terminal: createVirtualTerminal({
      id: 'terminal',
      name: 'Card terminal',
      clock,
      ledger,
      mode: options.terminalMode,
    }),
    button: createVirtualButton({ id: 'button', name: 'Help button', clock }),
    light: createVirtualPheTower({ id: 'light', name: 'Help light', clock }),
    display: createVirtualPoleDisplay({ id: 'display', name: 'Pole display', speaks: 'cd5220' }),
  };
  const served = {
    printer: await serveAt(devices.printer, places.printer),
    pager: await serveAt(devices.pager, places.pager),
    scanner: await serveAt(devices.scanner, places.scanner),
    terminal: await serveAt(devices.terminal, places.terminal),
    button: await serveAt(devices.button, places.button),
    light: await serveAt(devices.light, places.light),
    display: await serveAt(devices.display, places.display),
  };
  const all = Object.values(served);
  const serve = (port: number): ReturnType<typeof serveDock> =>
    serveDock({ devices: all, token: places.token, port, clock, onCodes: scanner.setCodes });
  const dock = await atPort(serve, places.dock);

  return {
    ready: {
      devices: {
        printer: {
          driver: 'escpos',
          address: 'sim:printer',
          drawer: 'pin-2',
          drawerOpenLevel: 'high',
        },
        pager: { driver: 'tap', address: 'sim:pager', capcodes: [demoCapcode] },
        scanner: { driver: 'serial-scanner', address: 'sim:scanner' },
        terminal: { driver: 'virtual-terminal', address: 'sim:terminal' },
        button: { driver: 'line-button', address: 'sim:button', match: { line: virtualButtonLine } },
        light: { driver: 'line-light', address: 'sim:light', model: 'patlite-phe' },
        display: { driver: 'cd5220', address: 'sim:display' },
      },
      sims: Object.fromEntries(Object.entries(served).map(([name, { url }]) => [name, url])),
      dock: { address: `tcp://127.0.0.1:${dock.port}`, token: places.token },
    },
    places: {
      printer: portOf(served.printer),
      pager: portOf(served.pager),
      scanner: portOf(served.scanner),
      terminal: portOf(served.terminal),
      button: portOf(served.button),
      light: portOf(served.light),
      display: portOf(served.display),
      dock: dock.port,
      token: places.token,
    },
    async close() {
      await dock.close();
      await Promise.all(all.map((device) => device.close()));
      ledger.close();
    },
  };
}

function serveAt(device: ByteDevice, port: number): Promise<ServedDevice> {
  return atPort((wanted) => serveOnTcp(device, wanted), port);
}

/** At the port of the last time; at any free one when somebody else took it meanwhile. */
async function atPort<T>(serve: (port: number) => Promise<T>, port: number): Promise<T> {
  try {
    return await serve(port);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken || port === 0) throw error;
    return serve(0);
  }
}

function portOf(device: ServedDevice): number {
  return Number(new URL(device.url).port);
}
