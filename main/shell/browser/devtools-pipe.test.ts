import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { BrowserGone, openDevtoolsPipe } from './devtools-pipe.ts';

function browser() {
  const to = new PassThrough();
  const from = new PassThrough();
  return { to, from, pipe: openDevtoolsPipe(to, from) };
}

test('an answer reaches whoever asked, in any order', async () => {
  const { from, pipe } = browser();
  const first = pipe.call('A', {});
  const second = pipe.call('B', {});
  from.write('{"id":2,"result":"two"}\0{"id":1,"result":"one"}\0');
  await expect(first).resolves.toBe('one');
  await expect(second).resolves.toBe('two');
});

test('what is asked is written as one message that ends with a zero byte', () => {
  const { to, pipe } = browser();
  pipe.call('Page.reload', { deep: true }, 'S').catch(() => undefined);
  expect(String(to.read())).toBe('{"id":1,"method":"Page.reload","params":{"deep":true},"sessionId":"S"}\0');
});

test('a message may arrive in any pieces', async () => {
  const bytes = Buffer.from('{"id":1,"result":"商店"}\0{"method":"Target.targetCrashed","params":{}}\0');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: bytes.length - 1 })), async (cuts) => {
      const { from, pipe } = browser();
      const events: string[] = [];
      pipe.onEvent((method) => void events.push(method));
      const answer = pipe.call('A', {});
      const places = [...new Set([0, ...cuts, bytes.length])].sort((a, b) => a - b);
      for (const [index, start] of places.entries()) from.write(bytes.subarray(start, places[index + 1]));
      expect(await answer).toBe('商店');
      expect(events).toEqual(['Target.targetCrashed']);
    }),
  );
});

test('a refusal of the browser is an error with its words', async () => {
  const { from, pipe } = browser();
  const asked = pipe.call('Nonsense', {});
  from.write('{"id":1,"error":{"message":"not found"}}\0');
  await expect(asked).rejects.toThrow('not found');
});

test('whoever waits when the browser ends is told so, and so is whoever asks later', async () => {
  const { from, pipe } = browser();
  const asked = pipe.call('A', {});
  from.destroy();
  await expect(asked).rejects.toBeInstanceOf(BrowserGone);
  await expect(pipe.call('B', {})).rejects.toBeInstanceOf(BrowserGone);
});
