import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeClock } from '../../../tests/harness/fake-clock.ts';
import { sampleCall } from '../../../tests/sample-call.ts';
import type { WayOutcome } from './channel.ts';
import { hookOutcomes } from './hook.ts';

describe('a hook', () => {
  const heard: { headers: IncomingMessage['headers']; body: string }[] = [];
  let answers: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(answers.shift() ?? 200).end('thanks');
    });
  });
  let url = '';
  beforeEach(async () => {
    heard.length = 0;
    answers = [];
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address === 'object') url = `http://127.0.0.1:${address?.port}/calls`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const run = (secret: string | null) => {
    const clock = createFakeClock();
    const kept: WayOutcome[] = [];
    let open = true;
    let ids = 0;
    const deps = { clock, fetch, newId: () => `id-${(ids += 1)}`, wanted: () => open };
    void hookOutcomes(deps, { name: 'bell', url, secret }, sampleCall(), 0, (outcome) => kept.push(outcome));
    const until = (count: number) =>
      vi.waitFor(() => expect(kept).toHaveLength(count), { timeout: 60_000, interval: 5 });
    return { clock, kept, until, close: () => (open = false) };
  };

  test('tells where and why, signed with the time, and nothing of the order', async () => {
    const { until, kept, clock } = run('a shared secret');
    await until(1);
    expect(kept).toMatchObject([
      { channel: 'hook', target: 'bell', outcome: 'sent', detail: 'answered 200' },
    ]);
    const [message] = heard;
    const t = Math.floor(clock.now() / 1000);
    const mac = createHmac('sha256', 'a shared secret')
      .update(`${t}.${message?.body ?? ''}`)
      .digest('hex');
    expect(message?.headers['x-pointfive-signature']).toBe(`t=${t},v1=${mac}`);
    expect(JSON.parse(message?.body ?? '')).toMatchObject({ callId: 'c', kiosk: 'Kiosk 1', rung: 1 });
    expect(message?.body).not.toMatch(/lines|total|code/);
  });

  test('that fails is tried again with the same delivery number, and each failure is written down', async () => {
    answers = [503, 200];
    const { until, kept, clock } = run(null);
    await until(1);
    expect(kept).toMatchObject([{ outcome: 'failed', detail: 'answered 503, again in 1 s' }]);
    await clock.advance(1000);
    await until(2);
    expect(kept.at(-1)).toMatchObject({ outcome: 'sent' });
    expect(heard.map(({ headers }) => headers['x-pointfive-delivery'])).toEqual(['id-1', 'id-1']);
    expect(heard[0]?.headers['x-pointfive-signature']).toBeUndefined();
  });

  test('that says no for good, or sends us elsewhere, is not tried again; nor is one that nobody needs', async () => {
    answers = [302];
    const moved = run(null);
    await moved.until(1);
    expect(moved.kept).toMatchObject([{ outcome: 'failed', detail: 'answered 302' }]);
    answers = [500, 200];
    const over = run(null);
    await over.until(1);
    over.close();
    await over.clock.advance(60_000);
    expect(over.kept).toHaveLength(1);
    expect(heard).toHaveLength(2);
  });
});
