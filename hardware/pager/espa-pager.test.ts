import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createFakeDeviceClock,
  type FakeDeviceClock,
  settled,
} from '../../tests/harness/fake-device-clock.ts';
import { memoryCable, type MemoryCable } from '../../tests/harness/memory-cable.ts';
import type { PageOutcome, StaffPager } from '../ports/pager.ts';
import { createVirtualEspaStation, type VirtualEspaStation } from '../sim/virtual-espa-station.ts';
import { createEspaPager } from './espa-pager.ts';

let clock: FakeDeviceClock;
let box: VirtualEspaStation;
let cable: MemoryCable;
let pager: StaffPager;
let log: string[];

async function setUp(role: 'control' | 'polled'): Promise<void> {
  clock = createFakeDeviceClock();
  log = [];
  box = createVirtualEspaStation({
    id: 'espa',
    name: 'ESPA',
    clock,
    role: role === 'control' ? 'polled' : 'control',
  });
  cable = memoryCable(box, 3);
  pager = createEspaPager({ id: 'espa', open: cable.open, clock, role, log: (line) => log.push(line) });
  await settled();
  box.start();
  await clock.advance(1_000);
}

afterEach(async () => {
  await pager.close();
  box.setMode('silent');
});

async function outcomeOf(asked: Promise<PageOutcome>, ms = 30_000): Promise<PageOutcome> {
  await clock.advance(ms);
  return asked;
}

const help = { to: '105', text: 'Kiosk 1: Café 拿铁', priority: 'normal' } as const;
const said = (from = 0): string => Buffer.from(cable.written().subarray(from)).toString('latin1');

describe.each(['control', 'polled'] as const)('in the role "%s", a page', (role) => {
  beforeEach(() => setUp(role));

  test('arrives as printable ASCII with its priority, and the station finds nothing wrong with us', async () => {
    expect(pager.health().state).toBe('ready');
    expect(await outcomeOf(pager.page(help), 1_000)).toEqual({
      kind: 'sent',
      proof: 'accepted',
      detail: 'the paging system took it',
    });
    expect(await outcomeOf(pager.page({ ...help, priority: 'urgent' }), 1_000)).toMatchObject({
      kind: 'sent',
    });
    expect(box.calls()).toMatchObject([
      { address: '105', text: 'Kiosk 1: Cafe', priority: '3', reset: false },
      { address: '105', priority: '2' },
    ]);
    await clock.advance(20_000);
    expect(box.problems()).toEqual([]);
    expect(pager.health().state).toBe('ready');
  });

  test('is taken back', async () => {
    expect(await outcomeOf(pager.cancel('105'), 1_000)).toMatchObject({ kind: 'sent' });
    expect(box.calls()).toMatchObject([{ address: '105', reset: true }]);
    expect(box.problems()).toEqual([]);
  });

  test.each(['1 NAK once', 'NAK without a digit, once'] as const)(
    'after "%s" is sent again and taken',
    async (mode) => {
      box.setMode(mode);
      expect(await outcomeOf(pager.page(help), 3_000)).toMatchObject({ kind: 'sent' });
      expect(box.calls()).toHaveLength(1);
    },
  );

  test.each([
    ['1 NAK always', { kind: 'failed', reason: 'garbled' }],
    ['busy (2 NAK)', { kind: 'failed', reason: 'busy' }],
    ['invalid (3 NAK)', { kind: 'rejected', reason: 'unexplained' }],
    ['no answer to blocks', { kind: 'failed', reason: 'no-answer' }],
    ['ends the transfer', { kind: 'failed', reason: 'busy' }],
    ['not ready (NAK to selection)', { kind: 'failed', reason: 'busy' }],
    ['silent', { kind: 'failed', reason: 'no-answer' }],
  ] as const)('to a station that is "%s" ends as it should, and the next one is sent', async (mode, end) => {
    box.setMode(mode);
    expect(await outcomeOf(pager.page(help))).toMatchObject(end);
    box.setMode('ok');
    // After a long silence the line is just being opened anew.
    await clock.advance(1_000);
    expect(await outcomeOf(pager.page(help), 15_000)).toMatchObject({ kind: 'sent' });
    expect(box.calls()).toHaveLength(1);
  });

  test('to a station with parity bits is sent', async () => {
    box.setMode('bit 7 set');
    expect(await outcomeOf(pager.page(help), 3_000)).toMatchObject({ kind: 'sent' });
  });

  test('to an address that ESPA does not know is rejected without a word', async () => {
    const before = said();
    expect(await pager.page({ ...help, to: '12345678901234567' })).toMatchObject({
      kind: 'rejected',
      reason: 'no-such-pager',
    });
    expect(said()).toBe(before);
  });

  test.each([1, 3, 6, 20])('cut off after %i bytes fails, and the next one is sent', async (bytes) => {
    cable.unplugAfter(bytes);
    const asked = pager.page(help);
    await clock.advance(3_000);
    expect(await asked).toMatchObject({ kind: 'failed', reason: 'gone' });
    expect(pager.health()).toMatchObject({ state: 'absent', faults: ['gone'] });
    expect(await pager.page(help)).toMatchObject({ kind: 'failed', reason: 'gone' });
    cable.plug();
    await clock.advance(10_000);
    expect(await outcomeOf(pager.page(help), 3_000)).toMatchObject({ kind: 'sent' });
    expect(box.calls()).toHaveLength(1);
  });

  test('waits its turn, urgent ones before normal ones, in a queue with an end', async () => {
    const asked = ['a', 'b', 'C', 'D'].map((text) =>
      pager.page({ to: '1', text, priority: /[A-Z]/.test(text) ? 'urgent' : 'normal' }),
    );
    await clock.advance(10_000);
    await Promise.all(asked);
    expect(box.calls().map(({ text }) => text)).toEqual(['a', 'C', 'D', 'b']);
    box.setMode('silent');
    const many = Array.from({ length: 40 }, () => pager.page(help));
    expect(await many.at(-1)).toMatchObject({ kind: 'failed', reason: 'queue-full' });
    await pager.close();
    await Promise.all(many);
  });

  test('is told what became of it, and a transmitter that has failed is a fault until it says otherwise', async () => {
    box.report(['1', '105'], ['7', '3']);
    await clock.advance(6_000);
    expect(log).toContain('pager 105: paged');
    box.report(['8', '1']);
    await clock.advance(6_000);
    expect(pager.health()).toMatchObject({ state: 'attention', faults: ['unrecoverable'] });
    box.report(['8', '0']);
    await clock.advance(6_000);
    expect(pager.health().state).toBe('ready');
    expect(box.problems()).toEqual([]);
  });

  test('is failed when the driver is closed, and no timer stays', async () => {
    box.setMode('silent');
    const asked = pager.page(help);
    await clock.advance(10);
    await pager.close();
    expect(await asked).toMatchObject({ kind: 'failed', reason: 'closed' });
    expect(await pager.page(help)).toMatchObject({ kind: 'failed', reason: 'closed' });
  });
});

describe('as the control station', () => {
  beforeEach(() => setUp('control'));

  test('selects in the two-party form and leaves with EOT', async () => {
    const before = cable.written().length;
    await outcomeOf(pager.page(help), 500);
    expect(said(before)).toMatch(/^1\x052\x05\x011\x02.*\x03.\x04$/s);
  });

  test('puts a page on the wire at once, also while a poll is not answered', async () => {
    box.setMode('silent');
    await clock.advance(1_500);
    expect(said().endsWith('2\x05')).toBe(true);
    const before = cable.written().length;
    const asked = pager.page(help);
    box.setMode('ok');
    await clock.advance(90);
    expect(await asked).toMatchObject({ kind: 'sent' });
    expect(said(before)).toMatch(/^\x041\x052\x05\x011\x02/);
  });

  test('hears within seconds that the other station is silent, and that it is back', async () => {
    box.setMode('silent');
    await clock.advance(12_000);
    expect(pager.health()).toMatchObject({ state: 'attention', faults: ['no-answer'] });
    box.setMode('ok');
    await clock.advance(3_000);
    expect(pager.health().state).toBe('ready');
  });
});

describe('as the polled station', () => {
  beforeEach(() => setUp('polled'));

  test('says nothing but EOT to polls without a page, and nothing at all unasked', async () => {
    expect(said()).toMatch(/^\x04+$/);
    box.setMode('silent');
    const before = said();
    const asked = pager.page(help);
    await clock.advance(9_000);
    expect(said()).toBe(before);
    await clock.advance(3_000);
    expect(await asked).toMatchObject({ kind: 'failed', reason: 'no-answer' });
    expect(pager.health()).toMatchObject({ state: 'attention', faults: ['no-answer'] });
  });
});

test('two stations need two addresses of one character', async () => {
  await setUp('control');
  const options = { id: 'espa', open: cable.open, clock, role: 'control' } as const;
  expect(() => createEspaPager({ ...options, ours: '2' })).toThrow(RangeError);
  expect(() => createEspaPager({ ...options, ours: '10' })).toThrow(RangeError);
});
