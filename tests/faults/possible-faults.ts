import type { DeviceFault } from '../../hardware/ports/device.ts';

/** Devices whose faults differ: the kinds, and a scanner by how it is attached. */
export const faultyDevices = [
  'printer',
  'text scanner',
  'HID scanner',
  'pager',
  'terminal',
  'button',
  'light',
  'display',
] as const;
export type FaultyDevice = (typeof faultyDevices)[number];

/** Which fault can happen to what. A new fault or device does not compile before somebody has thought about it here. */
const possible: Readonly<Record<DeviceFault, Readonly<Record<FaultyDevice, boolean>>>> = {
  gone: on('printer', 'text scanner', 'HID scanner', 'pager', 'terminal', 'button', 'light', 'display'),
  'no-answer': on('printer', 'pager', 'terminal', 'button', 'light', 'display'),
  garbled: on('printer', 'text scanner', 'HID scanner', 'pager', 'terminal', 'light'),
  'paper-out': on('printer', 'terminal'),
  'paper-low': on('printer'),
  'drawer-open': on('printer'),
  'cover-open': on('printer'),
  cutter: on('printer'),
  overheated: on('printer'),
  offline: on('printer', 'terminal'),
  busy: on('printer', 'text scanner', 'pager', 'terminal', 'button', 'light', 'display'),
  refused: on('printer', 'text scanner', 'HID scanner', 'pager', 'terminal', 'button', 'light', 'display'),
  'end-of-day': on('terminal'),
  bank: on('terminal'),
  unrecoverable: on('printer', 'pager', 'terminal', 'button'),
};

function on(...devices: readonly FaultyDevice[]): Readonly<Record<FaultyDevice, boolean>> {
  return {
    printer: devices.includes('printer'),
    'text scanner': devices.includes('text scanner'),
    'HID scanner': devices.includes('HID scanner'),
    pager: devices.includes('pager'),
    terminal: devices.includes('terminal'),
    button: devices.includes('button'),
    light: devices.includes('light'),
    display: devices.includes('display'),
  };
}

const isFault = (name: string): name is DeviceFault => name in possible;

export const everyFault: readonly DeviceFault[] = Object.keys(possible).filter(isFault);

export function faultsOf(device: FaultyDevice): readonly DeviceFault[] {
  return everyFault.filter((fault) => possible[fault][device]);
}
