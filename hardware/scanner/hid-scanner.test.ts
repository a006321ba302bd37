import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createFakeDeviceClock,
  type FakeDeviceClock,
  settled,
} from '../../tests/harness/fake-device-clock.ts';
import type { BarcodeScanner, Scan } from '../ports/scanner.ts';
import { type HidInfo, type HidPort, nodeHidPort } from './hid-port.ts';
import { createHidPosScanner } from './hid-scanner.ts';

const info: HidInfo = {
  path: '/dev/hidraw0',
  vendorId: 0x0c2e,
  productId: 0x0b61,
  serialNumber: null,
  usagePage: 0x8c,
  usage: 0x02,
  product: 'Scanner',
};
const keyboard: HidInfo = { ...info, path: '/dev/hidraw1', usagePage: 1, usage: 6 };

let clock: FakeDeviceClock;
let scanner: BarcodeScanner;
let scans: Scan[];
let plugged: HidInfo[];
let denied: boolean;
let opened: number;
let closed: number;
let report: (text: string, goesOn?: boolean) => void;
let pull: () => void;

const port: HidPort = {
  list: () => Promise.resolve(plugged),
  open: () => {
    if (denied) return Promise.reject(new Error('cannot open device: Permission denied'));
    opened += 1;
    return Promise.resolve({
      onReport(listener) {
        report = (text, goesOn = false) => {
          const bytes = new Uint8Array(64);
          bytes.set([2, text.length, 0x5d, 0x45, 0x30]);
          bytes.set(Buffer.from(text), 5);
          if (goesOn) bytes[63] = 1;
          listener(bytes);
        };
      },
      onGone(listener) {
        pull = () => {
          plugged = plugged.filter((device) => device !== info);
          listener('could not read from HID device: device disconnected');
        };
      },
      close: () => {
        closed += 1;
        return Promise.resolve();
      },
    });
  },
};

beforeEach(() => {
  clock = createFakeDeviceClock();
  plugged = [keyboard, info];
  denied = false;
  opened = 0;
  closed = 0;
  scans = [];
});

function start(): void {
  scanner = createHidPosScanner({ id: 'hid', clock, hid: port });
  scanner.onScan((scan) => scans.push(scan));
}

afterEach(async () => {
  await scanner.close();
});

describe('a HID-POS scanner', () => {
  test('is found among keyboards by its usage and gives its codes', async () => {
    start();
    await settled();
    report('4006381333931');
    expect(scans).toEqual([{ text: '4006381333931', aim: ']E0', symbology: 'ean-13' }]);
    expect(scanner.health().state).toBe('ready');
  });

  test('pulled out is absent, and found again when it comes back', async () => {
    start();
    await settled();
    pull();
    expect(scanner.health()).toMatchObject({ state: 'absent', faults: ['gone'] });
    await clock.advance(3_000);
    plugged = [info];
    await clock.advance(1_500);
    expect(scanner.health().state).toBe('ready');
    report('96385074');
    expect(scans).toHaveLength(1);
    expect(opened).toBe(2);
  });

  test('that this user may not open says so', async () => {
    denied = true;
    start();
    await settled();
    expect(scanner.health()).toMatchObject({ state: 'absent', faults: ['refused'] });
    denied = false;
    await clock.advance(1_500);
    expect(scanner.health().state).toBe('ready');
  });

  test('that is not plugged in yet is looked for again', async () => {
    plugged = [keyboard];
    start();
    await settled();
    expect(scanner.health().state).toBe('absent');
    plugged = [info];
    await clock.advance(1_500);
    expect(scanner.health().state).toBe('ready');
  });

  test('closed leaves no timer and no open device', async () => {
    start();
    await settled();
    report('96385074');
    await scanner.close();
    expect(clock.pending()).toBe(0);
    expect(closed).toBe(1);
  });

  test('closed while it is still looked for leaves no timer either', async () => {
    plugged = [];
    start();
    await scanner.close();
    await clock.advance(10_000);
    expect(clock.pending()).toBe(0);
  });

  test('a code whose last report never came is thrown away, and shown', async () => {
    start();
    await settled();
    report('x'.repeat(56), true);
    await clock.advance(200);
    expect(scans).toEqual([]);
    expect(scanner.health()).toMatchObject({ state: 'attention', faults: ['garbled'] });
    report('96385074');
    expect(scans.map((scan) => scan.text)).toEqual(['96385074']);
    expect(clock.pending()).toBe(1);
  });

  test('pulled out in the middle of a code gives none of it', async () => {
    start();
    await settled();
    report('x'.repeat(56), true);
    pull();
    plugged = [info];
    await clock.advance(1_500);
    report('96385074');
    expect(scans.map((scan) => scan.text)).toEqual(['96385074']);
  });

  test('a garbled report needs attention until the next good one', async () => {
    start();
    await settled();
    report('x'.repeat(57));
    expect(scanner.health()).toMatchObject({ state: 'attention', faults: ['garbled'] });
    report('96385074');
    expect(scanner.health().state).toBe('ready');
  });
});

test("the system's own HID library loads and lists without a device", async () => {
  expect(Array.isArray(await nodeHidPort().list())).toBe(true);
  await expect(nodeHidPort().open('/dev/hidraw-that-is-not-there')).rejects.toBeInstanceOf(Error);
});
