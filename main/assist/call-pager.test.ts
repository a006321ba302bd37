import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeDeviceClock, type FakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import type { AddressBook } from '../../domain/assist/address-book.ts';
import { type AssistCall, callDefaults } from '../../domain/assist/call.ts';
import type { Page, PageOutcome, StaffPager } from '../../hardware/ports/pager.ts';
import { CallPager, type PagerRoute } from './call-pager.ts';

/** An encoder that does what the test says. */
class Box {
  readonly pages: Page[] = [];
  readonly cancelled: string[] = [];
  outcome: PageOutcome = { kind: 'sent', proof: 'accepted', detail: '211' };
  /** Pages that wait for the box. */
  readonly held: ((outcome: PageOutcome) => void)[] = [];
  hold = false;
  readonly device: StaffPager;

  constructor(id: string, cancel: boolean) {
    this.device = {
      id,
      abilities: { cancel, priority: true, proof: 'accepted' },
      health: () => ({ state: 'ready', faults: [], lastProofAt: null }),
      watch: () => () => undefined,
      close: () => Promise.resolve(),
      page: (page) => {
        this.pages.push(page);
        if (this.hold) return new Promise((settle) => this.held.push(settle));
        return Promise.resolve(this.outcome);
      },
      cancel: (to) => {
        this.cancelled.push(to);
        return Promise.resolve(this.outcome);
      },
    };
  }

  get rung(): readonly string[] {
    return this.pages.map(({ to }) => to);
  }
}

function callOf(callId: string, more: Partial<AssistCall> = {}): AssistCall {
  return {
    callId,
    kioskId: 'K1',
    kioskName: 'Kiosk 1',
    place: 'by the door',
    sessionId: null,
    cause: 'help',
    reason: null,
    state: 'raised',
    packet: {
      step: 'browse',
      language: 'en',
      orderType: null,
      orderNumber: null,
      lines: [],
      total: null,
      declines: 0,
      lastActions: [],
      deviceFaults: [],
      likelyCause: '',
      comfort: null,
      visitMs: null,
    },
    code: 'A1',
    urgent: false,
    raisedAt: 0,
    deliveredAt: null,
    acceptedAt: null,
    acceptedBy: null,
    arrivedAt: null,
    endedAt: null,
    resolution: null,
    rung: 0,
    counterAt: null,
    ...callDefaults,
    ...more,
  };
}

const book: AddressBook = {
  people: {
    Anna: { pager: 'tap', to: '105' },
    Boss: { pager: 'espa', to: '1' },
    Lost: { pager: 'old', to: '9' },
  },
  groups: { floor: ['Anna'] },
  normal: ['floor'],
  urgent: ['Boss'],
};

let clock: FakeDeviceClock;
let tap: Box;
let espa: Box;
let calls: Map<string, AssistCall>;
let said: string[];
/** What came of the pages of each call, as `<to>: <outcome> <detail>`. */
let told: Map<string, string[]>;
let pager: CallPager;

function start(routes: readonly PagerRoute[], addresses: AddressBook = book): void {
  pager = new CallPager({
    routes: () => routes,
    book: addresses,
    find: (callId) => calls.get(callId),
    sent: () => undefined,
    told: (callId, { target, outcome, detail }) =>
      void told.set(callId, [...(told.get(callId) ?? []), `${target}: ${outcome}: ${detail}`]),
    clock,
    log: (event, fields) => void said.push(`${event} ${JSON.stringify(fields)}`),
  });
}

function raise(callId: string, more: Partial<AssistCall> = {}): void {
  const call = callOf(callId, more);
  calls.set(callId, call);
  pager.page(call);
}

function end(callId: string): void {
  calls.delete(callId);
  pager.ended(callId);
}

const busy: PageOutcome = { kind: 'failed', reason: 'busy', detail: '512 queue full' };

beforeEach(() => {
  clock = createFakeDeviceClock();
  calls = new Map();
  said = [];
  told = new Map();
  tap = new Box('tap', false);
  espa = new Box('espa', true);
  start([
    { device: tap.device, routing: { capcodes: ['1001', '105'], urgentCapcodes: ['1002'] } },
    { device: espa.device, routing: { capcodes: ['7'], urgentCapcodes: [] } },
  ]);
});

describe('a call', () => {
  test('rings every pager of every box and of the address book, each once', async () => {
    raise('c1');
    await clock.advance(1);
    expect(tap.rung).toEqual(['1001', '105']);
    expect(espa.rung).toEqual(['7']);
    expect(told.get('c1')).toEqual([
      '1001 by tap: sent: sent',
      'Anna (105) by tap: sent: sent',
      '7 by espa: sent: sent',
    ]);
    raise('c1', { urgent: true });
    await clock.advance(1);
    expect(tap.rung.slice(2)).toEqual(['1001', '105', '1002']);
    expect(espa.rung.slice(1)).toEqual(['7', '1']);
    expect(espa.pages.at(-1)).toMatchObject({
      priority: 'urgent',
      text: expect.stringMatching(/^URGENT HELP/),
    });
  });

  test('says of a box without answers only that the bytes left', async () => {
    tap.outcome = { kind: 'sent', proof: 'none', detail: '' };
    start([{ device: tap.device, routing: { capcodes: ['1001'], urgentCapcodes: [] } }], {
      ...book,
      normal: [],
    });
    raise('c1');
    await clock.advance(1);
    expect(told.get('c1')).toEqual(['1001: sent: sent, unproven']);
  });

  test('keeps the reason of every failure, tries again ever more slowly, and gives up', async () => {
    tap.outcome = busy;
    raise('c1');
    await clock.advance(60_000);
    expect(tap.rung.filter((to) => to === '1001')).toHaveLength(5);
    expect(told.get('c1')?.filter((line) => line.startsWith('1001'))).toEqual([
      ...['2', '5', '10', '20'].map(
        (seconds) => `1001 by tap: failed: failed (busy: 512 queue full), again in ${seconds} s`,
      ),
      '1001 by tap: failed: failed (busy: 512 queue full), no further try',
    ]);
    expect(clock.pending()).toBe(0);
  });

  test('does not try again what a box will never take', async () => {
    tap.outcome = { kind: 'rejected', reason: 'no-such-pager', detail: '511' };
    raise('c1');
    await clock.advance(60_000);
    expect(tap.rung).toEqual(['1001', '105']);
    expect(told.get('c1')?.[0]).toBe('1001 by tap: failed: rejected (no-such-pager: 511)');
  });

  test('that somebody takes is not rung again, and neither is one that is over', async () => {
    tap.outcome = busy;
    raise('c1');
    await clock.advance(1);
    calls.set('c1', callOf('c1', { acceptedBy: { staffId: 's', name: 'Mia' } }));
    await clock.advance(60_000);
    expect(tap.rung).toHaveLength(2);
    raise('c2');
    await clock.advance(1);
    end('c2');
    expect(clock.pending()).toBe(0);
  });

  test('is rung at once when its box is well again', async () => {
    tap.outcome = busy;
    raise('c1');
    await clock.advance(60_000);
    const before = tap.rung.length;
    tap.outcome = { kind: 'sent', proof: 'accepted', detail: '' };
    pager.sendOwed(espa.device);
    expect(tap.rung).toHaveLength(before);
    pager.sendOwed(tap.device);
    await clock.advance(60_000);
    expect(tap.rung).toHaveLength(before + 2);
    expect(told.get('c1')?.at(-1)).toContain('sent');
  });

  test('is not paged twice at once to the same pager', async () => {
    tap.hold = true;
    raise('c1');
    raise('c1', { urgent: true });
    expect(tap.rung).toEqual(['1001', '105', '1002']);
  });

  test('to somebody whose box is not there says so', async () => {
    start([], { ...book, normal: ['Lost'] });
    raise('c1');
    await clock.advance(1);
    expect(told.get('c1')?.[0]).toContain("Lost (9): failed: failed (gone: there is no pager device 'old')");
    pager.close();
    expect(clock.pending()).toBe(0);
  });
});

describe('a call that is over', () => {
  test('is taken back where the box can, and the log says so', async () => {
    raise('c1');
    await clock.advance(1);
    end('c1');
    await clock.advance(1);
    expect(espa.cancelled).toEqual(['7']);
    expect(tap.cancelled).toEqual([]);
    expect(said.some((line) => line.startsWith('assist.page-taken-back'))).toBe(true);
  });

  test('is not taken back from a pager that another call still needs', async () => {
    raise('c1');
    raise('c2');
    await clock.advance(1);
    end('c1');
    expect(espa.cancelled).toEqual([]);
    end('c2');
    expect(espa.cancelled).toEqual(['7']);
  });

  test('is taken back also when its page was still under way', async () => {
    espa.hold = true;
    raise('c1');
    await clock.advance(1);
    end('c1');
    expect(espa.cancelled).toEqual([]);
    espa.held[0]?.({ kind: 'sent', proof: 'accepted', detail: '' });
    await clock.advance(1);
    expect(espa.cancelled).toEqual(['7']);
  });
});
