import type { ByteDevice } from '../../hardware/sim/byte-device.ts';
import { type ServedDevice, serveOnTcp } from '../../hardware/sim/serve-device.ts';
import { openTerminalLedger, type TerminalLedger } from '../../hardware/sim/terminal-ledger.ts';
import {
  createVirtualPagerEncoder,
  type VirtualPagerEncoder,
} from '../../hardware/sim/virtual-pager-encoder.ts';
import { createVirtualPrinter, type VirtualPrinter } from '../../hardware/sim/virtual-printer.ts';
import { createVirtualTerminal, type VirtualTerminal } from '../../hardware/sim/virtual-terminal.ts';
import { systemClock } from '../../hardware/system-clock.ts';
import type { DemoDevices } from '../../main/devices/demo-devices.ts';

/** How long the terminal waits for a card, and when it takes money late: short, so that a thousand visits end. */
const CARD_MS = 400;
const LATE_MS = 250;

/** More bytes at once than any question to the printer: a receipt. */
const RECEIPT_BYTES = 100;

/** Terminal, printer and pager in this process, which outlives every engine: what they count is the truth. */
export interface OutsideDevices {
  readonly demo: DemoDevices;
  readonly terminal: VirtualTerminal;
  readonly ledger: TerminalLedger;
  readonly printer: VirtualPrinter;
  readonly pager: VirtualPagerEncoder;
  readonly close: () => Promise<void>;
}

/** `pass` hears what reached a device; it returns true when the engine was killed at that very moment. */
export async function openOutsideDevices(pass: (name: string) => boolean): Promise<OutsideDevices> {
  const ledger = openTerminalLedger();
  const clock = systemClock;
  const terminal = createVirtualTerminal({
    id: 'terminal',
    name: 'Terminal',
    clock,
    ledger,
    mode: 'approve',
    cardTimeoutMs: CARD_MS,
    lateMs: LATE_MS,
  });
  const printer = createVirtualPrinter({ id: 'printer' });
  const pager = createVirtualPagerEncoder({ id: 'pager', name: 'Pager', clock });
  printer.onTicketPrinted(() => void pass('printer cut the paper'));
  const served = await Promise.all([
    serveOnTcp(heardTerminal(terminal, pass)),
    serveOnTcp(heardPrinter(printer, pass)),
    serveOnTcp(heardPager(pager, pass)),
  ]);
  const [atTerminal, atPrinter, atPager] = served;
  return {
    demo: {
      devices: {
        terminal: { driver: 'virtual-terminal', address: 'sim:terminal', answerSeconds: 10 },
        printer: { driver: 'escpos', address: 'sim:printer' },
        pager: { driver: 'tap', address: 'sim:pager', capcodes: ['1001'] },
      },
      sims: { terminal: atTerminal.url, printer: atPrinter.url, pager: atPager.url },
      // Nobody touches these devices by hand: nothing listens there.
      dock: { address: 'tcp://127.0.0.1:9', token: 'no dock in this test' },
    },
    terminal,
    ledger,
    printer,
    pager,
    close: async () => void (await Promise.all(served.map((device: ServedDevice) => device.close()))),
  };
}

function heardTerminal(device: VirtualTerminal, pass: (name: string) => boolean): ByteDevice {
  return {
    ...device,
    receive(bytes) {
      const kinds = [
        ...Buffer.from(bytes)
          .toString('utf8')
          .matchAll(/"type":"(\w+)"/g),
      ].map(([, kind]) => kind);
      for (const kind of kinds) pass(`terminal heard ${kind}`);
      device.receive(bytes);
      for (const kind of kinds)
        if (kind === 'charge' || kind === 'inquire') pass(`terminal answered ${kind}`);
    },
  };
}

/** A receipt is heard in two halves; when the engine dies between them, the second one never left it. */
function heardPrinter(device: VirtualPrinter, pass: (name: string) => boolean): ByteDevice {
  return {
    ...device,
    receive(bytes) {
      if (bytes.length < RECEIPT_BYTES) {
        device.receive(bytes);
        return;
      }
      if (pass('printer hears a receipt')) return;
      device.receive(bytes.subarray(0, bytes.length / 2));
      if (pass('printer heard half a receipt')) return;
      device.receive(bytes.subarray(bytes.length / 2));
      pass('printer heard a receipt');
    },
  };
}

function heardPager(device: VirtualPagerEncoder, pass: (name: string) => boolean): ByteDevice {
  return {
    ...device,
    receive(bytes) {
      device.receive(bytes);
      pass('pager heard us');
    },
  };
}
