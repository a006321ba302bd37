import { expect, test } from 'vitest';
import { createOneWish } from './one-wish.ts';

function hand() {
  const oneWish = createOneWish();
  const sent: string[] = [];
  let granted = true;
  return {
    sent,
    refuseFromNow: () => {
      granted = false;
    },
    touches: (key: string, picture = 'visit 7') =>
      oneWish(key, picture, async () => {
        sent.push(key);
        return granted;
      }),
  };
}

test('a button pressed twice before the picture moves is one wish, during the answer and after it', async () => {
  const { sent, touches } = hand();
  const first = touches('pay');
  expect(await touches('pay')).toBe(true);
  expect(await first).toBe(true);
  expect(await touches('pay')).toBe(true);
  expect(sent).toEqual(['pay']);
});

test('the same button on another picture is another wish', async () => {
  const { sent, touches } = hand();
  await touches('review', 'visit 7');
  await touches('review', 'visit 8');
  expect(sent).toEqual(['review', 'review']);
});

test('there and back and there again is three wishes, however old the picture', async () => {
  const { sent, touches } = hand();
  await Promise.all([touches('2'), touches('1'), touches('2')]);
  expect(sent).toEqual(['2', '1', '2']);
});

test('what was refused may be tried again', async () => {
  const { sent, touches, refuseFromNow } = hand();
  refuseFromNow();
  expect(await touches('pay')).toBe(false);
  expect(await touches('pay')).toBe(false);
  expect(sent).toEqual(['pay', 'pay']);
});
