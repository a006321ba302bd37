import type { DeviceView } from '../../../contract/device-views.ts';
import { type RungDeviceFault, rungDeviceFaults } from '../../../domain/assist/rung-outcome.ts';
import type { StaffTranslate } from './staff-text.ts';

function known(fault: string): RungDeviceFault | undefined {
  return rungDeviceFaults.find((one) => one === fault);
}

/** A device's fault in words; a fault that this screen does not know keeps its own name. */
export function faultName(t: StaffTranslate, fault: string): string {
  const name = known(fault);
  return name === undefined ? fault : t(`device.fault.${name}`);
}

/** What a person can do about a device, one line for each fault; nothing when it works. */
export function deviceToDo(t: StaffTranslate, device: DeviceView): readonly string[] {
  const named = device.faults.map(known).filter((fault) => fault !== undefined);
  if (named.length === 0 && device.state === 'absent') return [t('device.todo.gone')];
  return named.map((fault) => t(`device.todo.${fault}`));
}

const kinds = ['printer', 'scanner', 'pager', 'button', 'terminal', 'light', 'display'] as const;

/** A fault as a call carries it, 'printer: paper-out', in words. */
export function carriedFault(t: StaffTranslate, text: string): string {
  const end = text.lastIndexOf(': ');
  const [device, fault] = [text.slice(0, end), text.slice(end + 2)];
  const kind = kinds.find((one) => device === one || device.startsWith(`${one} `));
  if (kind === undefined) return `${device}: ${faultName(t, fault)}`;
  const name = device.slice(kind.length + 1);
  return `${name === '' ? t(`device.kind.${kind}`) : name}: ${faultName(t, fault)}`;
}
