import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeDeviceClock, type FakeDeviceClock } from '../../../tests/harness/fake-device-clock.ts';
import { memoryCable, type MemoryCable } from '../../../tests/harness/memory-cable.ts';
import { createVirtualZvtTerminal, type VirtualZvtTerminal } from '../../sim/virtual-zvt-terminal.ts';
import type { ZvtSerialPort } from '../../sim/zvt-wire.ts';
import { ok } from '../../../domain/result.ts';
import { createMemoryNotes } from '../attempt-notes.ts';
import { encodeApdu } from './apdu.ts';
import { createSerialLink } from './link.ts';
import { createZvtTerminal } from './zvt-terminal.ts';

/*
 * The RS-232 procedure between the shipping driver and the virtual terminal: frames that are garbled, refused or whose
 * ACK is lost, and the one thing that must never happen, an authorisation that the terminal hears twice.
 */
const request = { attemptId: 'a1', amount: 1010, currency: 'EUR' };
let clock: FakeDeviceClock;
let device: VirtualZvtTerminal;
let serial: ZvtSerialPort;
let cable: MemoryCable;
let terminal: ReturnType<typeof createZvtTerminal>;

beforeEach(async () => {
  clock = createFakeDeviceClock();
  device = createVirtualZvtTerminal({
    id: 'zvt',
    name: 'T',
    clock,
    envelope: 'serial',
    mode: 'approve',
  });
  if (device.serial === null) throw new Error('no serial port');
  serial = device.serial;
  device.ledger.put({
    trace: 15,
    receipt: 15,
    kind: 'payment',
    amount: 100,
    currency: 978,
    result: 0,
    original: null,
    at: 0,
  });
  cable = memoryCable(device, 3);
  terminal = createZvtTerminal({
    id: 'terminal',
    open: cable.open,
    clock,
    envelope: 'serial',
    notes: createMemoryNotes(),
    currency: 'EUR',
    answerTimeoutMs: 90_000,
  });
  await clock.advance(500);
});

/** Charges; `fault` is set as soon as the amount's frame may be next. */
async function charged(fault: () => void): Promise<{ readonly kind: string }> {
  const charge = terminal.charge(request);
  let asked = false;
  for (let step = 0; step < 40 && !asked; step += 1) {
    await Promise.resolve();
    if (Buffer.from(cable.written()).includes(Buffer.from('0620', 'hex'))) {
      asked = true;
      fault();
    }
  }
  await clock.advance(60_000);
  return charge;
}

/** A terminal that takes every byte and never says one. */
function deaf() {
  const frames: Uint8Array[] = [];
  const link = createSerialLink({
    clock,
    open: () =>
      Promise.resolve(
        ok({
          write(bytes) {
            frames.push(bytes);
            return Promise.resolve(ok(undefined));
          },
          onData: () => () => undefined,
          onClose: () => () => undefined,
          close: () => Promise.resolve(),
        }),
      ),
  });
  return { link, frames };
}

describe('over RS-232', () => {
  test.each([
    ['once', 1],
    [undefined, 3],
  ] as const)('a frame that nobody acknowledges, sent %s, goes out %i times', async (how, times) => {
    const { link, frames } = deaf();
    await clock.advance(0);
    const sent = link.send(encodeApdu(0x0601), how);
    await clock.advance(60_000);
    expect(await sent).toMatchObject({ ok: false, error: { kind: 'stalled' } });
    expect(frames).toHaveLength(times);
    await link.close();
  });

  test('messages wait their turn, at most a few, and none waits for ever', async () => {
    const { link } = deaf();
    await clock.advance(0);
    const all = Array.from({ length: 40 }, () => link.send(encodeApdu(0x8000)));
    await clock.advance(0);
    await link.close();
    const results = await Promise.all(all);
    expect(results.every(({ ok: sent }) => !sent)).toBe(true);
  });

  test('a payment with a 10h in its amount is approved', async () => {
    expect(await charged(() => undefined)).toMatchObject({ kind: 'approved', amount: 1010 });
    expect(device.problems()).toEqual([]);
  });

  test('a frame that the terminal refuses with NAK is sent again, also the amount', async () => {
    expect(await charged(() => serial.nak(2))).toMatchObject({ kind: 'approved' });
    expect(device.ledger.asked()).toBe(1);
  });

  test('frames of the terminal that arrive garbled are asked for again', async () => {
    expect(await charged(() => serial.garble(2))).toMatchObject({ kind: 'approved' });
    expect(device.ledger.asked()).toBe(1);
    expect(device.ledger.standing()).toEqual([100, 1010]);
  });

  test('a frame that is never taken ends the line, and is no-answer', async () => {
    expect(await charged(() => serial.nak(1_000))).toMatchObject({ kind: 'not-started' });
    serial.nak(0);
    await clock.advance(30_000);
    expect(terminal.health().state).toBe('ready');
    expect(device.ledger.asked()).toBe(0);
  });

  test('an amount whose ACK is lost is not sent again: the terminal’s own words settle it', async () => {
    serial.loseAck('0601');
    const charge = terminal.charge(request);
    await clock.advance(1_000);
    expect(device.ledger.asked()).toBe(1);
    serial.loseAck(null);
    await clock.advance(60_000);
    expect(await charge).toMatchObject({ kind: 'approved', amount: 1010 });
    expect(device.ledger.asked()).toBe(1);
  });

  test('an amount that is met with silence is never sent again: unknown, then asked about', async () => {
    serial.loseAck('0601');
    device.setMode('late success');
    const charge = terminal.charge(request);
    await clock.advance(1_000);
    expect(device.ledger.asked()).toBe(1);
    cable.swallow(true);
    await clock.advance(90_000);
    expect(await charge).toMatchObject({ attemptId: 'a1' });
    cable.swallow(false);
    device.setMode('approve');
    await clock.advance(200_000);
    const asked = terminal.inquire('a1');
    await clock.advance(10_000);
    expect(await asked).toMatchObject({ kind: 'approved', amount: 1010 });
    expect(device.ledger.asked()).toBe(1);
  });

  test('any other frame whose ACK is lost is sent again', async () => {
    serial.loseAck('0620');
    const charge = terminal.charge(request);
    await clock.advance(4_000);
    serial.loseAck(null);
    await clock.advance(30_000);
    expect((await charge).kind).toMatch(/approved|not-started|busy/);
    expect(device.ledger.asked()).toBeLessThanOrEqual(1);
  });
});
