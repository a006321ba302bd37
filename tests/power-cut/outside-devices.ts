import type { ByteDevice } from '../../hardware/sim/byte-device.ts';
import { type ServedDevice, serveOnTcp } from '../../hardware/sim/serve-device.ts';
import {
  createVirtualPagerEncoder,
  type VirtualPagerEncoder,
} from '../../hardware/sim/virtual-pager-encoder.ts';
import { createVirtualPrinter, type VirtualPrinter } from '../../hardware/sim/virtual-printer.ts';
import { systemClock } from '../../hardware/system-clock.ts';
import type { DemoDevices } from '../../main/devices/demo-devices.ts';
import {
  type LaneTerminal,
  type LaneTerminalKind,
  openDemoTerminal,
  type PassOutside,
} from './lane-terminal.ts';
import { openZvtTerminal } from './zvt-lane-terminal.ts';

/** More bytes at once than any question to the printer: a receipt. */
const RECEIPT_BYTES = 100;

/** Terminal, printer and pager in this process, which outlives every engine: what they count is the truth. */
export interface OutsideDevices {
  readonly demo: DemoDevices;
  readonly terminal: LaneTerminal;
  readonly printer: VirtualPrinter;
  readonly pager: VirtualPagerEncoder;
  readonly close: () => Promise<void>;
}

/** `pass` hears what reached a device; it returns true when the engine was killed at that very moment. */
export async function openOutsideDevices(pass: PassOutside, kind: LaneTerminalKind): Promise<OutsideDevices> {
  const clock = systemClock;
  const terminal = (kind === 'zvt' ? openZvtTerminal : openDemoTerminal)('sim:terminal', pass);
  const printer = createVirtualPrinter({ id: 'printer' });
  const pager = createVirtualPagerEncoder({ id: 'pager', name: 'Pager', clock });
  printer.onTicketPrinted(() => void pass('printer cut the paper'));
  const served = await Promise.all([
    serveOnTcp(terminal.device),
    serveOnTcp(heardPrinter(printer, pass)),
    serveOnTcp(heardPager(pager, pass)),
  ]);
  const [atTerminal, atPrinter, atPager] = served;
  return {
    demo: {
      devices: {
        terminal: terminal.settings,
        printer: { driver: 'escpos', address: 'sim:printer' },
        pager: { driver: 'tap', address: 'sim:pager', capcodes: ['1001'] },
      },
      sims: { terminal: atTerminal.url, printer: atPrinter.url, pager: atPager.url },
      // Nobody touches these devices by hand: nothing listens there.
      dock: { address: 'tcp://127.0.0.1:9', token: 'no dock in this test' },
    },
    terminal,
    printer,
    pager,
    close: async () => void (await Promise.all(served.map((device: ServedDevice) => device.close()))),
  };
}

/** A receipt is heard in two halves; when the engine dies between them, the second one never left it. */
function heardPrinter(device: VirtualPrinter, pass: PassOutside): ByteDevice {
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

function heardPager(device: VirtualPagerEncoder, pass: PassOutside): ByteDevice {
  return {
    ...device,
    receive(bytes) {
      device.receive(bytes);
      pass('pager heard us');
    },
  };
}
