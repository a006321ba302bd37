import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createFakeDeviceClock,
  type FakeDeviceClock,
  settled,
} from '../../tests/harness/fake-device-clock.ts';
import type { BarcodeScanner, Scan } from '../ports/scanner.ts';
import { createVirtualHidBus, type VirtualHidBus } from '../sim/virtual-hid-bus.ts';
import { createVirtualHidScanner, hidScannerLayouts } from '../sim/virtual-hid-scanner.ts';
import { microscanReport, hidPosReport } from './hid-pos-report.ts';
import { createHidPosScanner } from './hid-scanner.ts';

let clock: FakeDeviceClock;
let bus: VirtualHidBus;
let device: ReturnType<typeof createVirtualHidScanner>;
let scanner: BarcodeScanner;
let scans: Scan[];

async function plugIn(layout: (typeof hidScannerLayouts)[number]): Promise<void> {
  clock = createFakeDeviceClock();
  bus = createVirtualHidBus();
  device = createVirtualHidScanner({ id: 'hid', name: 'Scanner', clock });
  device.setLayout(layout);
  bus.plug(device);
  const profile = layout === 'ATR110' ? hidPosReport : microscanReport;
  scanner = createHidPosScanner({ id: 'hid', clock, hid: bus.port, profile });
  scans = [];
  scanner.onScan((scan) => scans.push(scan));
  await settled();
}

afterEach(async () => {
  await scanner.close();
  expect(bus.openHandles()).toBe(0);
});

describe.each(hidScannerLayouts)('a scanner with reports of %s', (layout) => {
  beforeEach(() => plugIn(layout));

  test.each([1, 13, 55, 56, 57, 59, 62, 112, 121, 124, 300])(
    'gives a code of %i signs whole',
    async (length) => {
      const code = 'x'.repeat(length);
      device.scan(code, ']Q1');
      await clock.advance(200);
      expect(scans).toEqual([{ aim: ']Q1', symbology: 'qr', text: code }]);
      expect(scanner.health().state).toBe('ready');
    },
  );

  test('a code shown twice is one scan', async () => {
    device.setFault('code twice');
    device.scan('4006381333931');
    await settled();
    expect(scans).toEqual([{ aim: ']E0', symbology: 'ean-13', text: '4006381333931' }]);
  });

  test('reports of another kind are a fault until the next good one', async () => {
    device.setFault('reports of another kind');
    device.scan('4006381333931');
    await settled();
    expect(scanner.health()).toMatchObject({ state: 'attention', faults: ['garbled'] });
    device.setFault('none');
    device.scan('96385074');
    await settled();
    expect(scanner.health().state).toBe('ready');
    expect(scans.map(({ text }) => text)).toEqual(['96385074']);
  });

  test('a code without end is thrown away, and the next is whole', async () => {
    device.setFault('never ends');
    device.scan('x'.repeat(200));
    await clock.advance(200);
    device.setFault('none');
    device.scan('96385074');
    await settled();
    expect(scans.at(-1)?.text).toBe('96385074');
    expect(scans.every(({ text }) => text.length <= 4096)).toBe(true);
  });

  test('unplugged and plugged in again it scans', async () => {
    bus.unplug(device);
    await settled();
    expect(scanner.health()).toMatchObject({ state: 'absent', faults: ['gone'] });
    bus.plug(device);
    await clock.advance(1_500);
    device.scan('96385074');
    await settled();
    expect(scans).toHaveLength(1);
  });

  test('that this user may not open is refused, and opens once it may', async () => {
    bus.deny(true);
    bus.unplug(device);
    bus.plug(device);
    await clock.advance(1_500);
    expect(scanner.health()).toMatchObject({ state: 'absent', faults: ['refused'] });
    bus.deny(false);
    await clock.advance(1_500);
    expect(scanner.health().state).toBe('ready');
  });
});

describe('a code over several reports', () => {
  test.each(['last report lost', 'identifier changes'] as const)(
    'with the %s is never half a code',
    async (fault) => {
      await plugIn('ATR110');
      device.setFault(fault);
      device.scan('1'.repeat(57), ']Q1');
      await clock.advance(200);
      expect(scans).toEqual([]);
      expect(scanner.health()).toMatchObject({ state: 'attention', faults: ['garbled'] });
    },
  );
});

test('the bench of the virtual scanner does what it offers', async () => {
  await plugIn('ATR110');
  device.use('code', ' 4006381333931 ');
  await settled();
  expect(scans.map(({ text }) => text)).toEqual(['4006381333931']);
  device.use('layout', 'Microscan');
  device.use('fault', 'code twice');
  expect(device.dock().controls).toMatchObject([
    { name: 'code' },
    { value: 'Microscan' },
    { value: 'code twice' },
  ]);
  expect(() => device.use('colour', 'red')).toThrow('colour');
});
