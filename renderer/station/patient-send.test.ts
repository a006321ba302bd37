import { expect, test } from 'vitest';
import type { Send, SendAnswer } from '../ui/client/commands.ts';
import { patientSend } from './patient-send.ts';

const offline: SendAnswer<never> = { ok: false, why: 'offline', message: 'no line' };

/** A line that comes back after so many milliseconds; what went over it. */
function line(backAfterMs: number) {
  let now = 0;
  const sent: string[] = [];
  const send: Send = async (name) => {
    sent.push(name);
    if (now < backAfterMs) return offline;
    return { ok: false, why: 'refused', reason: 'already', message: 'that is so already' };
  };
  const patient = patientSend({
    send,
    wait: async (ms) => {
      now += ms;
    },
    now: () => now,
  });
  return { patient, sent, now: () => now };
}

test('an acceptance is carried over a gap of five seconds', async () => {
  const { patient, sent } = line(5_000);
  expect(await patient('assist.accept', { callId: 'a' })).toMatchObject({ reason: 'already' });
  expect(sent.length).toBeGreaterThan(2);
});

test('a longer gap is said, and nothing is sent afterwards', async () => {
  const { patient, sent, now } = line(60_000);
  expect(await patient('assist.accept', { callId: 'a' })).toMatchObject({ why: 'offline' });
  expect(now()).toBeLessThan(10_000);
  const tried = sent.length;
  await Promise.resolve();
  expect(sent).toHaveLength(tried);
});

test('what must not be done twice is tried once', async () => {
  const { patient, sent } = line(5_000);
  await patient('assist.resolve', { callId: 'a', reason: 'other', note: '' });
  await patient('print.again', { orderId: 'o', document: 'customer', reason: 'other' });
  expect(sent).toEqual(['assist.resolve', 'print.again']);
});
