import { fail, ok, type Result } from '../../domain/result.ts';
import type { DeviceClock } from '../ports/device.ts';
import { formatUsbMatch, type UsbSerialMatch, type UsbSerialTarget } from './address-serial.ts';
import { messageOf } from './device-file.ts';
import type { Line, LineFault } from './line.ts';
import { openSerialLine } from './serial-line.ts';
import type { SerialPortInfo, UsbIdentity } from './serial-ports.ts';

export type ListSerialPorts = () => Promise<readonly SerialPortInfo[]>;

/** Opens the serial port of a USB adapter, wherever it is now. Never throws for the physical world. */
export async function openUsbSerialLine(
  target: UsbSerialTarget,
  clock: DeviceClock,
  list: ListSerialPorts,
): Promise<Result<Line, LineFault>> {
  const found = await findUsbSerialPort(target.usb, list);
  return found.ok ? openSerialLine({ ...target, path: found.value }, clock) : found;
}

/** Today's name of the one port that fits. Two that fit are refused: a page to the printer would be no page. */
export async function findUsbSerialPort(
  match: UsbSerialMatch,
  list: ListSerialPorts,
): Promise<Result<string, LineFault>> {
  const wanted = formatUsbMatch(match);
  let ports: readonly SerialPortInfo[];
  try {
    ports = await list();
  } catch (error) {
    return fail({ kind: 'gone', detail: `no serial port could be looked for: ${messageOf(error)}` });
  }
  const fitting = ports.flatMap(({ path, usb }) => (usb !== null && fits(usb, match) ? [{ path, usb }] : []));
  const [first, second] = fitting;
  if (first === undefined) return fail({ kind: 'gone', detail: `no serial port is ${wanted}` });
  if (second === undefined) return ok(first.path);
  return fail({
    kind: 'refused',
    detail: `${wanted} fits ${fitting.map(nameOf).join(' and ')}: add serial=, if= or at= to the address`,
  });
}

function fits(usb: UsbIdentity, match: UsbSerialMatch): boolean {
  return (
    usb.vendorId === match.vendorId &&
    usb.productId === match.productId &&
    (match.serialNumber === null || usb.serialNumber === match.serialNumber) &&
    (match.interfaceNumber === null || usb.interfaceNumber === match.interfaceNumber) &&
    (match.socket === null || usb.socket === match.socket)
  );
}

function nameOf({ path, usb }: { readonly path: string; readonly usb: UsbIdentity }): string {
  const told = [
    usb.serialNumber === null ? 'no serial number' : `serial=${usb.serialNumber}`,
    usb.interfaceNumber === null ? '' : `if=${usb.interfaceNumber}`,
    usb.socket === null ? '' : `at=${usb.socket}`,
  ];
  return `${path} (${told.filter((part) => part !== '').join(', ')})`;
}
