import { expect, test } from 'vitest';
import type { DockControl, DockDevice, DockDisplay, PaperLine } from '../../domain/dock/dock-device.ts';
import { encodeTestPage } from '../../hardware/escpos/test-page.ts';
import { printerProfiles } from '../../hardware/escpos/profile.ts';
import { createVirtualPrinter } from '../../hardware/sim/virtual-printer.ts';
import { fromDockSchema } from './dock-protocol.ts';

/** `Required`: a new property of a line must be added here, and then the line between the processes must know it. */
const line: Required<PaperLine> = {
  kind: 'raster',
  text: '',
  align: 'left',
  bold: true,
  underlined: true,
  inverse: true,
  width: 1,
  height: 1,
  raster: { widthDots: 8, heightDots: 1, data: '/w==' },
};

const displays: { readonly [K in DockDisplay['kind']]: Extract<DockDisplay, { kind: K }> } = {
  paper: { kind: 'paper', lines: [line], columns: 48, problems: ['p'] },
  log: { kind: 'log', lines: [{ at: 0, text: 't' }] },
  screen: { kind: 'screen', lines: ['s'] },
  pole: { kind: 'pole', lines: ['a', 'b'], problems: [] },
  lamp: { kind: 'lamp', lamps: [{ colour: 'red', light: 'quick' }], sound: false, problems: [] },
};

const controls: { readonly [K in DockControl['kind']]: Extract<DockControl, { kind: K }> } = {
  press: { kind: 'press', name: 'n', label: 'l' },
  toggle: { kind: 'toggle', name: 'n', label: 'l', on: true },
  text: { kind: 'text', name: 'n', label: 'l', placeholder: 'p', suggestions: ['s'] },
  choice: { kind: 'choice', name: 'n', label: 'l', value: 'a', options: ['a'] },
};

const kinds: { readonly [K in DockDevice['kind']]: K } = {
  printer: 'printer',
  scanner: 'scanner',
  pager: 'pager',
  button: 'button',
  terminal: 'terminal',
  light: 'light',
  display: 'display',
};

test('everything that a virtual device can show gets through to the engine', () => {
  for (const kind of Object.values(kinds)) {
    for (const display of Object.values(displays)) {
      const device: DockDevice = {
        id: kind,
        kind,
        name: kind,
        plugged: true,
        controls: Object.values(controls),
        display,
      };
      expect(
        fromDockSchema.safeParse({ devices: [device] }).error,
        `${kind} ${display.kind}`,
      ).toBeUndefined();
    }
  }
});

test.each(printerProfiles)('the test page of a $id printer gets through', async (profile) => {
  const printer = createVirtualPrinter({ id: 'printer', columns: profile.columns });
  printer.receive(await encodeTestPage('Kiosk 1', profile));
  expect(fromDockSchema.safeParse({ devices: [printer.dock()] }).error).toBeUndefined();
});
