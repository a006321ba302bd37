import { describe, expect, test } from 'vitest';
import { screenLanguages, createTranslate } from '../ui/i18n/translate.ts';
import { stationMessages } from '../ui/messages/generated/station.ts';
import { staffMessages } from '../ui/messages/generated/staff.ts';
import { levelOf } from '../../domain/assist/call-level.ts';
import { actionWords, likelyCause, reasonsFor, stateWords } from './call-words.ts';
import { drawnCall, emptyPacket } from './fixtures.ts';

const t = createTranslate('en', stationMessages);
const staff = createTranslate('en', staffMessages);
const help = (packet: Partial<typeof emptyPacket>) => drawnCall({ packet: { ...emptyPacket, ...packet } });

describe('how a call looks from across the room', () => {
  test('money in doubt is above urgency, urgency above help, help above machines', () => {
    expect(levelOf({ cause: 'payment-unknown', urgent: true })).toBe('money');
    expect(levelOf({ cause: 'printer', urgent: true })).toBe('urgent');
    expect(levelOf({ cause: 'help', urgent: false })).toBe('help');
    expect(levelOf({ cause: 'printer', urgent: false })).toBe('machine');
  });
});

describe('the likely cause', () => {
  test('declined cards say more than the step', () => {
    expect(likelyCause(t, staff, help({ step: 'declined', declines: 1 }))).toBe(
      'The card was declined once.',
    );
    expect(likelyCause(t, staff, help({ declines: 2 }))).toBe('The card was declined 2 times.');
  });

  test('a device fault is said in words', () => {
    expect(likelyCause(t, staff, help({ deviceFaults: ['printer: paper-out'] }))).toBe(
      'A device has a fault: Printer: paper is out.',
    );
  });

  test('a device that the shop has named goes by that name', () => {
    const call = drawnCall({
      cause: 'printer',
      packet: { ...emptyPacket, deviceFaults: ['printer Grill: left: paper-out', 'printer: cutter'] },
    });
    expect(likelyCause(t, staff, call)).toContain('Grill: left: paper is out');
    expect(likelyCause(t, staff, call)).toContain('Printer: cutter is jammed');
  });

  test('a receipt that is not proven blames only the printer', () => {
    const call = drawnCall({
      cause: 'printer',
      packet: { ...emptyPacket, deviceFaults: ['terminal: gone', 'printer: cover-open'] },
    });
    expect(likelyCause(t, staff, call)).toContain('cover is open');
    expect(likelyCause(t, staff, call)).not.toContain('terminal');
  });

  test.each(screenLanguages)('every cause has a line in %s', (language) => {
    const causes = [
      'help',
      'payment-unknown',
      'payment-conflict',
      'printer',
      'age-check',
      'approval',
      'scanner',
      'order-unreadable',
      'terminal',
      'catalog',
      'hub-lost',
      'kiosk-fault',
      'ladder-exhausted',
    ] as const;
    const say = createTranslate(language, stationMessages);
    const lines = causes.map((cause) =>
      likelyCause(say, createTranslate(language, staffMessages), drawnCall({ cause })),
    );
    expect(new Set(lines).size).toBe(causes.length);
  });
});

describe('what people did', () => {
  test('who said that they come and did not is not said to be coming', () => {
    const late = drawnCall({
      state: 'accepted',
      acceptedBy: { staffId: 'jonas', name: 'Jonas' },
      acceptedAt: 1,
      overdueAt: 2,
    });
    expect(stateWords(t, late, 'mia')).toBe('Everybody is asked again');
    expect(stateWords(t, late, 'jonas')).toBe('You said you are coming. Everybody is asked again');
    expect(stateWords(t, { ...late, arrivedAt: 3 }, 'mia')).toBe('Jonas is there');
  });

  test('a call taken by somebody else names that person, my own says you', () => {
    const taken = drawnCall({
      state: 'accepted',
      acceptedBy: { staffId: 'jonas', name: 'Jonas' },
      acceptedAt: 1,
    });
    expect(stateWords(t, taken, 'mia')).toBe('Jonas is coming');
    expect(stateWords(t, taken, 'jonas')).toBe('You are coming');
    expect(stateWords(t, { ...taken, arrivedAt: 2 }, 'mia')).toBe('Jonas is there');
  });

  test('the same action again and again is said once', () => {
    expect(actionWords(t, ['line.added', 'line.added', 'pay.card', 'beamed.up'])).toEqual([
      'item added ×2',
      'chose card',
      'beamed.up',
    ]);
  });

  test('the likeliest end of a call comes first, and none is lost or doubled', () => {
    const reasons = reasonsFor({ cause: 'printer', reason: null });
    expect(reasons[0]).toBe('fixed-device');
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasonsFor({ cause: 'help', reason: 'pay' })[0]).toBe('helped-pay');
  });
});
