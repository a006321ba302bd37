import { describe, expect, test } from 'vitest';
import { createFakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import type { DockValue } from '../../domain/dock/dock-device.ts';
import type { ByteDevice } from './byte-device.ts';
import { createVirtualButton } from './virtual-button.ts';
import { createVirtualPagerEncoder } from './virtual-pager-encoder.ts';
import { createVirtualScanner } from './virtual-scanner.ts';
import { createVirtualTerminal } from './virtual-terminal.ts';

const clock = createFakeDeviceClock();
const codes = [{ code: '4006381333931', label: 'Pencil' }];
const devices: readonly (() => ByteDevice)[] = [
  () => createVirtualPagerEncoder({ id: 'pager', name: 'Pager', clock }),
  () => createVirtualScanner({ id: 'scanner', name: 'Scanner', clock, codes }),
  () => createVirtualButton({ id: 'button', name: 'Button', clock }),
  () => createVirtualTerminal({ id: 'terminal', name: 'Terminal', clock }),
];

describe.each(devices.map((make) => [make().dock().id, make] as const))(
  'the dock of the virtual %s',
  (_, make) => {
    test('offers only what works, shows it, and tells of the change', () => {
      const device = make();
      let changes = 0;
      device.onChange(() => {
        changes += 1;
      });
      for (const control of device.dock().controls) {
        const before = changes;
        const values: readonly DockValue[] =
          control.kind === 'choice'
            ? control.options
            : control.kind === 'toggle'
              ? [!control.on, control.on]
              : control.kind === 'text'
                ? control.suggestions
                : [null];
        for (const value of values) {
          device.use(control.name, value);
          const now = device.dock().controls.find((shown) => shown.name === control.name);
          if (now?.kind === 'choice') expect(now.value).toBe(value);
          if (now?.kind === 'toggle') expect(now.on).toBe(value);
        }
        expect(changes).toBeGreaterThan(before);
      }
    });

    test('refuses what it does not offer', () => {
      const device = make();
      expect(() => device.use('no such control', null)).toThrow('no control');
      for (const control of device.dock().controls) {
        if (control.kind === 'choice')
          expect(() => device.use(control.name, 'no such option')).toThrow('no control');
        if (control.kind === 'toggle') expect(() => device.use(control.name, 'on')).toThrow('no control');
        if (control.kind === 'text') expect(() => device.use(control.name, null)).toThrow('no control');
      }
    });
  },
);
