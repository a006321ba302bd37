import { expect, test } from 'vitest';
import { sampleCall } from '../../tests/sample-call.ts';
import { EndedCalls } from './ended-calls.ts';

const ended = (callId: string, raisedAt: number) =>
  sampleCall({ callId, raisedAt, endedAt: raisedAt + 1000 });

function shop(lastRaisedAt: number) {
  const disk = new Map([['old', ended('old', 500)]]);
  const asked: string[] = [];
  const calls = new EndedCalls({
    recent: [ended('recent', 900)],
    stored: (callId) => {
      asked.push(callId);
      return disk.get(callId);
    },
    lastRaisedAt,
  });
  return { calls, disk, asked };
}

test('a call that was over long ago is found on the disk, whoever tells of it again', () => {
  const { calls } = shop(900);
  expect(calls.find({ callId: 'old', raisedAt: 500 })).toMatchObject({ callId: 'old' });
  expect(calls.newest('old')).toBeUndefined();
});

test('a press is not looked for on the disk: it is younger than all that is there', () => {
  const { calls, asked } = shop(900);
  expect(calls.find({ callId: 'fresh', raisedAt: 901 })).toBeUndefined();
  expect(calls.find({ callId: 'recent', raisedAt: 900 })).toMatchObject({ callId: 'recent' });
  expect(asked).toEqual([]);
});

test('a call that too many followed is looked for on the disk again', () => {
  const { calls, disk, asked } = shop(0);
  const all = Array.from({ length: 400 }, (_, at) => ended(`c${at}`, 1000 + at));
  for (const call of all) {
    disk.set(call.callId, call);
    calls.add(call);
  }
  for (const call of all) expect(calls.find(call)).toBe(call);
  expect(asked).toContain('c0');
  expect(asked).not.toContain('c399');
});
