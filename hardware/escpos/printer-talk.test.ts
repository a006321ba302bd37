import { expect, test } from 'vitest';
import { ok } from '../../domain/result.ts';
import { createFakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import type { Line } from '../transport/line.ts';
import { createReconnectingLine } from '../transport/reconnecting-line.ts';
import { createConfirmer } from './confirmation.ts';
import { createPrinterTalk } from './printer-talk.ts';

/** A printer that takes every byte and says nothing, or answers each DLE EOT after a while. */
async function rig(answerAfterMs: number | null) {
  const clock = createFakeDeviceClock();
  const written: string[] = [];
  let tell: (bytes: Uint8Array) => void = () => undefined;
  const line: Line = {
    write(bytes) {
      written.push(Buffer.from(bytes).toString('hex'));
      if (answerAfterMs !== null) clock.after(answerAfterMs, () => tell(Uint8Array.of(0x12)));
      return Promise.resolve(ok(undefined));
    },
    onData(listener) {
      tell = listener;
      return () => undefined;
    },
    onClose: () => () => undefined,
    close: () => Promise.resolve(),
  };
  const talk = createPrinterTalk(
    createReconnectingLine({ open: () => Promise.resolve(ok(line)), clock }),
    clock,
  );
  await clock.advance(1);
  return { clock, written, talk };
}

test('a turn that is over asks no further question: it would stand between the bytes of the next job', async () => {
  const { clock, written, talk } = await rig(500);
  const turn = new AbortController();
  const asked = talk.askAll(turn.signal);
  await clock.advance(100);
  turn.abort();
  await clock.advance(10_000);
  expect(await asked).toBe('stale');
  expect(written).toEqual(['100401']);
});

test('and of a silent printer no second round', async () => {
  const { clock, written, talk } = await rig(null);
  const turn = new AbortController();
  const asked = talk.askAll(turn.signal);
  await clock.advance(1_000);
  turn.abort();
  await clock.advance(10_000);
  expect(await asked).toBe('stale');
  expect(written).toEqual(['100401']);
});

test('nor does it go on finding out what the printer proves: each try ends with ESC @', async () => {
  const { clock, written, talk } = await rig(null);
  const turn = new AbortController();
  const confirmer = createConfirmer(talk, 1, 'process-id');
  const learned = confirmer.learn(turn.signal);
  await clock.advance(500);
  turn.abort();
  await clock.advance(10_000);
  expect(await learned).toBe(null);
  expect(written).toHaveLength(1);
  // The next turn finds it out from the beginning.
  const again = confirmer.learn(new AbortController().signal);
  await clock.advance(10_000);
  expect(await again).toBe('health');
});
