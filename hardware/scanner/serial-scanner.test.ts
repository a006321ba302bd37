import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createFakeDeviceClock,
  type FakeDeviceClock,
  settled,
} from '../../tests/harness/fake-device-clock.ts';
import { memoryCable, type MemoryCable } from '../../tests/harness/memory-cable.ts';
import type { BarcodeScanner, Scan } from '../ports/scanner.ts';
import { createVirtualScanner, scannerFramings, type VirtualScanner } from '../sim/virtual-scanner.ts';
import { createSerialScanner } from './serial-scanner.ts';

let clock: FakeDeviceClock;
let device: VirtualScanner;
let cable: MemoryCable;
let scanner: BarcodeScanner;
let scans: Scan[];

async function plugIn(suffix: 'line' | 'none'): Promise<void> {
  cable = memoryCable(device);
  scanner = createSerialScanner({ id: 'scanner', open: cable.open, clock, suffix });
  scans = [];
  scanner.onScan((scan) => scans.push(scan));
  await settled();
}

beforeEach(async () => {
  clock = createFakeDeviceClock();
  device = createVirtualScanner({ id: 'scanner', name: 'Scanner', clock });
  await plugIn('line');
});

afterEach(async () => {
  await scanner.close();
});

describe('a scanned code', () => {
  test.each(scannerFramings.filter((framing) => framing !== 'none'))(
    'framed with %s arrives bare',
    async (framing) => {
      device.setFraming(framing);
      device.scan('4006381333931');
      await settled();
      expect(scans).toEqual([{ text: '4006381333931', aim: null, symbology: null }]);
      expect(scanner.health().lastProofAt).toBe(clock.now());
    },
  );

  test('keeps its AIM identifier apart', async () => {
    device.use('aim', true);
    device.scan('4006381333931');
    await settled();
    expect(scans).toEqual([{ text: '4006381333931', aim: ']E0', symbology: 'ean-13' }]);
  });

  test('without a suffix arrives after 100 ms of silence', async () => {
    await scanner.close();
    await plugIn('none');
    device.setFraming('none');
    device.scan('4006381333931');
    await clock.advance(99);
    expect(scans).toEqual([]);
    await clock.advance(1);
    expect(scans).toEqual([{ text: '4006381333931', aim: null, symbology: null }]);
  });

  test('seen twice at once is one scan; half a second later it is another', async () => {
    device.setFault('code twice');
    device.scan('4006381333931');
    await settled();
    expect(scans).toHaveLength(1);
    await clock.advance(501);
    device.setFault('none');
    device.scan('4006381333931');
    await settled();
    expect(scans).toHaveLength(2);
  });

  test('of another product right after the first is a scan of its own', async () => {
    device.scan('4006381333931');
    device.scan('96385074');
    await settled();
    expect(scans.map((scan) => scan.text)).toEqual(['4006381333931', '96385074']);
  });

  test('with the handshake on is acknowledged once, and not sent again', async () => {
    await scanner.close();
    cable = memoryCable(device);
    scanner = createSerialScanner({ id: 'scanner', open: cable.open, clock, acknowledge: true });
    scanner.onScan((scan) => scans.push(scan));
    await settled();
    device.setFault('waits for ACK');
    device.scan('4006381333931');
    await clock.advance(5_000);
    device.scan('4006381333931');
    await clock.advance(5_000);
    expect(scans.map(({ text }) => text)).toEqual(['4006381333931', '4006381333931']);
    expect([...cable.written()]).toEqual([6, 6]);
  });

  test('that a scanner repeats because nobody acknowledges it is one scan', async () => {
    device.setFault('waits for ACK');
    device.scan('4006381333931');
    await clock.advance(10_000);
    expect(scans).toHaveLength(1);
    expect([...cable.written()]).toEqual([]);
    device.setFault('none');
  });

  test('held in view for seconds is one scan', async () => {
    for (let i = 0; i < 20; i += 1) {
      device.scan('4006381333931');
      await clock.advance(300);
    }
    expect(scans).toHaveLength(1);
  });
});

describe('what goes wrong with a scanner', () => {
  test('noise longer than any code is a fault, and the next scan works', async () => {
    device.setFault('endless noise');
    device.scan('4006381333931');
    await settled();
    expect(scanner.health()).toMatchObject({ state: 'attention', faults: ['garbled'] });
    device.setFault('none');
    device.scan('96385074');
    await settled();
    expect(scans.map((scan) => scan.text)).toEqual(['96385074']);
    expect(scanner.health().state).toBe('ready');
  });

  test('a suffix that was never switched on is shown, not merged into the next code', async () => {
    device.setFraming('none');
    device.scan('4006381333931');
    await clock.advance(1_000);
    expect(scanner.health()).toMatchObject({ state: 'attention', faults: ['garbled'] });
    device.setFraming('CR');
    device.scan('96385074');
    await settled();
    expect(scans.map((scan) => scan.text)).toEqual(['96385074']);
  });

  test('unplugged it is absent, plugged in again it scans', async () => {
    cable.unplug();
    await settled();
    expect(scanner.health()).toMatchObject({ state: 'absent', faults: ['gone'] });
    cable.plug();
    await clock.advance(10_000);
    expect(scanner.health().state).toBe('ready');
    device.scan('96385074');
    await settled();
    expect(scans).toHaveLength(1);
  });

  test('a code cut in half by the plug is not taken for a shorter code', async () => {
    await scanner.close();
    await plugIn('none');
    device.setFraming('none');
    device.scan('40063813');
    await settled();
    cable.unplug();
    await clock.advance(5_000);
    expect(scans).toEqual([]);
  });

  test('closed leaves no timer', async () => {
    device.setFraming('none');
    device.scan('4006381333931');
    await settled();
    await scanner.close();
    expect(clock.pending()).toBe(0);
  });

  test('half a code before the plug came out is not the head of the next', async () => {
    device.setFraming('none');
    device.scan('111');
    await settled();
    cable.unplug();
    cable.plug();
    await clock.advance(900);
    device.setFraming('CR');
    device.scan('96385074');
    await settled();
    expect(scans.map((scan) => scan.text)).toEqual(['96385074']);
  });
});

test('what nothing ended is noted by its length and its framing, never by its letters', async () => {
  await scanner.close();
  const log: string[] = [];
  cable = memoryCable(device);
  scanner = createSerialScanner({ id: 'scanner', open: cable.open, clock, log: (line) => log.push(line) });
  await settled();
  cable.say(Uint8Array.from([0x02, ...Buffer.from('MEMBER-4711'), 0x80]));
  await clock.advance(2_000);
  expect(log.at(-1)).toMatch(/^12 bytes without an end: .*: 02( xx){12}$/);
});
