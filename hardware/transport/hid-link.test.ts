import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createFakeDeviceClock,
  type FakeDeviceClock,
  settled,
} from '../../tests/harness/fake-device-clock.ts';
import { createVirtualHidBus, type VirtualHidBus, type VirtualHidDevice } from '../sim/virtual-hid-bus.ts';
import { createHidLink, type HidLink, outputReport } from './hid-link.ts';
import { hidFits, type HidInfo } from './hid-port.ts';
import type { LineFault } from './line.ts';
import { createListeners } from './listeners.ts';

const info: HidInfo = {
  path: '/dev/hidraw3',
  vendorId: 0x191a,
  productId: 0x8003,
  serialNumber: 'A1',
  usagePage: 0xff00,
  usage: 1,
  product: 'Lamp',
};

let clock: FakeDeviceClock;
let bus: VirtualHidBus;
let link: HidLink;
let heard: string[];
let lost: LineFault[];
let reports: Uint8Array[];
const inputs = createListeners<Uint8Array>();
const device: VirtualHidDevice = {
  info,
  receive: (report) => heard.push(Buffer.from(report).toString('hex')),
  onReport: inputs.add,
};
const other: VirtualHidDevice = { ...device, info: { ...info, path: '/dev/hidraw4', serialNumber: 'B2' } };

beforeEach(() => {
  clock = createFakeDeviceClock();
  bus = createVirtualHidBus();
  heard = [];
  lost = [];
  reports = [];
});

async function start(serialNumber = 'A1'): Promise<void> {
  link = createHidLink({
    port: bus.port,
    clock,
    fits: (found) => hidFits(found, { vendorId: 0x191a, productId: 0x8003, serialNumber }),
  });
  link.onLost((why) => lost.push(why));
  link.onReport((report) => reports.push(report));
  await settled();
}

afterEach(async () => {
  await link.close();
  expect(bus.openHandles()).toBe(0);
  expect(clock.pending()).toBe(0);
});

describe('a HID device', () => {
  test('is found by its ids and serial number among its twins, and hears reports with id 0 in front', async () => {
    bus.plug(other);
    bus.plug(device);
    await start();
    expect(link.info()).toEqual(info);
    expect(await link.use((handle) => handle.write(outputReport([0x10, 0x20])), 500)).toMatchObject({
      ok: true,
    });
    expect(heard).toEqual(['001020']);
    inputs.tell(Uint8Array.of(1, 2));
    expect(reports).toEqual([Uint8Array.of(1, 2)]);
  });

  test('pulled out is told once, looked for, and found again', async () => {
    bus.plug(device);
    await start();
    bus.unplug(device);
    expect(lost).toEqual([{ kind: 'gone', detail: expect.stringContaining('disconnected') }]);
    expect(await link.use((handle) => handle.write(outputReport([1])), 500)).toMatchObject({
      ok: false,
      error: { kind: 'gone' },
    });
    await clock.advance(10_000);
    expect(lost.at(-1)).toMatchObject({ kind: 'gone', detail: 'no such HID device is plugged in' });
    bus.plug(device);
    await clock.advance(1_500);
    expect(link.info()).toEqual(info);
    inputs.tell(Uint8Array.of(9));
    expect(reports).toEqual([Uint8Array.of(9)]);
  });

  test('that this user may not open is denied, and opened as soon as it may be', async () => {
    bus.plug(device);
    bus.deny(true);
    await start();
    expect(lost).toMatchObject([{ kind: 'denied' }]);
    bus.deny(false);
    await clock.advance(1_500);
    expect(link.info()).toEqual(info);
  });

  test('that takes no report until the deadline is let go of and opened anew', async () => {
    bus.plug(device);
    await start();
    bus.stall(true);
    const written = link.use((handle) => handle.write(outputReport([1])), 500);
    await clock.advance(500);
    expect(await written).toMatchObject({ ok: false, error: { kind: 'stalled' } });
    expect(link.info()).toBeNull();
    bus.stall(false);
    await clock.advance(1_500);
    expect(link.info()).toEqual(info);
  });

  test('that vanishes between listing and opening is looked for again', async () => {
    bus.plug(device);
    const { list } = bus.port;
    let vanished = false;
    link = createHidLink({
      port: {
        ...bus.port,
        async list() {
          const found = await list();
          if (!vanished) bus.unplug(device);
          vanished = true;
          return found;
        },
      },
      clock,
      fits: () => true,
    });
    await settled();
    expect(link.info()).toBeNull();
    bus.plug(device);
    await clock.advance(1_500);
    expect(link.info()).toEqual(info);
  });

  test('on a bus that has crashed is absent, nothing is asked beside it, and it is found when the bus is back', async () => {
    bus.plug(device);
    bus.crash(true);
    await start();
    await clock.advance(60_000);
    expect(lost[0]).toMatchObject({ kind: 'gone', detail: expect.stringContaining('10000 ms') });
    expect(link.info()).toBeNull();
    bus.crash(false);
    await clock.advance(0);
    // What came of the old look is let go of; the next one finds it.
    expect(link.info()).toBeNull();
    expect(bus.openHandles()).toBe(0);
    await clock.advance(1_500);
    expect(link.info()).toEqual(info);
  });

  test('on a bus that has crashed keeps nobody from ending', async () => {
    bus.plug(device);
    bus.crash(true);
    await start();
    const ending = link.close();
    await clock.advance(1_000);
    await ending;
    bus.crash(false);
    await clock.advance(20_000);
    expect(bus.openHandles()).toBe(0);
  });

  test('closed while it is still looked for opens nothing', async () => {
    bus.plug(device);
    link = createHidLink({ port: bus.port, clock, fits: () => true });
    await link.close();
    expect(link.info()).toBeNull();
  });
});
