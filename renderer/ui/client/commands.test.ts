import { describe, expect, test } from 'vitest';
import type { Screen } from '../../../contract/wire.ts';
import { callForHelp, createSend } from './commands.ts';

describe('a command', () => {
  test('goes to its own address, signed by the screen, with its cookie', async () => {
    const asked: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
    const send = createSend({
      screen: 'kiosk',
      fetch: async (url, init) => {
        asked.push({ url: url instanceof Request ? url.url : url.toString(), init });
        return Response.json({ ok: true, value: { lineId: 'l1' } });
      },
    });
    const answer = await send('order.add', { itemId: 'latte', quantity: 1, selections: [] });
    expect(answer).toEqual({ ok: true, value: { lineId: 'l1' } });
    expect(asked[0]?.url).toBe('/api/order.add');
    expect(asked[0]?.init).toMatchObject({
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'x-pointfive-screen': 'kiosk', 'content-type': 'application/json' },
      body: JSON.stringify({ itemId: 'latte', quantity: 1, selections: [] }),
    });
  });

  test('that is refused says why, also when the status is an error', async () => {
    const refusal = { ok: false, why: 'refused', reason: 'sold-out', message: 'Sold out.' };
    const send = createSend({
      screen: 'kiosk',
      fetch: async () => Response.json(refusal, { status: 409 }),
    });
    expect(await send('order.undo', {})).toEqual(refusal);
  });

  test('without an engine is "offline", never an exception', async () => {
    const send = createSend({
      screen: 'kiosk',
      fetch: async () => {
        throw new TypeError('Failed to fetch');
      },
    });
    expect(await send('order.undo', {})).toMatchObject({ ok: false, why: 'offline' });
  });
});

describe('two quick touches', () => {
  function slowEngine(screen: Screen = 'kiosk') {
    const asked: string[] = [];
    const answers: (() => void)[] = [];
    const send = createSend({
      screen,
      fetch: (url) => {
        asked.push(url instanceof Request ? url.url : url.toString());
        return new Promise((resolve) => {
          answers.push(() => resolve(Response.json({ ok: true, value: null })));
        });
      },
    });
    return { asked, answers, send };
  }

  test('reach the engine one after the other', async () => {
    const { asked, answers, send } = slowEngine();
    const first = send('order.undo', {});
    const second = send('order.review', {});
    await Promise.resolve();
    expect(asked).toEqual(['/api/order.undo']);
    answers[0]?.();
    await first;
    await Promise.resolve();
    answers[1]?.();
    expect(await second).toEqual({ ok: true, value: null });
    expect(asked).toEqual(['/api/order.undo', '/api/order.review']);
  });

  test('do not keep a call for help waiting', () => {
    const { asked, send } = slowEngine();
    void send('order.undo', {});
    void send('assist.call', { callId: 'call-1' });
    expect(asked).toContain('/api/assist.call');
  });

  test('of staff at the kiosk are carried out before the screen is given back', async () => {
    const { asked, answers, send } = slowEngine();
    const first = send('visit.setLine', { sessionId: 's1', lineId: 'l1', quantity: 2 });
    void send('staffMode.close', {});
    await Promise.resolve();
    expect(asked).toEqual(['/api/visit.setLine']);
    answers[0]?.();
    await first;
    await Promise.resolve();
    expect(asked).toEqual(['/api/visit.setLine', '/api/staffMode.close']);
  });

  test('that take a call back and call again never take the second call back', async () => {
    const { asked, answers, send } = slowEngine();
    const first = send('assist.withdraw', { callId: 'call-1' });
    void send('assist.call', { callId: 'call-2' });
    await Promise.resolve();
    expect(asked).toEqual(['/api/assist.withdraw']);
    answers[0]?.();
    await first;
    await Promise.resolve();
    expect(asked).toEqual(['/api/assist.withdraw', '/api/assist.call']);
  });

  test('from one kiosk to another on a staff page end at the other', async () => {
    const { asked, answers, send } = slowEngine('station');
    const first = send('floor.watch', { kioskId: null });
    void send('floor.watch', { kioskId: 'K2' });
    await Promise.resolve();
    expect(asked).toHaveLength(1);
    answers[0]?.();
    await first;
    await Promise.resolve();
    expect(asked).toHaveLength(2);
  });
});

describe('a call for help', () => {
  function engineThatAnswers(...answers: readonly string[]) {
    const calls: unknown[] = [];
    const pauses: number[] = [];
    const send = createSend({
      screen: 'kiosk',
      fetch: async (_url, init) => {
        const why = answers[calls.length];
        calls.push(typeof init?.body === 'string' ? JSON.parse(init.body) : null);
        if (why === 'ok') return Response.json({ ok: true, value: null });
        if (why === 'offline') throw new TypeError('Failed to fetch');
        return Response.json({ ok: false, why, message: '' });
      },
    });
    const wait = async (ms: number) => {
      pauses.push(ms);
    };
    return { calls, pauses, send, wait };
  }

  test('is repeated with the same id until the engine has it', async () => {
    const engine = engineThatAnswers('offline', 'engine-fault', 'offline', 'ok');
    expect(await callForHelp(engine, 'call-1')).toMatchObject({ ok: true });
    expect(engine.calls).toEqual(Array(4).fill({ callId: 'call-1' }));
    expect(engine.pauses).toEqual([400, 800, 1600]);
  });

  test('that the engine refuses is not repeated', async () => {
    const engine = engineThatAnswers('not-allowed');
    expect(await callForHelp(engine, 'call-1')).toMatchObject({ ok: false, why: 'not-allowed' });
    expect(engine.calls).toHaveLength(1);
  });

  test('is tried at least every three seconds, however long it takes', async () => {
    const engine = engineThatAnswers(...Array<string>(30).fill('offline'), 'ok');
    await callForHelp(engine, 'call-1');
    expect(Math.max(...engine.pauses)).toBe(3_000);
  });
});
