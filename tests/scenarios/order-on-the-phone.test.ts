import { describe, expect, test } from 'vitest';
import { type NetworkWorld, withNetwork } from '../harness/with-network.ts';
import { onLoopback, phoneReads, wordsOf } from '../harness/phone.ts';
import { staffCaller, mia } from '../harness/with-kiosk.ts';

const MINUTE = 60_000;

const network = { enabled: true, port: 0, linkPort: 0, phones: true, phonePort: 0, names: ['hub.lan'] };

/** A shop with its network and its pages for phones open. */
function withPhones(story: (world: NetworkWorld) => Promise<void>, config: object = {}): Promise<void> {
  return withNetwork(story, { setup: { config: { network, ...config } } });
}

/** A customer orders, and Mia sets the order aside; gives its code and the address that the screen shows as a QR code. */
async function setsAside(
  { kiosk, engine, clock }: NetworkWorld,
  ...itemIds: readonly string[]
): Promise<{ readonly code: string; readonly page: string; readonly ticketId: string }> {
  await kiosk.orders(...itemIds);
  const ticketId = (await kiosk.view()).session?.sessionId ?? '';
  const done = await engine().door(staffCaller(mia), 'visit.setAside', { sessionId: ticketId, to: 'code' });
  expect(done).toMatchObject({ ok: true });
  await clock.advance(1_000);
  const { session } = await kiosk.view();
  return { code: session?.parkedCode ?? '', page: session?.parkedPage ?? '', ticketId };
}

async function reads(page: string): Promise<string> {
  const { status, html } = await phoneReads(onLoopback(page));
  expect(status).toBe(200);
  return wordsOf(html);
}

test('the phone shows the code, what was ordered, the total and until when it is kept', () =>
  withPhones(async (world) => {
    const { code, page } = await setsAside(world, 'flat-white', 'croissant');
    expect(page).toMatch(/^http:\/\/hub\.lan:\d+\/t\/[\w-]{24}$/);
    const words = await reads(page);
    expect(words).toContain('Your order waits');
    expect(words).toContain(`Your code ${code}`);
    expect(words).toContain('1 × Flat white');
    expect(words).toContain('1 × Croissant');
    expect(words).toContain('Total €6.30');
    expect(words).toMatch(/Kept until (\w+day,? (at )?)?\d\d:\d\d\./);
    expect(words).toMatch(/As of \d\d:\d\d:\d\d/);
    expect(words).toContain('on the start screen of Kiosk 1');
  }));

test('it speaks the language of the order', () =>
  withPhones(async (world) => {
    await world.kiosk.does('session.start');
    await world.kiosk.does('session.language', { language: 'zh-Hans' });
    const { page } = await setsAside(world, 'flat-white');
    const { html } = await phoneReads(onLoopback(page));
    expect(html).toContain('<html lang="zh-Hans">');
    expect(wordsOf(html)).toContain('您的订单正在等候');
  }));

test('nobody’s name, and nothing of a payment, stands on it', () =>
  withPhones(async (world) => {
    const { page, ticketId } = await setsAside(world, 'flat-white');
    await world.engine().door(staffCaller(mia), 'handover.take', { ticketId });
    const { html } = await phoneReads(onLoopback(page));
    expect(wordsOf(html)).toContain('Your order is at the counter');
    expect(html).not.toContain('Mia');
    expect(html).not.toContain(ticketId);
  }));

describe('what becomes of the order', () => {
  test('given back at the counter it waits again, closed it is over and shows nothing more of the order', () =>
    withPhones(async (world) => {
      const { page, code, ticketId } = await setsAside(world, 'flat-white');
      const door = world.engine().door;
      await door(staffCaller(mia), 'handover.take', { ticketId });
      await door(staffCaller(mia), 'handover.giveBack', { ticketId });
      expect(await reads(page)).toContain('Your order waits');
      const closed = await door(staffCaller(mia), 'parked.close', { code, reason: 'done at the till' });
      expect(closed).toMatchObject({ ok: true });
      const words = await reads(page);
      expect(words).toContain('Your order was closed at the counter');
      expect(words).not.toContain('Flat white');
      expect(words).not.toContain('Your code');
    }));

  test('brought to this kiosk again by its code it says so', () =>
    withPhones(async (world) => {
      const { page, code } = await setsAside(world, 'flat-white');
      await world.kiosk.does('handover.claim', { code });
      expect(await reads(page)).toContain('Your order went on at Kiosk 1');
    }));

  test('nobody came: it is not kept any more', () =>
    withPhones(
      async (world) => {
        const { page } = await setsAside(world, 'flat-white');
        await world.clock.advance(9 * MINUTE);
        expect(await reads(page)).toContain('Your order waits');
        await world.clock.advance(2 * MINUTE);
        const words = await reads(page);
        expect(words).toContain('This order is not kept any more');
        expect(words).not.toContain('Flat white');
      },
      { handover: { keepMinutes: 10 } },
    ));
});

describe('where the shop has no such pages', () => {
  test('the screen shows the code alone', () =>
    withNetwork(
      async (world) => {
        const { code, page } = await setsAside(world, 'flat-white');
        expect(code).toMatch(/^..-..$/);
        expect(page).toBe('');
      },
      { setup: { config: { network: { ...network, phones: false } } } },
    ));

  test('a manager opens and closes them while the shop works, and the audit trail says who', () =>
    withPhones(async (world) => {
      await setsAside(world, 'flat-white');
      const off = { enabled: true, port: 0, linkPort: 0, names: ['hub.lan'], phones: false };
      await world.manages('network.save', off);
      expect(world.engine().net.network.phones.port()).toBeNull();
      await world.clock.advance(6_000);
      expect((await world.kiosk.view()).session?.parkedPage).toBeNull();
      expect(await world.manages('network.state', {})).toMatchObject({
        state: 'on',
        phones: { address: null, fault: null },
      });
      await world.manages('network.save', { ...off, phones: true });
      await world.clock.advance(6_000);
      const again = (await world.kiosk.view()).session?.parkedPage ?? '';
      expect(await reads(again)).toContain('Your order waits');
      // Who says nothing about them leaves them as they are.
      const { phones: _, ...silent } = off;
      await world.manages('network.save', silent);
      expect(await world.manages('network.state', {})).toMatchObject({ settings: { phones: true } });
      await world.manages('network.save', { ...silent, enabled: false });
      expect(world.engine().net.network.phones.base()).toBeNull();
    }));
});
