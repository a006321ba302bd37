import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { sampleCall } from '../../tests/sample-call.ts';
import { CallLane } from './call-lane.ts';

test('the first change of a call is told at once, what follows in the same turn once, with the last of it', async () => {
  const told: string[] = [];
  const lane = new CallLane(({ callId, rung }) => told.push(`${callId} ${rung}`));
  lane.tell(sampleCall({ callId: 'a' }));
  expect(told).toEqual(['a -1']);
  lane.tell(sampleCall({ callId: 'a', rung: 0 }));
  lane.tell(sampleCall({ callId: 'a', rung: 1 }));
  lane.tell(sampleCall({ callId: 'b' }));
  expect(told).toEqual(['a -1', 'b -1']);
  await turn();
  expect(told).toEqual(['a -1', 'b -1', 'a 1']);
  lane.tell(sampleCall({ callId: 'a', rung: 2 }));
  expect(told.at(-1)).toBe('a 2');
});
