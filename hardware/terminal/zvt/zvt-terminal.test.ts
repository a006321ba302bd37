import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createFakeDeviceClock,
  type FakeDeviceClock,
  settled,
} from '../../../tests/harness/fake-device-clock.ts';
import { memoryCable, type MemoryCable } from '../../../tests/harness/memory-cable.ts';
import type {
  AttemptNotes,
  CardTerminal,
  ChargeOutcome,
  TerminalBackOffice,
  TerminalReceipt,
} from '../../ports/terminal.ts';
import {
  createVirtualZvtTerminal,
  type VirtualZvtTerminal,
  type VirtualZvtTerminalOptions,
} from '../../sim/virtual-zvt-terminal.ts';
import type { ZvtMode } from '../../sim/zvt-modes.ts';
import { zvtCardNumber } from '../../sim/zvt-status.ts';
import { createMemoryNotes } from '../attempt-notes.ts';
import { createZvtTerminal, type ZvtTerminalOptions } from './zvt-terminal.ts';

const answerTimeoutMs = 90_000;
const request = { attemptId: 'a1', amount: 450, currency: 'EUR', orderRef: 'order-1' };
const other = { ...request, attemptId: 'a2', orderRef: 'order-2' };
const approved = { kind: 'approved', attemptId: 'a1', amount: 450, card: 'Debit Demo ****4242' };
const unknown = { kind: 'unknown', attemptId: 'a1' };

let clock: FakeDeviceClock;
let device: VirtualZvtTerminal;
let cable: MemoryCable;
let notes: AttemptNotes;
let terminal: CardTerminal & TerminalBackOffice;
let late: ChargeOutcome[];
let receipts: TerminalReceipt[];
let log: string[];

/** A terminal that was tried once when it was set up: an empty one has nothing that a next payment could follow. */
function plug(options: Partial<VirtualZvtTerminalOptions> = {}): void {
  device = createVirtualZvtTerminal({
    id: 'zvt',
    name: 'Terminal',
    clock,
    envelope: 'tcp',
    mode: 'approve',
    ...options,
  });
  device.ledger.put({
    trace: 470,
    receipt: 470,
    kind: 'payment',
    amount: 2040,
    currency: 978,
    result: 0,
    original: null,
    at: clock.now() - 86_400_000,
  });
  cable = memoryCable(device);
}

async function connect(options: Partial<ZvtTerminalOptions> = {}): Promise<void> {
  terminal = createZvtTerminal({
    id: 'terminal',
    open: cable.open,
    clock,
    envelope: 'tcp',
    notes,
    currency: 'EUR',
    answerTimeoutMs,
    log: (line) => log.push(line),
    ...options,
  });
  late = [];
  receipts = [];
  terminal.onLateOutcome((outcome, taken) => {
    late.push(outcome);
    taken();
  });
  terminal.onReceipt?.((receipt) => receipts.push(receipt));
  await clock.advance(500);
}

async function after<T>(promise: Promise<T>, ms = 5_000): Promise<T> {
  await clock.advance(ms);
  return promise;
}

async function settledSoFar<T>(promise: Promise<T>): Promise<T | 'waiting'> {
  return Promise.race([promise, settled().then(() => 'waiting' as const)]);
}

const ours = (): readonly number[] => device.ledger.standing().slice(1);

/** The engine is killed: its end of the line is gone, and another process starts with what is on disk. */
async function restart(): Promise<void> {
  cable.abandon();
  await terminal.close();
  device.unplugged?.();
  await connect();
}

beforeEach(async () => {
  clock = createFakeDeviceClock();
  log = [];
  notes = createMemoryNotes();
  plug();
  await connect();
});

afterEach(async () => {
  await terminal.close();
  expect(device.problems()).toEqual([]);
  const told = JSON.stringify([log, receipts, late]);
  expect(told.replace(/\D/g, '')).not.toContain(zvtCardNumber);
});

describe('a charge', () => {
  test('approved names amount, reference and the last digits of the card', async () => {
    expect(await after(terminal.charge(request))).toEqual({ ...approved, reference: '28004869-0471-000471' });
    expect(ours()).toEqual([450]);
    expect(terminal.health()).toMatchObject({ state: 'ready', faults: [] });
  });

  test.each([
    ['decline', 'declined'],
    ['not enough money', 'insufficient-funds'],
    ['card unreadable', 'card-unreadable'],
  ] as const)('in mode %s is declined as %s', async (mode, reason) => {
    device.setMode(mode);
    expect(await after(terminal.charge(request))).toEqual({ kind: 'declined', attemptId: 'a1', reason });
    expect(ours()).toEqual([]);
    expect(terminal.health().state).toBe('ready');
  });

  test.each([
    ['no bank', 'bank'],
    ['end of day is due', 'end-of-day'],
    ['printer not ready', 'paper-out'],
  ] as const)('in mode %s was not started, and staff see %s', async (mode, fault) => {
    device.setMode(mode);
    expect(await after(terminal.charge(request), 500)).toEqual({ kind: 'not-started', attemptId: 'a1' });
    expect(terminal.health()).toMatchObject({ state: 'attention', faults: [fault] });
    device.setMode('approve');
    await clock.advance(20_000);
    expect(terminal.health().state).toBe('ready');
  });

  test('waits for the card, and the customer may press stop', async () => {
    device.setMode('ask a person');
    const charge = terminal.charge(request);
    await clock.advance(20_000);
    device.stop();
    expect(await after(charge)).toEqual({ kind: 'declined', attemptId: 'a1', reason: 'cancelled' });
  });

  test('is cancelled on the terminal', async () => {
    device.setMode('ask a person');
    const charge = terminal.charge(request);
    await clock.advance(5_000);
    await terminal.cancel('a1');
    expect(await after(charge)).toEqual({ kind: 'declined', attemptId: 'a1', reason: 'cancelled' });
    expect(device.waiting()).toBe(false);
  });

  test('cancelled a moment too late is approved', async () => {
    device.setMode('late success');
    const charge = terminal.charge(request);
    await clock.advance(5_000);
    await terminal.cancel('a1');
    expect(await after(charge, 76_000)).toMatchObject(approved);
  });

  test('while the terminal serves somebody else is busy, and asks nothing of it', async () => {
    device.setMode('busy');
    expect(await after(terminal.charge(request))).toEqual({ kind: 'busy', attemptId: 'a1' });
    expect(device.ledger.asked()).toBe(0);
  });

  test('while our own earlier charge still waits is busy, and the same one again is the same one', async () => {
    device.setMode('ask a person');
    const first = terminal.charge(request);
    await clock.advance(1_000);
    expect(await terminal.charge(other)).toEqual({ kind: 'busy', attemptId: 'a2' });
    const same = terminal.charge(request);
    device.approve();
    expect(await after(first)).toMatchObject(approved);
    expect(await same).toMatchObject(approved);
    expect(device.ledger.asked()).toBe(1);
  });

  test('before the terminal knows us was never started', async () => {
    cable.unplug();
    await settled();
    expect(await terminal.charge(request)).toEqual({ kind: 'not-started', attemptId: 'a1' });
    expect(terminal.health()).toMatchObject({ state: 'absent', faults: ['gone'] });
  });

  test('at a terminal that is dead behind a living line was never started: it is asked before the amount leaves', async () => {
    device.setMode('silent');
    expect(await after(terminal.charge(request), 10_000)).toEqual({ kind: 'not-started', attemptId: 'a1' });
    expect(device.ledger.asked()).toBe(0);
    expect(terminal.health().faults).toEqual(['no-answer']);
    device.setMode('approve');
    await clock.advance(10_000);
    expect(terminal.health().state).toBe('ready');
  });

  test('with another amount in the answer is unknown; the terminal is told to take it back; staff see the fault', async () => {
    device.setMode('wrong amount');
    expect(await after(terminal.charge(request))).toEqual(unknown);
    expect(terminal.health()).toMatchObject({ state: 'attention', faults: ['unrecoverable'] });
    expect(ours()).toEqual([]);
    expect(device.ledger.all().at(-1)).toMatchObject({ kind: 'reversal', amount: 550 });
    await clock.advance(130_000);
    expect(terminal.health().faults).toEqual(['unrecoverable']);
    expect(await after(terminal.inquire('a1'))).toMatchObject({ kind: 'unknown' });
  });

  test('that is answered with the payment of the customer before is unknown, and then proven not to be paid', async () => {
    device.setMode('answer for the previous customer');
    expect(await after(terminal.charge({ ...request, amount: 2040 }))).toEqual(unknown);
    expect(terminal.health().faults).toEqual(['unrecoverable']);
    expect(device.ledger.standing()).toEqual([2040]);
    expect(await after(terminal.inquire('a1'), 10_000)).toEqual({ kind: 'not-started', attemptId: 'a1' });
  });

  test('that ends without a word about it is unknown, and found by asking', async () => {
    device.setMode('completion without status');
    expect(await after(terminal.charge(request))).toEqual(unknown);
    expect(await after(terminal.inquire('a1'))).toMatchObject(approved);
    expect(ours()).toEqual([450]);
  });

  test('without a completion is unknown, asked once, and found by asking once the terminal is given up', async () => {
    device.setMode('no completion');
    expect(await after(terminal.charge(request), answerTimeoutMs + 1_000)).toEqual(unknown);
    expect(await terminal.inquire('a1')).toEqual(unknown);
    await clock.advance(40_000);
    expect(await after(terminal.inquire('a1'))).toMatchObject(approved);
    expect(device.ledger.asked()).toBe(1);
    expect(ours()).toEqual([450]);
  });

  test('at a terminal that says "please wait" for ever is unknown at its time, let go of a minute later, and asked about', async () => {
    device.setMode('please wait for ever');
    expect(await after(terminal.charge(request), answerTimeoutMs + 1_000)).toEqual(unknown);
    expect(await terminal.charge(other)).toEqual({ kind: 'busy', attemptId: 'a2' });
    await clock.advance(60_000);
    expect(terminal.health()).toMatchObject({ state: 'attention', faults: ['busy'] });
    expect(await after(terminal.inquire('a1'))).toEqual(unknown);
    // The card is taken at last, while we have another line.
    device.approve();
    await clock.advance(20_000);
    expect(await after(terminal.inquire('a1'))).toMatchObject(approved);
    expect(terminal.health()).toMatchObject({ state: 'ready', faults: [] });
    expect(device.ledger.asked()).toBe(1);
    expect(ours()).toEqual([450]);
  });

  test('and when such a terminal is ended by hand, nothing was paid, and the next customer pays', async () => {
    device.setMode('please wait for ever');
    expect(await after(terminal.charge(request), answerTimeoutMs + 65_000)).toEqual(unknown);
    device.stop();
    device.setMode('approve');
    await clock.advance(20_000);
    expect(await after(terminal.inquire('a1'))).toMatchObject({ kind: 'declined', reason: 'cancelled' });
    expect(await after(terminal.charge(other))).toMatchObject({ kind: 'approved', attemptId: 'a2' });
    expect(ours()).toEqual([450]);
  });

  test('at a terminal that never ends the question before it was never started, and never is later', async () => {
    device.setMode('never ends a question');
    const charge = terminal.charge(request);
    await clock.advance(29_000);
    expect(await settledSoFar(charge)).toBe('waiting');
    expect(await after(charge, 2_000)).toEqual({ kind: 'not-started', attemptId: 'a1' });
    expect(terminal.health()).toMatchObject({ state: 'attention', faults: ['busy'] });
    device.setMode('approve');
    await clock.advance(60_000);
    expect(device.ledger.asked()).toBe(0);
    expect(late).toEqual([]);
    expect(await terminal.inquire('a1')).toEqual({ kind: 'not-started', attemptId: 'a1' });
    expect(await after(terminal.charge(other))).toMatchObject({ kind: 'approved', attemptId: 'a2' });
  });

  test('that succeeds after we gave up is told late, once', async () => {
    await terminal.close();
    await connect({ answerTimeoutMs: 60_000 });
    device.setMode('late success');
    expect(await after(terminal.charge(request), 60_500)).toEqual(unknown);
    expect(await terminal.charge(other)).toEqual({ kind: 'busy', attemptId: 'a2' });
    await clock.advance(20_000);
    expect(late).toEqual([expect.objectContaining(approved)]);
    expect(await terminal.inquire('a1')).toMatchObject(approved);
    expect(ours()).toEqual([450]);
  });

  test('of nothing, of a part of a cent, or in a money that no terminal takes is our own mistake', () => {
    expect(() => terminal.charge({ ...request, amount: 0 })).toThrow(RangeError);
    expect(() => terminal.charge({ ...request, amount: 1.5 })).toThrow(RangeError);
    expect(() => terminal.charge({ ...request, amount: 1e12 })).toThrow(RangeError);
    expect(() => terminal.charge({ ...request, currency: 'XXX' })).toThrow(RangeError);
  });

  test('whose note can not be kept never leaves', async () => {
    await terminal.close();
    await connect({
      notes: {
        ...notes,
        save() {
          throw new Error('disk full');
        },
      },
    });
    expect(await after(terminal.charge(request))).toEqual({ kind: 'not-started', attemptId: 'a1' });
    expect(device.ledger.asked()).toBe(0);
    expect(log.join()).toContain('disk full');
  });

  test('closing settles what waits', async () => {
    device.setMode('ask a person');
    const charge = terminal.charge(request);
    await clock.advance(1_000);
    await terminal.close();
    expect(await charge).toEqual(unknown);
    await clock.advance(300_000);
    expect(clock.pending()).toBeLessThanOrEqual(1);
  });
});

describe('after the line was lost', () => {
  test('while the card was in: unknown, then found as approved, never asked again', async () => {
    device.setMode('ask a person');
    const charge = terminal.charge(request);
    await clock.advance(1_000);
    cable.unplug();
    await settled();
    expect(await charge).toEqual(unknown);
    cable.plug();
    await clock.advance(2_000);
    expect(await after(terminal.inquire('a1'))).toEqual(unknown);
    device.approve();
    await clock.advance(12_000);
    expect(await after(terminal.inquire('a1'), 6_000)).toMatchObject(approved);
    expect(device.ledger.asked()).toBe(1);
    expect(ours()).toEqual([450]);
  });

  test('and the bank said no: declined', async () => {
    device.setMode('ask a person');
    const charge = terminal.charge(request);
    await clock.advance(1_000);
    cable.unplug();
    device.decline();
    cable.plug();
    expect(await charge).toEqual(unknown);
    await clock.advance(12_000);
    expect(await after(terminal.inquire('a1'))).toEqual({
      kind: 'declined',
      attemptId: 'a1',
      reason: 'declined',
    });
  });

  test('and the customer walked away: the terminal has nothing new, twice: not started', async () => {
    device.setMode('ask a person');
    const charge = terminal.charge(request);
    await clock.advance(1_000);
    cable.unplug();
    device.stop();
    cable.plug();
    expect(await charge).toEqual(unknown);
    await clock.advance(12_000);
    expect(await after(terminal.inquire('a1'), 10_000)).toEqual({ kind: 'not-started', attemptId: 'a1' });
  });

  test.each([1, 5, 9, 12])('after %i bytes of the amount: what the terminal did decides', async (bytes) => {
    const lookBytes = 8;
    const asked = terminal.charge(request);
    cable.unplugAfter(lookBytes + 3 + 3 + bytes);
    expect((await after(asked, 100)).kind).toMatch(/unknown|not-started/);
    cable.plug();
    await clock.advance(12_000);
    const found = await after(terminal.inquire('a1'), 10_000);
    expect(found.kind).toBe(ours().length === 1 ? 'approved' : 'not-started');
  });

  test('and the terminal took the payment back by itself: declined', async () => {
    device.setAutoReversal(true);
    device.setMode('ask a person');
    const charge = terminal.charge(request);
    await clock.advance(1_000);
    cable.unplug();
    device.approve();
    await clock.advance(6_000);
    cable.plug();
    expect(await charge).toEqual(unknown);
    await clock.advance(12_000);
    expect(ours()).toEqual([]);
    // Two numbers further: that the payment between them was this one is not proven by the numbers alone.
    expect(await after(terminal.inquire('a1'))).toMatchObject({ attemptId: 'a1', kind: 'declined' });
  });

  test.each(['reboot with the card in', 'reboot after the payment'] as const)('%s', async (mode) => {
    device.setMode(mode);
    const charge = terminal.charge(request);
    await clock.advance(100);
    cable.unplug();
    expect(await after(charge, 100)).toEqual(unknown);
    device.setMode('approve');
    cable.plug();
    await clock.advance(40_000);
    expect(terminal.health().state).toBe('ready');
    const found = await after(terminal.inquire('a1'), 10_000);
    expect(found.kind).toBe(mode === 'reboot after the payment' ? 'approved' : 'not-started');
    expect(ours()).toHaveLength(mode === 'reboot after the payment' ? 1 : 0);
    expect(device.ledger.asked()).toBe(1);
  });

  test('the next customer pays the same amount: each attempt keeps its own proof', async () => {
    device.setMode('reboot with the card in');
    const lost = terminal.charge(request);
    await clock.advance(100);
    cable.unplug();
    expect(await after(lost, 100)).toEqual(unknown);
    device.setMode('approve');
    cable.plug();
    await clock.advance(40_000);
    expect(await after(terminal.charge(other))).toMatchObject({ kind: 'approved', attemptId: 'a2' });
    // The terminal's last record is right for a1 too, by number and amount; it belongs to a2.
    expect(await after(terminal.inquire('a1'), 10_000)).toEqual({ kind: 'not-started', attemptId: 'a1' });
    expect(ours()).toEqual([450]);
  });

  test('a later customer does not hide that an earlier one has paid', async () => {
    device.setMode('ask a person');
    const lost = terminal.charge(request);
    await clock.advance(1_000);
    cable.unplug();
    device.approve();
    cable.plug();
    expect(await lost).toEqual(unknown);
    await clock.advance(12_000);
    device.setMode('approve');
    expect(await after(terminal.charge(other))).toMatchObject({ kind: 'approved', attemptId: 'a2' });
    expect(await after(terminal.inquire('a1'))).toMatchObject(approved);
    expect(ours()).toEqual([450, 450]);
  });

  test('staff close the day in between: the proof is kept', async () => {
    device.setMode('ask a person');
    const lost = terminal.charge(request);
    await clock.advance(1_000);
    cable.unplug();
    device.approve();
    cable.plug();
    expect(await lost).toEqual(unknown);
    await clock.advance(12_000);
    expect(await after(terminal.endOfDay())).toMatchObject({ kind: 'done' });
    expect(await after(terminal.inquire('a1'))).toMatchObject(approved);
  });

  test('at a terminal that has never paid before, a person must look', async () => {
    await terminal.close();
    device = createVirtualZvtTerminal({ id: 'zvt', name: 'T', clock, envelope: 'tcp', mode: 'ask a person' });
    cable = memoryCable(device);
    await connect();
    const lost = terminal.charge(request);
    await clock.advance(1_000);
    cable.unplug();
    device.approve();
    cable.plug();
    expect(await lost).toEqual(unknown);
    await clock.advance(12_000);
    expect(await after(terminal.inquire('a1'), 10_000)).toEqual(unknown);
  });
});

describe('after the engine was killed', () => {
  test.each([
    ['approve', 'approved'],
    ['decline', 'declined'],
    ['stop', 'not-started'],
  ] as const)('and the customer did %s: %s', async (what, kind) => {
    device.setMode('ask a person');
    void terminal.charge(request);
    await clock.advance(1_000);
    cable.abandon();
    device[what]();
    await clock.advance(6_000);
    await restart();
    expect(await after(terminal.inquire('a1'), 10_000)).toMatchObject({ kind, attemptId: 'a1' });
    expect(device.ledger.asked()).toBe(1);
  });

  test('before the amount left: not started, whatever the terminal says', async () => {
    await restart();
    expect(await terminal.inquire('a1')).toEqual({ kind: 'not-started', attemptId: 'a1' });
  });

  test('after it had the answer: the answer is on disk, also with the terminal away', async () => {
    expect(await after(terminal.charge(request))).toMatchObject(approved);
    await terminal.close();
    cable.unplug();
    await connect();
    expect(await terminal.inquire('a1')).toMatchObject(approved);
  });

  test('between the status and the completion: asked, and approved', async () => {
    let killed = false;
    const real = notes;
    notes = {
      ...real,
      save(key, note) {
        real.save(key, note);
        // The status-information is on disk, its acknowledgement never left.
        if (!killed && note.includes('"seen":{')) {
          killed = true;
          cable.abandon();
        }
      },
    };
    await terminal.close();
    await connect();
    void terminal.charge(request);
    await clock.advance(10_000);
    expect(killed).toBe(true);
    await restart();
    expect(await after(terminal.inquire('a1'))).toMatchObject(approved);
    expect(device.ledger.asked()).toBe(1);
  });
});

describe('what staff ask for', () => {
  test('a reversal takes one payment back, once', async () => {
    const paid = await after(terminal.charge(request));
    const reference = paid.kind === 'approved' ? paid.reference : '';
    await after(terminal.charge(other));
    expect(await after(terminal.reverse(reference, 450))).toMatchObject({ kind: 'done', amount: 450 });
    expect(ours()).toEqual([450]);
    expect(await after(terminal.reverse(reference, 450))).toEqual({
      kind: 'refused',
      why: 'already reversed',
    });
    expect(await after(terminal.reverse('28004869-9999-000001', 450))).toMatchObject({ kind: 'refused' });
    expect(await terminal.reverse('VT000001', 450)).toMatchObject({ kind: 'refused' });
    expect(terminal.health()).toMatchObject({ state: 'ready', faults: [] });
  });

  test('a reversal of another amount than expected is unknown, and a fault', async () => {
    await after(terminal.charge(request));
    expect(await after(terminal.reverse('28004869-0471-000471', 999))).toMatchObject({ kind: 'unknown' });
    expect(terminal.health().faults).toEqual(['unrecoverable']);
  });

  test('a refund, an end of day, a receipt once more', async () => {
    expect(await after(terminal.refund(300, 'EUR'))).toMatchObject({ kind: 'done', amount: 300 });
    expect(await after(terminal.endOfDay())).toMatchObject({ kind: 'done' });
    expect(await after(terminal.repeatReceipt())).toMatchObject({ kind: 'done' });
    expect(device.ledger.all().map(({ kind }) => kind)).toEqual(['payment', 'refund', 'end-of-day']);
    expect(() => void terminal.refund(0, 'EUR').catch(() => undefined)).not.toThrow();
  });

  test('waits for no customer: busy while one pays, and nothing while no line is there', async () => {
    device.setMode('ask a person');
    const charge = terminal.charge(request);
    await clock.advance(1_000);
    expect(await terminal.endOfDay()).toEqual({ kind: 'busy' });
    device.approve();
    await after(charge);
    cable.unplug();
    await settled();
    expect(await terminal.endOfDay()).toEqual({ kind: 'not-connected' });
  });

  test('receipts that are left to us come masked, with their attempt', async () => {
    await terminal.close();
    await connect({ receipts: 'kiosk' });
    await after(terminal.charge(request));
    expect(receipts).toMatchObject([{ attemptId: 'a1', of: 'customer' }]);
    const text = receipts[0]?.lines.join('\n') ?? '';
    expect(text).toContain('Karte **** **** **** 4242');
    expect(text).toContain('Betrag EUR 4.50');
    const again = await after(terminal.repeatReceipt());
    expect(again.kind === 'done' ? again.lines.join('\n') : '').toBe(text);
  });
});

describe('the health of the terminal', () => {
  test('is proven by its registration and by its state, again and again', async () => {
    expect(device.registered()).toBe(true);
    const first = terminal.health().lastProofAt ?? 0;
    await clock.advance(70_000);
    expect(terminal.health().lastProofAt).toBeGreaterThan(first);
  });

  test('no enquiry goes out while a customer pays', async () => {
    device.setMode('ask a person');
    const charge = terminal.charge(request);
    await clock.advance(1_000);
    const before = cable.written().length;
    await clock.advance(50_000);
    expect(cable.written().length).toBe(before);
    device.approve();
    expect(await after(charge)).toMatchObject(approved);
  });

  test.each([
    [{ password: '123456' }, {}, 'refused'],
    [{ currency: 756 }, {}, 'refused'],
  ] as const)('a registration that is refused is a fault', async (theirs, mine, fault) => {
    await terminal.close();
    plug(theirs);
    await connect(mine);
    await clock.advance(1_000);
    expect(terminal.health()).toMatchObject({ state: 'attention', faults: [fault] });
    expect(await terminal.charge(request)).toMatchObject({ kind: 'not-started' });
    device.problems();
    plug();
  });

  test('babble is garbled, and over once the line is new', async () => {
    await terminal.close();
    const real = cable.open;
    let babble = true;
    cable = {
      ...cable,
      open: async () => {
        const line = await real();
        if (!line.ok || !babble) return line;
        return {
          ok: true,
          value: {
            ...line.value,
            onData: (listener: (bytes: Uint8Array) => void) => {
              queueMicrotask(() => listener(new Uint8Array(5_000).fill(0x41)));
              return line.value.onData(listener);
            },
          },
        };
      },
    };
    await connect();
    expect(terminal.health()).toMatchObject({ faults: ['garbled'] });
    babble = false;
    await clock.advance(30_000);
    expect(terminal.health().state).toBe('ready');
  });

  test('closing gives the terminal back: payments can be typed in by hand again', async () => {
    expect(device.payByHand(100)).toBe(false);
    await terminal.close();
    await settled();
    expect(device.registered()).toBe(false);
    expect(device.payByHand(100)).toBe(true);
  });

  test.each(['silent', 'busy'] satisfies ZvtMode[])(
    'closing in the middle of %s leaves nothing',
    async (mode) => {
      device.setMode(mode);
      void terminal.charge(request);
      await settled();
      await terminal.close();
      await terminal.close();
      await clock.advance(300_000);
      expect(clock.pending()).toBe(0);
    },
  );
});
