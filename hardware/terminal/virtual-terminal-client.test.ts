import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createFakeDeviceClock,
  type FakeDeviceClock,
  settled,
} from '../../tests/harness/fake-device-clock.ts';
import { memoryCable, type MemoryCable } from '../../tests/harness/memory-cable.ts';
import { fail, ok } from '../../domain/result.ts';
import type { CardTerminal, ChargeOutcome } from '../ports/terminal.ts';
import { openTerminalLedger, readLedgerLines } from '../sim/terminal-ledger.ts';
import { createVirtualTerminal, type VirtualTerminal } from '../sim/virtual-terminal.ts';
import type { OpenLine } from '../transport/line.ts';
import { createVirtualTerminalClient } from './virtual-terminal-client.ts';

const answerTimeoutMs = 45_000;
const request = { attemptId: 'a1', amount: 450, currency: 'EUR', orderRef: 'order-1' };

let clock: FakeDeviceClock;
let device: VirtualTerminal;
let cable: MemoryCable;
let terminal: CardTerminal;
let late: ChargeOutcome[];
let log: string[];

async function connect(): Promise<void> {
  terminal = createVirtualTerminalClient({
    id: 'terminal',
    open: cable.open,
    clock,
    answerTimeoutMs,
    log: (line) => log.push(line),
  });
  late = [];
  terminal.onLateOutcome((outcome, taken) => {
    late.push(outcome);
    taken();
  });
  await settled();
}

async function charged(ms = 1_000, what = request): Promise<ChargeOutcome> {
  const charge = terminal.charge(what);
  await clock.advance(ms);
  return charge;
}

beforeEach(async () => {
  clock = createFakeDeviceClock();
  log = [];
  device = createVirtualTerminal({ id: 'vt', name: 'Terminal', clock, mode: 'approve' });
  cable = memoryCable(device);
  await connect();
});

afterEach(async () => {
  await terminal.close();
});

describe('a charge', () => {
  test('approved names amount, reference and card', async () => {
    expect(await charged()).toEqual({
      kind: 'approved',
      attemptId: 'a1',
      amount: 450,
      reference: 'VT000001',
      card: 'DEMO ****4242',
    });
    expect(device.ledger.chargesOf('order-1')).toBe(1);
    expect(late).toEqual([]);
  });

  test.each(['declined', 'insufficient-funds', 'card-unreadable'] as const)(
    'declined says %s',
    async (reason) => {
      device.setMode('decline');
      device.setDeclineReason(reason);
      expect(await charged()).toEqual({ kind: 'declined', attemptId: 'a1', reason });
      expect(device.ledger.chargesOf('order-1')).toBe(0);
    },
  );

  test('waits for a person at the dock', async () => {
    device.setMode('ask a person');
    const charge = terminal.charge(request);
    await clock.advance(5_000);
    device.use('approve', null);
    await settled();
    expect(await charge).toMatchObject({ kind: 'approved' });
  });

  test('that a person declines at the dock is declined', async () => {
    device.setMode('ask a person');
    const charge = terminal.charge(request);
    await settled();
    device.use('decline', null);
    await settled();
    expect(await charge).toMatchObject({ kind: 'declined' });
  });

  test('approves by itself after a moment when the dock says so', async () => {
    device.setMode('ask a person');
    device.use('auto', true);
    expect(await charged(3_001)).toMatchObject({ kind: 'approved' });
  });

  test('with another amount in the answer is unknown, and staff see the fault', async () => {
    device.setMode('wrong amount');
    expect(await charged()).toEqual({ kind: 'unknown', attemptId: 'a1' });
    expect(terminal.health()).toMatchObject({ state: 'attention', faults: ['unrecoverable'] });
    expect(log.join('\n')).toContain('450 EUR');
    expect(late).toEqual([]);
    await clock.advance(20_000);
    expect(terminal.health().faults).toEqual(['unrecoverable']);
    device.setMode('approve');
    expect(await charged(1_000, { ...request, attemptId: 'a2' })).toMatchObject({ kind: 'approved' });
    await clock.advance(20_000);
    expect(terminal.health().state).toBe('ready');
  });

  test('while another customer is served is busy, and takes nothing', async () => {
    device.setMode('busy with another customer');
    expect(await charged()).toEqual({ kind: 'busy', attemptId: 'a1' });
    expect(device.ledger.entries()).toEqual([]);
  });

  test('while our own earlier charge still waits is busy, and does not reach the terminal', async () => {
    device.setMode('ask a person');
    const first = terminal.charge(request);
    await settled();
    expect(await terminal.charge({ ...request, attemptId: 'a2' })).toEqual({ kind: 'busy', attemptId: 'a2' });
    device.approve();
    await settled();
    expect(await first).toMatchObject({ kind: 'approved', attemptId: 'a1' });
    expect(device.ledger.entries()).toHaveLength(1);
  });

  test('before the terminal has greeted us was never started', async () => {
    cable.unplug();
    await settled();
    expect(await terminal.charge(request)).toEqual({ kind: 'not-started', attemptId: 'a1' });
    expect(device.ledger.entries()).toEqual([]);
    expect(terminal.health()).toMatchObject({ state: 'absent', faults: ['gone'] });
  });

  test.each([1, 10, 40, 70])('with the plug pulled after %i of its bytes is unknown', async (bytes) => {
    cable.unplugAfter(bytes);
    expect(await charged()).toEqual({ kind: 'unknown', attemptId: 'a1' });
  });

  test('with the plug pulled while the card is in is unknown, never repeated, and found by asking', async () => {
    device.setMode('ask a person');
    const charge = terminal.charge(request);
    await settled();
    cable.unplug();
    await settled();
    expect(await charge).toEqual({ kind: 'unknown', attemptId: 'a1' });
    device.approve();
    cable.plug();
    await clock.advance(10_000);
    expect(await terminal.inquire('a1')).toMatchObject({ kind: 'approved', amount: 450 });
    expect(late).toMatchObject([{ kind: 'approved', attemptId: 'a1' }]);
    expect(device.ledger.find('a1')).toMatchObject({ asked: 1, charges: 1 });
  });

  test('that is never answered is unknown after the time allowed, and was asked once', async () => {
    device.setMode('never answer');
    expect(await charged(answerTimeoutMs)).toEqual({ kind: 'unknown', attemptId: 'a1' });
    expect(device.ledger.find('a1')?.asked).toBe(1);
  });

  test('that succeeds after we gave up is told late, once', async () => {
    device.setMode('late success');
    expect(await charged(answerTimeoutMs)).toEqual({ kind: 'unknown', attemptId: 'a1' });
    await clock.advance(60_000);
    expect(late).toEqual([expect.objectContaining({ kind: 'approved', attemptId: 'a1', amount: 450 })]);
    expect(device.ledger.chargesOf('order-1')).toBe(1);
  });

  test('that is approved after it was declined is told late', async () => {
    device.setMode('approve after decline');
    expect(await charged()).toMatchObject({ kind: 'declined' });
    await clock.advance(80_000);
    expect(late).toEqual([expect.objectContaining({ kind: 'approved', attemptId: 'a1' })]);
  });

  test('answered twice is heard once', async () => {
    device.setMode('answer twice');
    expect(await charged()).toMatchObject({ kind: 'approved' });
    await clock.advance(60_000);
    expect(late).toEqual([]);
  });

  test("is never settled by another attempt's answer", async () => {
    device.setMode('approve after decline');
    expect(await charged()).toMatchObject({ kind: 'declined', attemptId: 'a1' });
    await clock.advance(70_000);
    device.setMode('ask a person');
    const other = terminal.charge({ ...request, attemptId: 'a2', orderRef: 'order-2' });
    await clock.advance(10_000);
    expect(late).toMatchObject([{ kind: 'approved', attemptId: 'a1' }]);
    device.decline();
    await settled();
    expect(await other).toMatchObject({ kind: 'declined', attemptId: 'a2' });
    expect(device.ledger.chargesOf('order-2')).toBe(0);
  });

  test('is refused as busy by a terminal that still has an earlier one in it', async () => {
    device.setMode('late success');
    expect(await charged(answerTimeoutMs)).toEqual({ kind: 'unknown', attemptId: 'a1' });
    expect(await charged(1, { ...request, attemptId: 'a2' })).toEqual({ kind: 'busy', attemptId: 'a2' });
  });

  test("is not settled by an earlier charge's write that fails late", async () => {
    await terminal.close();
    const real = cable.open;
    let failLate: (() => void) | null = null;
    const slow: OpenLine = async () => {
      const opened = await real();
      if (!opened.ok) return opened;
      return ok({
        ...opened.value,
        write: async (bytes, deadlineMs) => {
          const written = await opened.value.write(bytes, deadlineMs);
          if (!Buffer.from(bytes).includes('"a1"') || failLate !== null) return written;
          return new Promise((resolve) => {
            failLate = () => resolve(fail({ kind: 'stalled', detail: 'late' }));
          });
        },
      });
    };
    cable = { ...cable, open: slow };
    await connect();
    device.setMode('late success');
    expect(await charged(answerTimeoutMs)).toMatchObject({ kind: 'unknown' });
    await clock.advance(40_000);
    device.setMode('ask a person');
    const second = terminal.charge({ ...request, attemptId: 'a2' });
    await settled();
    expect(failLate).not.toBeNull();
    (failLate ?? (() => undefined))();
    await settled();
    device.approve();
    await settled();
    expect(await second).toMatchObject({ kind: 'approved', attemptId: 'a2' });
  });

  test('of nothing, or of a part of a cent, is our own mistake', () => {
    expect(() => terminal.charge({ ...request, amount: 0 })).toThrow(RangeError);
    expect(() => terminal.charge({ ...request, amount: 1.5 })).toThrow(RangeError);
  });
});

describe('asking about an attempt', () => {
  test('that the terminal never saw: it was not started', async () => {
    expect(await terminal.inquire('nobody')).toEqual({ kind: 'not-started', attemptId: 'nobody' });
  });

  test('that is still being dealt with: unknown', async () => {
    device.setMode('ask a person');
    const charge = terminal.charge(request);
    await settled();
    expect(await terminal.inquire('a1')).toEqual({ kind: 'unknown', attemptId: 'a1' });
    device.decline();
    await settled();
    expect(await charge).toMatchObject({ kind: 'declined' });
    expect(await terminal.inquire('a1')).toMatchObject({ kind: 'declined' });
  });

  test('while the terminal does not answer: unknown', async () => {
    device.setMode('never answer');
    const inquiry = terminal.inquire('a1');
    await clock.advance(5_000);
    expect(await inquiry).toEqual({ kind: 'unknown', attemptId: 'a1' });
  });

  test('while nothing is connected: unknown', async () => {
    cable.unplug();
    await settled();
    expect(await terminal.inquire('a1')).toEqual({ kind: 'unknown', attemptId: 'a1' });
  });

  test('never charges', async () => {
    await terminal.inquire('a1');
    await terminal.inquire('a1');
    expect(device.ledger.entries()).toEqual([]);
  });

  test('after a restart of ours finds what became of it, and the answer nobody noted comes by itself', async () => {
    device.setMode('late success');
    void terminal.charge(request);
    await settled();
    await terminal.close();
    await clock.advance(80_000);
    await connect();
    expect(late).toMatchObject([{ kind: 'approved', attemptId: 'a1' }]);
    expect(await terminal.inquire('a1')).toMatchObject({ kind: 'approved', amount: 450 });
    await terminal.close();
    await connect();
    expect(late).toEqual([]);
  });
});

describe('cancelling', () => {
  test('ends the wait for a card; the charge itself says so', async () => {
    device.setMode('ask a person');
    const charge = terminal.charge(request);
    await settled();
    await terminal.cancel('a1');
    await settled();
    expect(await charge).toEqual({ kind: 'declined', attemptId: 'a1', reason: 'cancelled' });
  });

  test('too late changes nothing', async () => {
    expect(await charged()).toMatchObject({ kind: 'approved' });
    await terminal.cancel('a1');
    await settled();
    expect(device.ledger.find('a1')?.state).toBe('approved');
    expect(late).toEqual([]);
  });
});

describe("the terminal's ledger", () => {
  test('charges an attempt once, however often it is asked', async () => {
    expect(await charged()).toMatchObject({ kind: 'approved' });
    expect(await charged()).toMatchObject({ kind: 'approved' });
    expect(device.ledger.find('a1')).toMatchObject({ asked: 2, charges: 1 });
    expect(device.ledger.chargesOf('order-1')).toBe(1);
  });

  test('shows a customer charged twice when two attempts of one order were taken', async () => {
    await charged();
    await charged(1_000, { ...request, attemptId: 'a2' });
    expect(device.ledger.chargesOf('order-1')).toBe(2);
  });

  test('in a file survives its process, also with a torn last line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pointfive-ledger-'));
    try {
      const path = join(folder, 'ledger.jsonl');
      const first = openTerminalLedger(path);
      const other = createVirtualTerminal({ id: 'vt', name: 'T', clock, mode: 'approve', ledger: first });
      cable = memoryCable(other);
      await terminal.close();
      await connect();
      await charged();
      first.close();
      const text = readFileSync(path, 'utf8');
      expect(readLedgerLines(`${text}{"attemptId":"torn","charges":1,"st`)).toHaveLength(1);
      const second = openTerminalLedger(path);
      expect(second.find('a1')).toMatchObject({ state: 'approved', charges: 1 });
      second.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the health of the terminal', () => {
  test('is proven by its greeting, again and again', async () => {
    expect(terminal.health().state).toBe('ready');
    const first = terminal.health().lastProofAt ?? 0;
    await clock.advance(20_000);
    expect(terminal.health().lastProofAt).toBeGreaterThan(first);
  });

  test('closed settles what waited as unknown and leaves no timer', async () => {
    device.setMode('ask a person');
    const charge = terminal.charge(request);
    const inquiry = terminal.inquire('a0');
    await terminal.close();
    expect(await charge).toEqual({ kind: 'unknown', attemptId: 'a1' });
    expect(await inquiry).toMatchObject({ attemptId: 'a0' });
    await clock.advance(120_000);
    expect(clock.pending()).toBe(0);
  });

  test('is no-answer, and nothing is charged, while something is connected that never greets', async () => {
    await terminal.close();
    cable = memoryCable({ ...device, onReply: () => () => undefined });
    await connect();
    expect(await terminal.charge(request)).toEqual({ kind: 'not-started', attemptId: 'a1' });
    await clock.advance(60_000);
    expect(terminal.health()).toMatchObject({ state: 'attention', faults: ['no-answer'] });
    expect(device.ledger.entries()).toEqual([]);
  });

  test('is garbled when it babbles, without a growing memory', async () => {
    device.receive(new TextEncoder().encode(`${'x'.repeat(50_000)}\n`));
    await settled();
    expect(log.join('\n')).toContain('did not understand us');
    expect(terminal.health().state).toBe('ready');
  });
});
