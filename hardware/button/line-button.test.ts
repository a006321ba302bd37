import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createFakeDeviceClock,
  type FakeDeviceClock,
  settled,
} from '../../tests/harness/fake-device-clock.ts';
import { memoryCable, type MemoryCable } from '../../tests/harness/memory-cable.ts';
import type { AssistButton } from '../ports/button.ts';
import { createVirtualButton, virtualButtonLine } from '../sim/virtual-button.ts';
import { createLineButton, createMatcher } from './line-button.ts';

let clock: FakeDeviceClock;
let device: ReturnType<typeof createVirtualButton>;
let cable: MemoryCable;
let button: AssistButton;
let presses: number;

beforeEach(async () => {
  clock = createFakeDeviceClock();
  device = createVirtualButton({ id: 'button', name: 'Button', clock });
  cable = memoryCable(device);
  button = createLineButton({
    id: 'button',
    open: cable.open,
    clock,
    match: { kind: 'line', text: virtualButtonLine },
  });
  presses = 0;
  button.onPress(() => {
    presses += 1;
  });
  await settled();
});

afterEach(async () => {
  await button.close();
});

describe('the help button', () => {
  test('pressed is one press', async () => {
    device.press();
    await settled();
    expect(presses).toBe(1);
    expect(button.health().lastProofAt).toBe(clock.now());
  });

  test('with a bouncing contact is one press', async () => {
    device.bounce();
    await clock.advance(500);
    expect(presses).toBe(1);
  });

  test('pressed again after a pause is a second press', async () => {
    device.press();
    await clock.advance(1_500);
    device.press();
    await settled();
    expect(presses).toBe(2);
  });

  test('held is one press, after 30 s a fault, and healthy again once let go', async () => {
    device.stick(true);
    await clock.advance(29_000);
    expect(presses).toBe(1);
    expect(button.health().state).toBe('ready');
    await clock.advance(2_000);
    expect(button.health()).toMatchObject({ state: 'attention', faults: ['unrecoverable'] });
    expect(presses).toBe(1);
    device.stick(false);
    await clock.advance(2_000);
    expect(button.health().state).toBe('ready');
    device.press();
    await settled();
    expect(presses).toBe(2);
  });

  test('closed leaves no timer', async () => {
    device.press();
    await settled();
    await button.close();
    expect(clock.pending()).toBe(0);
  });

  test('unplugged is absent, plugged in again works', async () => {
    cable.unplug();
    await settled();
    expect(button.health()).toMatchObject({ state: 'absent', faults: ['gone'] });
    cable.plug();
    await clock.advance(10_000);
    device.press();
    await settled();
    expect(presses).toBe(1);
  });
});

describe('what a receiver sends for a press', () => {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

  test('is found in any split, and other lines are none', () => {
    const sent = encode('hello\r\nPRESS\r\nPRESSED\nPRESS\n\nPRESS');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: sent.length }), (piece) => {
        const find = createMatcher({ kind: 'line', text: 'PRESS' });
        let count = 0;
        for (let at = 0; at < sent.length; at += piece) count += find(sent.subarray(at, at + piece));
        expect(count).toBe(2);
      }),
    );
  });

  test('as bytes is found after any noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        const find = createMatcher({ kind: 'bytes', bytes: [0x02, 0x99, 0x03] });
        const clean = noise.map((byte) => (byte === 0x02 ? 0 : byte));
        expect(find(clean)).toBe(0);
        expect(find(Uint8Array.of(0x02, 0x99, 0x03))).toBe(1);
      }),
    );
  });

  test('after endless noise is still found', () => {
    const find = createMatcher({ kind: 'line', text: 'PRESS' });
    expect(find(new Uint8Array(100_000).fill(0x41))).toBe(0);
    expect(find(encode('\nPRESS\n'))).toBe(1);
  });
});
