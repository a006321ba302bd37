import { describe, expect, test } from 'vitest';
import { channels, type RungOutcome, rungDeviceFaults, wayFaults } from '../../domain/assist/rung-outcome.ts';
import { createTranslate } from '../ui/i18n/translate.ts';
import { staffMessages } from '../ui/messages/generated/staff.ts';
import { stationMessages } from '../ui/messages/generated/station.ts';
import { drawnPage } from './fixtures.ts';
import { trailWords } from './trail-words.ts';

function say(change: Partial<RungOutcome>, language: 'en' | 'zh-Hans' = 'en'): string {
  const t = createTranslate(language, stationMessages);
  const staff = createTranslate(language, staffMessages);
  return trailWords({ t, staff, language }, { ...drawnPage, ...change });
}

describe('what a way to people did, in the words of who reads it', () => {
  test('a page that left is sent, never read', () => {
    expect(say({})).toBe('Pager 101: sent. That does not mean read.');
    expect(say({ why: { kind: 'unproven' } })).toBe('Pager 101: the bytes left. It never answers.');
  });

  test('what was kept back says until when, with the day when it is another', () => {
    const held = { outcome: 'held', channel: 'sound', target: 'Anna' } as const;
    const until = { weekday: null, minute: 845 };
    expect(say({ ...held, why: { kind: 'quiet', until } })).toBe(
      'Sound for Anna: not rung, quiet hours until 14:05',
    );
    const sunday = { kind: 'quiet', until: { weekday: 7, minute: 845 } } as const;
    expect(say({ ...held, why: sunday })).toMatch(/until Sun 14:05$/);
    expect(say({ ...held, why: sunday }, 'zh-Hans')).toBe('Anna 的声音提醒：免打扰至 周日 14:05，未提醒');
    expect(say({ ...held, why: { kind: 'quiet', until: null } })).toBe(
      'Sound for Anna: not rung, quiet hours',
    );
    expect(say({ ...held, why: { kind: 'enough', rings: 6 } })).toBe(
      'Sound for Anna: not rung again, enough for ten minutes',
    );
  });

  test('what failed says why, and when it is tried again', () => {
    const failed = { outcome: 'failed', target: '7 by espa' } as const;
    expect(say({ ...failed, why: { kind: 'fault', fault: 'queue-full', againMs: 2_000 } })).toBe(
      'Pager 7 by espa: failed (too many pages wait already), again in 2 s',
    );
    expect(
      say({ ...failed, channel: 'hook', why: { kind: 'answered', status: 503, againMs: null } }, 'zh-Hans'),
    ).toBe('接口 7 by espa：失败（应答 503）');
  });

  test('no fault and no way is left in the engine’s English in Chinese', () => {
    for (const fault of [...rungDeviceFaults, ...wayFaults])
      expect(say({ outcome: 'failed', why: { kind: 'fault', fault, againMs: null } }, 'zh-Hans')).not.toMatch(
        /[a-z]/i,
      );
    for (const channel of channels)
      expect(say({ channel, target: '1', outcome: 'done' }, 'zh-Hans')).not.toMatch(/pager|slip|screen/);
  });

  test('lines of an earlier version, without a cause in closed words, are read with their English', () => {
    expect(say({ outcome: 'failed', detail: 'hung up' })).toBe('Pager 101: failed (hung up)');
    expect(say({ outcome: 'held', detail: 'quiet hours of Anna, always' })).toBe(
      'Pager 101: not rung (quiet hours of Anna, always)',
    );
    expect(say({ outcome: 'nobody', target: '' })).toBe('Pager: nobody to ring');
  });
});
