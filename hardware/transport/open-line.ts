import { unreachable } from '../../domain/result.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { LineAddress } from './address.ts';
import type { OpenLine } from './line.ts';
import { openSerialLine } from './serial-line.ts';
import { openTcpLine } from './tcp-line.ts';

/** The way to open what an address names, again and again. */
export function lineOpener(address: LineAddress, clock: DeviceClock): OpenLine {
  switch (address.kind) {
    case 'tcp':
      return () => openTcpLine(address.target, clock);
    case 'serial':
      return () => openSerialLine(address.target, clock);
    default:
      return unreachable(address);
  }
}
