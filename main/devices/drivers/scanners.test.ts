import { afterEach, describe, expect, test } from 'vitest';
import { createVirtualScanner } from '../../../hardware/sim/virtual-scanner.ts';
import type { Scan } from '../../../hardware/ports/scanner.ts';
import { createMemoryNotes } from '../../../hardware/terminal/attempt-notes.ts';
import { createFakeDeviceClock, settled } from '../../../tests/harness/fake-device-clock.ts';
import { memoryCable } from '../../../tests/harness/memory-cable.ts';
import { driverOf } from '../device-config.ts';
import type { OpenDevice } from '../open-device.ts';
import { hidPos } from './hid-pos.ts';

let opened: OpenDevice | null = null;
afterEach(async () => {
  await opened?.device.close();
  opened = null;
});

/** A scanner opened from settings as a configuration writes them, at the end of a cable. */
async function plugIn(settings: object) {
  const clock = createFakeDeviceClock();
  const device = createVirtualScanner({ id: 'scanner', name: 'Scanner', clock });
  const cable = memoryCable(device);
  const whole = { driver: 'serial-scanner', address: 'sim:scanner', ...settings };
  opened = driverOf(whole).open(whole, {
    id: 'scanner',
    clock,
    note: () => undefined,
    attempts: createMemoryNotes(),
    openLine: () => cable.open,
  });
  if (opened.kind !== 'scanner') throw new Error(`a ${opened.kind}`);
  const scans: Scan[] = [];
  opened.device.onScan((scan) => scans.push(scan));
  await settled();
  return { device, clock, scans };
}

describe('serial-scanner', () => {
  test('with nothing set reads AIM identifiers', async () => {
    const { device, scans } = await plugIn({});
    device.scan(']E04006381333931');
    await settled();
    expect(scans).toEqual([{ aim: ']E0', symbology: 'ean-13', text: '4006381333931' }]);
  });

  test("takes a maker's letters and fixed texts off where they are set", async () => {
    const { device, scans } = await plugIn({ identifiers: 'psc', before: '<', after: '>' });
    device.scan('<E04252614>');
    await settled();
    expect(scans).toEqual([{ aim: null, symbology: 'upc-e', text: '04252614' }]);
  });

  test('cuts by silence where no suffix is set', async () => {
    const { device, clock, scans } = await plugIn({ suffix: 'none' });
    device.setFraming('none');
    device.scan('96385074');
    await clock.advance(100);
    expect(scans.map(({ text }) => text)).toEqual(['96385074']);
  });

  test.each([{ identifiers: 'acme' }, { before: '\r' }, { after: 'x'.repeat(17) }, { colour: 'red' }])(
    'refuses %j',
    async (settings) => {
      await expect(plugIn(settings)).rejects.toThrow();
    },
  );
});

test('hid-pos knows its report layouts and the dressing', () => {
  const whole = { driver: 'hid-pos', address: 'hid:*', layout: 'microscan', identifiers: 'honeywell' };
  expect(hidPos.settings.parse(whole)).toEqual(whole);
  expect(hidPos.settings.safeParse({ ...whole, layout: 'other' }).success).toBe(false);
});
