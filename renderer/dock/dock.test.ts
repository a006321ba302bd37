import { describe, expect, test } from 'vitest';
import type { DockControl } from '../../domain/dock/dock-device.ts';
import { createVirtualButton } from '../../hardware/sim/virtual-button.ts';
import { createVirtualPagerEncoder } from '../../hardware/sim/virtual-pager-encoder.ts';
import { createVirtualPrinter } from '../../hardware/sim/virtual-printer.ts';
import { createVirtualPheTower } from '../../hardware/sim/virtual-phe-tower.ts';
import { createVirtualPoleDisplay } from '../../hardware/sim/virtual-pole-display.ts';
import { createVirtualScanner } from '../../hardware/sim/virtual-scanner.ts';
import { labelWords } from './device-labels.ts';
import { paperRuns } from '../ui/staff/paper/paper-runs.ts';

const clock = { now: () => 0, after: () => () => undefined };

describe('a printed line on the screen', () => {
  test('gives wide characters runs of their own', () => {
    expect(paperRuns('2 x 拿铁 Latte')).toEqual([
      { text: '2 x ', wide: false },
      { text: '拿铁', wide: true },
      { text: ' Latte', wide: false },
    ]);
  });

  test('loses nothing', () => {
    const text = 'Crème 咖啡 €3.50 «x»';
    expect(
      paperRuns(text)
        .map((run) => run.text)
        .join(''),
    ).toBe(text);
  });
});

describe('labels of devices', () => {
  const devices = [
    createVirtualPrinter({ id: 'p' }),
    createVirtualPagerEncoder({ id: 'g', name: 'Pager encoder', clock }),
    createVirtualScanner({ id: 's', name: 'Scanner', clock }),
    createVirtualButton({ id: 'b', name: 'Help button', clock }),
    createVirtualPheTower({ id: 'l', name: 'Help light', clock }),
    createVirtualPoleDisplay({ id: 'd', name: 'Pole display', speaks: 'cd5220' }),
  ];
  const labels = devices.flatMap((device) =>
    device.dock().controls.map((control: DockControl) => control.label),
  );

  test.each([...new Set(labels)])('"%s" has a Chinese name', (label) => {
    expect(labelWords(label, 'zh-Hans')).not.toBe(label);
    expect(labelWords(label, 'en')).toBe(label);
  });

  test('a label that nobody translated stays readable', () => {
    expect(labelWords('Flux capacitor', 'zh-Hans')).toBe('Flux capacitor');
  });
});
