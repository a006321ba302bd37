import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeDeviceClock, type FakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import type { ByteDevice } from './byte-device.ts';
import { createVirtualPagerEncoder } from './virtual-pager-encoder.ts';
import { createVirtualTerminal } from './virtual-terminal.ts';
import { createVirtualZvtTerminal } from './virtual-zvt-terminal.ts';
import { digits, zvtMessage } from './zvt-wire.ts';

let clock: FakeDeviceClock;
let said: Buffer;

beforeEach(() => {
  clock = createFakeDeviceClock();
  said = Buffer.alloc(0);
});

function listenTo<D extends ByteDevice>(device: D): D {
  device.onReply((bytes) => {
    said = Buffer.concat([said, bytes]);
  });
  return device;
}

function answer(device: ByteDevice, bytes: Uint8Array | string): string {
  said = Buffer.alloc(0);
  device.receive(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  return said.toString(typeof bytes === 'string' ? 'latin1' : 'hex');
}

describe('switched off and on', () => {
  test('a demo terminal lets its card go, takes no money for it, and tells so to whoever asks', async () => {
    const device = listenTo(
      createVirtualTerminal({ id: 'vt', name: 'Terminal', clock, mode: 'late success', lateMs: 5_000 }),
    );
    const charge = { type: 'charge', attemptId: 'a1', amount: 450, currency: 'EUR' };
    answer(device, `${JSON.stringify(charge)}\n${'{"type":"inq'}`);
    device.powerCycled?.();
    await clock.advance(60_000);
    expect(device.ledger.find('a1')).toMatchObject({
      state: 'declined',
      reason: 'timeout-at-terminal',
      charges: 0,
    });
    expect(answer(device, '{"type":"inquire","attemptId":"a1"}\n')).toContain('timeout-at-terminal');
  });

  test('a demo terminal still knows what it was paid', () => {
    const device = listenTo(createVirtualTerminal({ id: 'vt', name: 'Terminal', clock, mode: 'approve' }));
    answer(device, '{"type":"charge","attemptId":"a1","amount":450,"currency":"EUR"}\n');
    device.powerCycled?.();
    expect(answer(device, '{"type":"inquire","attemptId":"a1"}\n')).toContain('"approved"');
  });

  test('a ZVT terminal forgets its cash register and its card, and keeps its numbers', async () => {
    const device = listenTo(
      createVirtualZvtTerminal({ id: 'z', name: 'Terminal', clock, envelope: 'tcp', mode: 'approve' }),
    );
    const register = zvtMessage('0600', [...digits(0, 6), 0x18, ...digits(978, 4)]);
    const amount = zvtMessage('0601', [0x04, ...digits(450, 12), 0x49, ...digits(978, 4)]);
    const thanks = zvtMessage('8000');
    answer(device, register);
    answer(device, thanks);
    answer(device, amount);
    for (let left = 3; left > 0; left -= 1) answer(device, thanks);
    device.setMode('late success');
    answer(device, amount);
    answer(device, thanks);
    expect(device.waiting()).toBe(true);
    device.powerCycled?.();
    expect(answer(device, register)).toBe('');
    await clock.advance(200_000);
    expect(device.ledger.standing()).toEqual([450]);
    expect(device.ledger.last()).toMatchObject({ trace: 471, receipt: 471 });
    expect(answer(device, amount)).toBe('846b00');
    expect(answer(device, register).startsWith('800000')).toBe(true);
    expect(device.problems()).toEqual([]);
  });

  test('a paging terminal forgets a logon and a page that it has not acknowledged', async () => {
    const device = listenTo(createVirtualPagerEncoder({ id: 'p', name: 'Pager', clock }));
    answer(device, '\r');
    answer(device, '\x1bPG1\r');
    answer(device, '\x02123\rABC\r\x0317;\r');
    device.setMode('please wait (111)');
    expect(answer(device, '\x02123\rABC\r\x0317;\r')).toBe('111 please wait\r');
    device.powerCycled?.();
    await clock.advance(60_000);
    expect(device.pages()).toHaveLength(1);
    expect(answer(device, '\r')).toBe('ID=\r');
    expect(device.problems()).toEqual([]);
  });
});
