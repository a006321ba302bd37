import { describe, expect, test } from 'vitest';
import { sampleCall } from '../../tests/sample-call.ts';
import type { AssistCall } from './call.ts';
import { applyToCall, type CallEvent } from './call-rules.ts';
import { ticketsOf, uselessCounts, uselessKeyOf, USELESS_WINDOW_MS } from './tickets.ts';

const printer = (callId: string, change: Partial<AssistCall> = {}) =>
  sampleCall({ cause: 'printer', causeKey: 'printer tcp://10.0.0.9:9100', callId, ...change });

const facts = (useless: (call: AssistCall) => number = () => 0) => ({
  waitedMs: (call: AssistCall) => 100_000 - call.raisedAt,
  useless,
});

describe('tickets', () => {
  test('one printer behind three kiosks is one walk; customers who call for themselves are not', () => {
    const tickets = ticketsOf(
      [
        printer('p1', { kioskId: 'K1', raisedAt: 3000 }),
        sampleCall({ callId: 'h1' }),
        printer('p2', { kioskId: 'K2', raisedAt: 2000 }),
        sampleCall({ callId: 'h2', kioskId: 'K2' }),
        printer('p3', { kioskId: 'K3', raisedAt: 4000 }),
      ],
      facts(),
    );
    expect(tickets.map(({ ticketId, calls }) => [ticketId, calls.map(({ callId }) => callId)])).toEqual([
      ['h1', ['h1']],
      ['h2', ['h2']],
      ['printer tcp://10.0.0.9:9100', ['p2', 'p1', 'p3']],
    ]);
  });

  test('a ticket counts as much as the most pressing of its calls', () => {
    const [first] = ticketsOf(
      [sampleCall({ callId: 'h' }), printer('p1'), printer('p2', { raisedAt: -200_000 })],
      facts(),
    );
    expect(first?.calls[0]?.callId).toBe('p2');
  });

  test('a cause that needed nobody three times is said to be such, a step lower, and still there', () => {
    const calls = [
      printer('p1', { raisedAt: 0 }),
      sampleCall({ callId: 's', cause: 'scanner', raisedAt: 10 }),
    ];
    expect(
      ticketsOf(calls, facts())
        .map(({ ticketId }) => ticketId)
        .at(-1),
    ).toBe('s');
    const wolf = ticketsOf(
      calls,
      facts((call) => (call.cause === 'printer' ? 3 : 2)),
    );
    expect(wolf.map(({ calls: [call], useless }) => [call?.callId, useless])).toEqual([
      ['s', 2],
      ['p1', 3],
    ]);
  });
});

describe('a cause that needs nobody', () => {
  const ended = (call: AssistCall, ...events: readonly CallEvent[]) =>
    events.reduce((before, event) => {
      const outcome = applyToCall(before, event, 10_000);
      return outcome.ok ? outcome.call : before;
    }, call);
  const mia = { staffId: 'mia', name: 'Mia' };

  test('is counted by the thing that called, or by kiosk, step and reason, within two hours', () => {
    const notNeeded: CallEvent = { type: 'resolved', reason: 'not-needed', note: '' };
    const calls = [
      ended(printer('p1'), notNeeded),
      ended(printer('p2', { kioskId: 'K2' }), { type: 'cause-gone' }),
      ended(printer('p3'), { type: 'accepted', by: mia }, { type: 'cause-gone' }),
      ended(printer('p4'), { type: 'resolved', reason: 'fixed-device', note: '' }),
      ended(sampleCall({ callId: 'h' }), notNeeded),
      ended(sampleCall({ callId: 'd', drill: true }), notNeeded),
      ended(sampleCall({ callId: 'w' }), { type: 'withdrawn' }),
    ];
    const counts = uselessCounts(calls, 20_000);
    expect(counts.get('printer tcp://10.0.0.9:9100')).toBe(2);
    expect(counts.get(uselessKeyOf(sampleCall()))).toBe(1);
    expect(uselessCounts(calls, 10_001 + USELESS_WINDOW_MS).size).toBe(0);
  });

  test('questions that are answered in passing do not make the next one less pressing', () => {
    const answered = ['a1', 'a2', 'a3'].map((callId) =>
      ended(sampleCall({ callId, cause: 'approval' }), { type: 'cause-gone' }),
    );
    expect(uselessCounts(answered, 20_000).size).toBe(0);
  });
});
