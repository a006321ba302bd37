import type { DockDevice, DockLamp } from '../../domain/dock/dock-device.ts';
import type { HidInfo } from '../transport/hid-port.ts';
import { createTower, type Tower } from './tower.ts';
import type { VirtualHidDevice } from './virtual-hid-bus.ts';

/**
 * A PATLITE LR6-USB at report level, from the published nibble table: 8 bytes `00 00 count|pattern toneA|toneB
 * red|yellow green|blue white|0 00`. Lamps: 0 off, 1 on, 2 to 5 patterns, F unchanged. Buzzer pattern 0 off, 1 on, 2 to
 * 5 patterns, 8 or F unchanged. Everything else is a loud problem and changes nothing.
 */
export interface VirtualLr6 extends VirtualHidDevice {
  readonly tower: Tower;
  readonly dock: () => DockDevice;
  /** Its plug was pulled: dark, and dark when it comes back. */
  readonly powerOff: () => void;
}

const colours = ['red', 'yellow', 'green', 'blue', 'white'] as const;

export function createVirtualLr6(options: { readonly id: string; readonly name: string }): VirtualLr6 {
  const tower = createTower(colours);
  const info: HidInfo = {
    path: `/virtual/${options.id}`,
    vendorId: 0x191a,
    productId: 0x8003,
    serialNumber: null,
    usagePage: 0xff00,
    usage: 0x0001,
    product: 'LR6-USB',
  };

  function lightOf(nibble: number, was: DockLamp['light']): DockLamp['light'] | null {
    if (nibble === 0xf) return was;
    if (nibble === 0) return 'off';
    if (nibble === 1) return 'steady';
    if (nibble === 2 || nibble === 3) return 'slow';
    return nibble === 4 || nibble === 5 ? 'quick' : null;
  }

  function receive(report: Uint8Array): void {
    const hex = Buffer.from(report).toString('hex');
    if (report.length !== 9) {
      tower.complain(`a report of ${report.length} bytes with its id, not 9: ${hex}`);
      return;
    }
    const [id = 0, version, command, buzzer = 0, tones = 0, ry = 0, gb = 0, w = 0, last] = report;
    if (id !== 0 || version !== 0 || command !== 0 || last !== 0 || (w & 0x0f) !== 0) {
      tower.complain(`bytes that must be zero are not: ${hex}`);
      return;
    }
    const pattern = buzzer & 0x0f;
    const known = pattern <= 5 || pattern === 8 || pattern === 0xf;
    const badTone = [tones >> 4, tones & 0x0f].some((tone) => tone === 0xe);
    if (!known || badTone) {
      tower.complain(`no such sound: ${hex}`);
      return;
    }
    const nibbles = [ry >> 4, ry & 0x0f, gb >> 4, gb & 0x0f, w >> 4];
    const before = tower.lamps();
    const lamps: DockLamp[] = [];
    for (const [at, colour] of colours.entries()) {
      const light = lightOf(nibbles[at] ?? 0, before[at]?.light ?? 'off');
      if (light === null) {
        tower.complain(`no such pattern for ${colour}: ${hex}`);
        return;
      }
      lamps.push({ colour, light });
    }
    tower.set(lamps, pattern >= 8 ? tower.sounds() : pattern !== 0);
  }

  return {
    info,
    receive,
    onReport: () => () => undefined,
    tower,
    dock: () => ({
      id: options.id,
      kind: 'light',
      name: options.name,
      plugged: true,
      controls: [],
      display: tower.display(),
    }),
    powerOff: tower.dark,
  };
}
