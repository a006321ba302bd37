import { fail, unreachable } from '../../domain/result.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { LineAddress } from './address.ts';
import type { OpenLine } from './line.ts';
import { openLpLine } from './lp-line.ts';
import { openSerialLine } from './serial-line.ts';
import { listSerialPorts } from './serial-ports.ts';
import { openTcpLine } from './tcp-line.ts';
import { type ListSerialPorts, openUsbSerialLine } from './usb-serial-line.ts';

/** What a line is opened in. */
export interface LineSurroundings {
  /** How a virtual device is reached by its name; null when it is not there. Without it no virtual devices run. */
  readonly virtualDevice?: (name: string) => OpenLine | null;
  /** The serial ports that are plugged in now; the system's own when absent. */
  readonly serialPorts?: ListSerialPorts;
}

/** The way to open what an address names, again and again. */
export function lineOpener(
  address: LineAddress,
  clock: DeviceClock,
  surroundings: LineSurroundings = {},
): OpenLine {
  switch (address.kind) {
    case 'tcp':
      return () => openTcpLine(address.target, clock);
    case 'serial':
      return () => openSerialLine(address.target, clock);
    case 'usb-serial':
      return () => openUsbSerialLine(address.target, clock, surroundings.serialPorts ?? listSerialPorts);
    case 'lp':
      return () => openLpLine(address.target, clock);
    case 'sim': {
      const { name } = address.target;
      // Asked at every opening: the virtual devices may start after the engine, and listen elsewhere the next time.
      return () => surroundings.virtualDevice?.(name)?.() ?? Promise.resolve(fail(noSuchVirtualDevice(name)));
    }
    default:
      return unreachable(address);
  }
}

function noSuchVirtualDevice(name: string): { readonly kind: 'gone'; readonly detail: string } {
  return {
    kind: 'gone',
    detail: `sim:${name}: no virtual device of that name runs; npm start -- --demo starts them`,
  };
}
