import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../../domain/approval/rights.ts';
import { type AssistCall, callDefaults } from '../../domain/assist/call.ts';
import { comingTo } from '../../domain/assist/coming.ts';
import { packetOf } from '../assist/packet.ts';
import { helpView, type KioskFacts, kioskView } from './kiosk-view.ts';

const mia = { staffId: 'mia', name: 'Mia' };

const visit = { sessionId: 's', ordered: true };

function call(change: Partial<AssistCall>): AssistCall {
  return {
    callId: 'c',
    kioskId: 'K1',
    kioskName: 'Kiosk 1',
    place: '',
    sessionId: 's',
    cause: 'help',
    reason: 'pay',
    state: 'raised',
    packet: packetOf({
      cause: 'help',
      snapshot: null,
      total: null,
      lastActions: [],
      deviceFaults: [],
      visitMs: null,
    }),
    code: 'AB-CD',
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
    ...change,
  };
}

describe('what a customer reads about their call', () => {
  test.each<[string, Partial<AssistCall>, number, object]>([
    ['nothing is known yet', {}, 0, { state: 'calling', byName: null }],
    ['nothing is known for almost three seconds', {}, 2999, { state: 'calling' }],
    ['no screen has confirmed', {}, 3000, { state: 'unreachable', byName: null }],
    ['a screen has confirmed', { state: 'delivered' }, 60_000, { state: 'seen', byName: null }],
    ['it is urgent, and still nobody comes', { state: 'delivered', urgent: true }, 60_000, { state: 'seen' }],
    ['Mia said so', { state: 'accepted', acceptedBy: mia }, 5000, { state: 'accepted', byName: 'Mia' }],
    [
      'Mia said so long ago',
      { state: 'accepted', acceptedBy: mia, overdueAt: 9 },
      9000,
      { state: 'seen', byName: null },
    ],
    [
      'Mia does not come, and the counter was named',
      { state: 'accepted', acceptedBy: mia, overdueAt: 9, counterAt: 9 },
      9000,
      { state: 'go-to-counter', code: 'AB-CD' },
    ],
    ['Mia is there', { state: 'arrived', acceptedBy: mia }, 5000, { state: 'arrived', byName: 'Mia' }],
    ['nobody came', { counterAt: 90_000 }, 91_000, { state: 'go-to-counter', code: 'AB-CD' }],
    [
      'nobody came, though it was seen',
      { state: 'delivered', counterAt: 1 },
      91_000,
      { state: 'go-to-counter' },
    ],
    [
      'Mia came after all',
      { state: 'accepted', acceptedBy: mia, counterAt: 90_000 },
      95_000,
      { state: 'accepted', byName: 'Mia', code: null },
    ],
  ])('%s', (_, change, waitedMs, expected) => {
    expect(helpView(call(change), waitedMs, visit, false)).toMatchObject(expected);
  });

  test.each<[string, Partial<AssistCall>, Partial<AssistCall>, object]>([
    ['nobody knows of their own', {}, {}, { state: 'accepted', byName: 'Petra', heard: true, cause: 'help' }],
    ['Petra is there', {}, { state: 'arrived' }, { state: 'arrived', byName: 'Petra', heard: true }],
    ['nobody came for theirs', { counterAt: 1 }, {}, { state: 'accepted', code: null, heard: true }],
    [
      'Mia comes for theirs',
      { state: 'accepted', acceptedBy: mia },
      { state: 'arrived' },
      { byName: 'Mia', heard: false },
    ],
    ['Petra does not come', { state: 'delivered' }, { overdueAt: 9 }, { state: 'seen', heard: false }],
  ])('pressed while Petra comes for the payment: %s', (_, own, machine, expected) => {
    const petra = { staffId: 'petra', name: 'Petra' };
    const payment = call({
      callId: 'm',
      cause: 'payment-unknown',
      state: 'accepted',
      acceptedBy: petra,
      ...machine,
    });
    const coming = comingTo([call(own), payment], 'K1', 's');
    expect(helpView(call(own), 1000, visit, false, coming)).toMatchObject({ callId: 'c', ...expected });
  });

  test('somebody who comes to another visit, or to a printer behind the counter, comes to nobody here', () => {
    const taken = { cause: 'printer', state: 'accepted', acceptedBy: mia } as const;
    expect(comingTo([call({ ...taken, causeKey: 'printer K1/p' })], 'K1', 's')).toBeDefined();
    expect(
      comingTo([call({ ...taken, causeKey: 'printer tcp://10.0.0.9:9100' })], 'K1', 's'),
    ).toBeUndefined();
    expect(comingTo([call({ ...taken, sessionId: 'other' })], 'K1', 's')).toBeUndefined();
    expect(comingTo([call({ ...taken, sessionId: null })], 'K1', null)).toBeUndefined();
    expect(comingTo([call({ ...taken, kioskId: 'K2' })], 'K1', 's')).toBeUndefined();
  });

  test('a code is shown at the end only, and only to its own customer', () => {
    for (const state of ['raised', 'delivered', 'accepted', 'arrived'] as const)
      expect(helpView(call({ state, acceptedBy: mia }), 5000, visit, false)).toMatchObject({ code: null });
    expect(helpView(call({ counterAt: 1 }), 91_000, null, false)).toMatchObject({
      state: 'go-to-counter',
      code: null,
      reason: null,
    });
    const nothingYet = { ...visit, ordered: false };
    expect(helpView(call({ counterAt: 1 }), 91_000, nothingYet, false)).toMatchObject({ code: null });
    expect(helpView(undefined, 0, visit, false)).toEqual({ state: 'none' });
  });
});

describe('the kiosk’s screen', () => {
  const facts: KioskFacts = {
    now: 0,
    kiosk: { id: 'K1', name: 'Kiosk 1', place: 'by the door' },
    menu: null,
    stock: [],
    session: null,
    call: undefined,
    callWaitedMs: 0,
    coming: undefined,
    inService: true,
    pausedUntil: null,
    limits: defaultLimits,
    staffMode: null,
    cardReady: false,
    scannerReady: false,
    talk: null,
    helpWay: 'none',
    lit: false,
  };

  test('is closed without a menu, and by staff before anything else', () => {
    expect(kioskView(facts).service).toEqual({ open: false, why: 'no-catalog' });
    expect(kioskView({ ...facts, inService: false }).service).toEqual({ open: false, why: 'staff' });
  });

  test('says that the way to help is unproven while nobody is proven to be there', () => {
    expect(kioskView(facts).helpPath).toBe('none');
    expect(kioskView({ ...facts, helpWay: 'screen' }).helpPath).toBe('screen');
  });

  test('counts down only the last five units', () => {
    const level = (itemId: string, onHand: number, held: number) => ({ itemId, onHand, held });
    const stock = [level('many', 9, 3), level('few', 9, 4), level('one', 1, 0), level('none', 2, 2)];
    expect(kioskView({ ...facts, stock }).fewLeft).toEqual({ few: 5, one: 1 });
  });
});
