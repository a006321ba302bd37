import { describe, expect, test } from 'vitest';
import {
  judge,
  type LastRecord,
  type Look,
  readNote,
  readReference,
  referenceOf,
  type ZvtNote,
} from './last-record.ts';

const before: LastRecord = {
  result: 0,
  amount: 2040,
  currency: 978,
  trace: 470,
  receipt: 120,
  originalTrace: null,
  terminalId: '28004869',
  date: '1123',
  time: '090000',
  card: '****1111',
};
const paid: LastRecord = { ...before, amount: 450, trace: 471, receipt: 121, time: '090100' };
const note = (change: Partial<ZvtNote> = {}): ZvtNote => ({
  version: 1,
  amount: 450,
  currency: 978,
  before,
  seen: null,
  outcome: null,
  ...change,
});

describe('the terminal’s last record', () => {
  test.each<[string, Partial<ZvtNote>, Look, string]>([
    ['is the next one and right', {}, paid, 'approved'],
    [
      'is the next one by its receipt only: a diagnosis took a trace number',
      {},
      { ...paid, trace: 472 },
      'approved',
    ],
    ['is the next one by its trace only', {}, { ...paid, receipt: null }, 'approved'],
    ['is the next one and says another amount', {}, { ...paid, amount: 550 }, 'mismatch'],
    ['is the next one and says another currency', {}, { ...paid, currency: 756 }, 'mismatch'],
    ['is the next one and was declined', {}, { ...paid, result: 5 }, 'declined'],
    ['is the next one and failed with another amount', {}, { ...paid, result: 5, amount: 1 }, 'unknown'],
    ['is the next one and failed at the terminal', {}, { ...paid, result: 0xf0 }, 'not-started'],
    ['is the one before', {}, before, 'not-started'],
    ['is further on: somebody else has paid since', {}, { ...paid, trace: 480, receipt: 130 }, 'unknown'],
    ['goes back: the terminal was exchanged or reset', {}, { ...paid, trace: 3, receipt: 3 }, 'unknown'],
    ['is of another terminal', {}, { ...paid, terminalId: '11111111' }, 'unknown'],
    ['has no numbers', {}, { ...paid, trace: null, receipt: null, result: 0x6c }, 'unknown'],
    ['is not told', {}, 'untold', 'unknown'],
    ['was not told before', { before: 'untold' }, paid, 'unknown'],
    [
      'is a reversal of what came next: it was taken back',
      {},
      { ...paid, trace: 472, originalTrace: 471 },
      'declined',
    ],
    ['is a reversal of the payment before', {}, { ...paid, originalTrace: 470 }, 'unknown'],
    ['is a reversal that failed', {}, { ...paid, trace: 472, originalTrace: 471, result: 5 }, 'unknown'],
    [
      'is what we saw in the dialogue',
      { seen: { ...paid, trace: 490, receipt: 140 } },
      { ...paid, trace: 490, receipt: 140 },
      'approved',
    ],
    ['is not what we saw in the dialogue', { seen: { ...paid, trace: 490, receipt: 140 } }, paid, 'unknown'],
    ['is the one before although we saw ours', { seen: paid }, before, 'unknown'],
    [
      'is the one before, and we saw it fail under no number',
      { seen: { ...paid, trace: null, receipt: null, result: 0x6c } },
      before,
      'declined',
    ],
    [
      'is the one before, and we saw an approval under no number',
      { seen: { ...paid, trace: null, receipt: null } },
      before,
      'unknown',
    ],
    [
      'goes round at the end of the numbers',
      { before: { ...before, trace: 999_999, receipt: null } },
      { ...paid, trace: 1 },
      'approved',
    ],
  ])('%s', (_, change, now, kind) => {
    expect(judge(note(change), now).kind).toBe(kind);
  });

  test('is named as on the slip, and found again by it', () => {
    expect(referenceOf(paid)).toBe('28004869-0121-000471');
    expect(readReference('28004869-0121-000471')).toEqual({ terminalId: '28004869', receipt: 121 });
    expect(referenceOf({ ...paid, receipt: null, terminalId: null })).toBe(
      `${'-'.repeat(8)}-${'-'.repeat(4)}-000471`,
    );
    expect(readReference('VT000001')).toBeNull();
  });

  test('of another version of the note is not read', () => {
    expect(readNote(JSON.stringify({ ...note(), version: 2 }))).toBeNull();
    expect(readNote(null)).toBeNull();
  });
});
