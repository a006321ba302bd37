import { describe, expect, test } from 'vitest';
import { screenLanguages, createTranslate } from '../ui/i18n/translate.ts';
import { stationMessages } from '../ui/messages/generated/station.ts';
import { staffMessages } from '../ui/messages/generated/staff.ts';
import { levelOf } from '../../domain/assist/call-level.ts';
import { actionWords, likelyCause, reasonsFor, stateWords, trailWords } from './call-words.ts';
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

describe('what pager and people did', () => {
  test('a page that left is sent, never read', () => {
    expect(trailWords(t, 'pager 101: sent')).toBe('Pager 101: sent. That does not mean read.');
    expect(trailWords(t, 'pager 101: failed (hung up)')).toBe('Pager 101: failed (hung up)');
    expect(trailWords(t, 'pager Anna (101) by box: sent, unproven')).toBe(
      'Pager Anna (101) by box: the bytes left. This box never answers.',
    );
    expect(trailWords(t, 'light on')).toBe('light on');
  });

  test('a page that was kept back says so in the reader’s words, and why', () => {
    const zh = createTranslate('zh-Hans', stationMessages);
    const enough = 'pager 1001: held (1001 was rung 6 times within ten minutes: enough)';
    expect(trailWords(t, enough)).toBe('Pager 1001: not rung again, enough for ten minutes');
    expect(trailWords(zh, enough)).not.toMatch(/rung|held/);
    const quiet = 'sound Anna: held (quiet hours of Anna until 14:05)';
    expect(trailWords(t, quiet)).toBe('Sound for Anna: not rung, quiet hours until 14:05');
    expect(trailWords(zh, quiet)).toBe('Anna 的声音提醒：免打扰至 14:05，未提醒');
    expect(trailWords(t, 'pager Anna: held (quiet hours of Anna until Sun 14:05)')).toBe(
      'Pager Anna: not rung, quiet hours',
    );
    expect(trailWords(t, 'light lamp: failed (absent: gone)')).toBe('Light lamp: failed (absent: gone)');
    expect(trailWords(zh, 'slip kitchen: done (printed (cut))')).toBe('纸条 kitchen：已完成');
    expect(trailWords(t, 'hook bell: failed (answered 503)')).toBe('Hook bell: failed (answered 503)');
  });

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
