import { describe, expect, test } from 'vitest';
import { sampleCall } from '../../../tests/sample-call.ts';
import type { SaidTaker } from '../../link/shop-link.ts';
import type { WayOutcome } from './channel.ts';
import { FarLights } from './far-lights.ts';

const call = sampleCall({ callId: 'c1', kioskId: 'K2', kioskName: 'Kiosk 2' });
const lamp: WayOutcome = {
  channel: 'light',
  target: 'lamp',
  outcome: 'failed',
  detail: 'absent: gone',
  why: { kind: 'fault', fault: 'gone', againMs: null },
};

/** A hub and its kiosk K2, which hear of each other what they say. */
function shop({ linked = true, open = true } = {}) {
  const takers: { hub: SaidTaker | null; kiosk: SaidTaker | null } = { hub: null, kiosk: null };
  const told: { callId: string; rung: number; came: readonly WayOutcome[] }[] = [];
  const unread: string[] = [];
  const faults: unknown[] = [];
  const carry = async (to: 'hub' | 'kiosk', body: unknown) => {
    const came = await takers[to]?.(JSON.parse(JSON.stringify(body)), {
      kioskId: to === 'hub' ? 'K2' : null,
    });
    if (came !== undefined) unread.push(came.unread);
    return 'kept' as const;
  };
  const of = (own: 'hub' | 'kiosk') =>
    new FarLights({
      link: () => ({ say: (_kind, body) => carry(own === 'hub' ? 'kiosk' : 'hub', body) }),
      connected: (kioskId) => linked && kioskId === 'K2',
      find: (callId) => (open && callId === 'c1' ? call : undefined),
      here: () => Promise.resolve([lamp]),
      told: (callId, rung, came) => void told.push({ callId, rung, came }),
      fault: (error) => void faults.push(error),
    });
  const hub = of('hub');
  hub.listen({
    say: (_kind, body) => carry('kiosk', body),
    onSaid: (_kind, take) => {
      takers.hub = take;
    },
  });
  of('kiosk').listen({
    say: (_kind, body) => carry('hub', body),
    onSaid: (_kind, take) => {
      takers.kiosk = take;
    },
  });
  return { hub, told, unread, faults, carry };
}

const rest = () => new Promise((resolve) => setImmediate(resolve));

describe('the lights of another kiosk', () => {
  test('are asked, and what they answered is of the rung that asked', async () => {
    const { hub, told, unread } = shop();
    expect(hub.ask(call, 2)).toMatchObject({ channel: 'light', target: 'Kiosk 2', outcome: 'sent' });
    await rest();
    expect(told).toEqual([{ callId: 'c1', rung: 2, came: [{ ...lamp, target: 'Kiosk 2 lamp' }] }]);
    expect(unread).toEqual([]);
  });

  test('are not known while that kiosk does not answer, and are not asked later', async () => {
    const { hub, told } = shop({ linked: false });
    expect(hub.ask(call, 0)).toMatchObject({ target: 'Kiosk 2', outcome: 'failed' });
    await rest();
    expect(told).toEqual([]);
  });

  test('have nothing to say of a call that is over', async () => {
    const { hub, told, unread } = shop({ open: false });
    hub.ask(call, 0);
    await rest();
    expect({ told, unread }).toEqual({ told: [], unread: [] });
  });

  test('are spoken for by their own kiosk only, and only a hub asks', async () => {
    const { carry, told, unread } = shop();
    await carry('hub', { type: 'ask', callId: 'c1', rung: 0 });
    await carry('kiosk', { type: 'answer', callId: 'c1', rung: 0, came: [] });
    await carry('hub', { type: 'answer', callId: 'c1', rung: 'first', came: [] });
    expect(told).toEqual([]);
    expect(unread).toHaveLength(3);
  });
});
