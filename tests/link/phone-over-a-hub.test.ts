import { expect, test } from 'vitest';
import { onLoopback, openPhones, phoneReads, wordsOf } from '../harness/phone.ts';
import { type Shop, withShop } from '../harness/with-shop.ts';

const network = { enabled: true, port: 0, linkPort: 0, phones: true, phonePort: 0, names: ['hub.lan'] };

/** A hub that shows orders to phones, and its kiosks. */
function withPhones(story: (shop: Shop) => Promise<void>, kiosks = 1): Promise<void> {
  return withShop(
    async (shop) => {
      const close = await openPhones(shop.hub);
      try {
        await shop.pass(2_000);
        await story(shop);
      } finally {
        await close();
      }
    },
    { kiosks, config: { hub: { network } } },
  );
}

async function setsAside(shop: Shop): Promise<{ ticketId: string; code: string; page: string }> {
  const k2 = shop.kiosk('K2');
  await k2.kiosk.orders('flat-white');
  const ticketId = (await k2.kiosk.view()).session?.sessionId ?? '';
  await k2.core.door(shop.hub.station.caller, 'visit.setAside', { sessionId: ticketId, to: 'code' });
  await shop.pass(6_000);
  const { session } = await k2.kiosk.view();
  return { ticketId, code: session?.parkedCode ?? '', page: session?.parkedPage ?? '' };
}

async function reads(page: string): Promise<string> {
  const { status, html } = await phoneReads(onLoopback(page));
  expect(status).toBe(200);
  return wordsOf(html);
}

test('the screen of a kiosk leads to the hub, which knows the order', () =>
  withPhones(async (shop) => {
    const { code, page } = await setsAside(shop);
    expect(page).toMatch(/^http:\/\/hub\.lan:/);
    const words = await reads(page);
    expect(words).toContain(`Your code ${code}`);
    expect(words).toContain('on the start screen of any kiosk');
    expect(words).toContain('1 × Flat white');
  }));

test('taken over at the counter, and where it went on, the phone says so', () =>
  withPhones(async (shop) => {
    const { ticketId, code, page } = await setsAside(shop);
    const { caller } = shop.hub.station;
    void shop.hub.core.door(caller, 'handover.take', { ticketId }, 'K2');
    await shop.pass(1_000);
    expect(await reads(page)).toContain('Your order is at the counter');
    void shop.hub.core.door(caller, 'handover.giveBack', { ticketId }, 'K2');
    await shop.pass(1_000);
    void shop.kiosk('K3').core.door(shop.kiosk('K3').kiosk.caller, 'handover.claim', { code });
    await shop.pass(2_000);
    expect(await reads(page)).toContain('Your order went on at Kiosk 3');
  }, 2));

test('while its kiosk is silent the phone says that nobody can say, and afterwards what is so', () =>
  withPhones(async (shop) => {
    const { page } = await setsAside(shop);
    shop.wire('K2').cut();
    await shop.pass(6_000);
    const words = await reads(page);
    expect(words).toContain('We can’t say right now');
    expect(words).toContain('Kiosk 2');
    expect(words).not.toContain('Your order waits');
    shop.wire('K2').heal();
    await shop.linked();
    await shop.pass(2_000);
    expect(await reads(page)).toContain('Your order waits');
  }));

test('the page outlives a kill of the kiosk: address and words are the same', () =>
  withPhones(async (shop) => {
    const { page } = await setsAside(shop);
    await shop.kiosk('K2').restart();
    await shop.linked();
    await shop.pass(6_000);
    expect((await shop.kiosk('K2').kiosk.view()).session?.parkedPage).toBe(page);
    expect(await reads(page)).toContain('Your order waits');
  }));

test('a hub that does not answer is no address for a phone', () =>
  withPhones(async (shop) => {
    const { code } = await setsAside(shop);
    shop.wire('K2').cut();
    await shop.pass(12_000);
    await shop.kiosk('K2').kiosk.sees({ session: { parkedCode: code, parkedPage: null } });
  }));

test('a kiosk that shows the page itself promises no other kiosk while its hub is silent', () =>
  withShop(
    async (shop) => {
      const close = await openPhones(shop.kiosk('K2'));
      try {
        await shop.pass(2_000);
        const { page } = await setsAside(shop);
        expect(page).toMatch(/^http:\/\/k2\.lan:/);
        expect(await reads(page)).toContain('on the start screen of any kiosk');
        shop.wire('K2').cut();
        await shop.pass(12_000);
        const words = await reads(page);
        expect(words).toContain('Your order waits');
        expect(words).toContain('on the start screen of Kiosk 2');
      } finally {
        await close();
      }
    },
    { kiosks: 1, config: { K2: { network: { ...network, names: ['k2.lan'] } } } },
  ));

test('what staff see of an order has nothing that leads to its page', () =>
  withPhones(async (shop) => {
    const { code, page } = await setsAside(shop);
    const token = page.split('/').at(-1) ?? '';
    const answer = await shop.hub.core.door(shop.hub.station.caller, 'handover.find', { code });
    const text = JSON.stringify(answer);
    expect(text).toContain(code);
    expect(text).not.toContain(token);
    expect(text).not.toContain('mark');
  }));
