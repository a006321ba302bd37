import { expect, test } from 'vitest';
import type { ZvtMode } from '../../hardware/sim/zvt-modes.ts';
import { zvtCardNumber } from '../../hardware/sim/zvt-status.ts';
import { withKiosk, type World, zvtTerminal } from '../harness/with-kiosk.ts';

/*
 * The stories of tests/scenarios/terminal-*.test.ts, engine-killed-while-paying and the-next-customer with a terminal
 * that knows no attempt id: what the engine did not hear is proven by the terminal's own numbers, or left to a person.
 */
/** Money taken and kept, without the payment that the terminal was tried with. */
const taken = (world: World) => world.zvt.ledger.standing().slice(1);
const asked = (world: World) => world.zvt.ledger.asked();
const paidOrders = ({ engine }: World) =>
  engine()
    .stores.orders.list(9)
    .map(({ total, paid }) => ({ total, paid }));

async function pays({ kiosk, zvt: terminal }: World, mode: ZvtMode, item = 'flat-white'): Promise<void> {
  terminal.setMode(mode);
  await kiosk.reviews(item);
  await kiosk.pays('card');
}

/** Lets seconds pass until it is so: a paid order leaves the screen after a while. */
async function passes({ clock }: World, seconds: number, so: () => boolean): Promise<void> {
  for (let left = seconds; left > 0 && !so(); left -= 1) await clock.advance(1_000);
}

async function isAtTheTerminal(world: World): Promise<void> {
  await pays(world, 'ask a person');
  await world.kiosk.sees({ session: { step: 'paying' } });
  await world.until(() => expect(world.zvt.waiting()).toBe(true));
}

test('a card pays: the receipt is printed, the terminal’s slip is kept, and no number of a card is anywhere', async () => {
  await withKiosk(async (world) => {
    await pays(world, 'approve');
    await world.kiosk.sees({ session: { step: 'done', number: 'A01', receipt: 'printed' } });
    expect(taken(world)).toEqual([380]);
    const { stores } = world.engine();
    const [attempt] = stores.db.prepare('SELECT attempt_id, reference, card FROM payment_attempt').all();
    expect(attempt).toMatchObject({ reference: '28004869-0471-000471', card: 'Debit Demo ****4242' });
    const slips = stores.db.prepare('SELECT attempt_id, lines FROM terminal_receipt').all();
    expect(slips).toHaveLength(1);
    const everything = JSON.stringify([
      world.log,
      slips,
      stores.db.prepare('SELECT * FROM terminal_note').all(),
      stores.db.prepare('SELECT * FROM journal').all(),
      world.printer.tickets(),
    ]);
    expect(everything.replaceAll(/[ -]/g, '')).not.toContain(zvtCardNumber);
    expect(everything).not.toContain(zvtCardNumber.slice(0, 12));
  }, zvtTerminal);
});

test.each([
  ['decline', 'declined'],
  ['not enough money', 'insufficient-funds'],
  ['card unreadable', 'card-unreadable'],
  ['busy', 'busy'],
  ['no bank', 'not-started'],
  ['end of day is due', 'not-started'],
] as const)('%s: the reason is there for the screen, and a second try pays', async (mode, lastDecline) => {
  await withKiosk(async (world) => {
    await pays(world, mode);
    await world.kiosk.sees({ session: { step: 'declined', payment: { lastDecline } } });
    world.zvt.setMode('approve');
    await world.clock.advance(20_000);
    await world.kiosk.pays('card');
    await world.kiosk.sees({ session: { step: 'done', receipt: 'printed' } });
    expect(taken(world)).toEqual([380]);
  }, zvtTerminal);
});

test('the customer cancels: the terminal stops, the order is still there', async () => {
  await withKiosk(async (world) => {
    await isAtTheTerminal(world);
    await world.kiosk.does('payment.cancel');
    await world.kiosk.sees({
      session: { step: 'declined', payment: { lastDecline: 'cancelled' }, lines: [{}] },
    });
    expect(taken(world)).toEqual([]);
  }, zvtTerminal);
});

test('an authorisation without a completion: being checked, a person called, asked once, then found paid', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock } = world;
    await pays(world, 'no completion', 'notebook');
    await clock.advance(95_000);
    await kiosk.sees({ session: { step: 'checking', payment: { state: 'unknown' } } });
    await station.sees({ calls: [{ cause: 'payment-unknown', payment: { amount: 1690 } }] });
    await passes(world, 60, () => taken(world).length === 1 && paidOrders(world).length === 1);
    await kiosk.sees({ session: { step: 'done', payment: { state: 'paid' }, receipt: 'printed' } });
    await station.sees({ calls: [] });
    expect(asked(world)).toBe(1);
    expect(taken(world)).toEqual([1690]);
  }, zvtTerminal);
});

test('a terminal that says "please wait" for ever: being checked at its time, a person called, never asked for twice', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock, zvt: terminal } = world;
    await pays(world, 'please wait for ever', 'notebook');
    await kiosk.sees({ session: { step: 'paying' } });
    await clock.advance(95_000);
    await kiosk.sees({ session: { step: 'checking', payment: { state: 'unknown' } } });
    await station.sees({ calls: [{ cause: 'payment-unknown', payment: { amount: 1690 } }] });
    await clock.advance(120_000);
    const staffRead = (await station.view()).devices.find(({ deviceId }) => deviceId === 'terminal');
    expect(staffRead).toMatchObject({ state: 'attention', faults: ['busy'] });
    // Somebody presses stop on it: it has taken nothing, and says so when it is asked.
    terminal.stop();
    await passes(world, 120, () => world.engine().stores.payments.unsettled().length === 0);
    await kiosk.sees({ session: { step: 'declined', payment: { lastDecline: 'cancelled' } } });
    await station.sees({ calls: [] });
    expect(asked(world)).toBe(1);
    expect(taken(world)).toEqual([]);
  }, zvtTerminal);
});

test('a terminal that never ends a question: the customer is told so within half a minute, and no amount leaves later', async () => {
  await withKiosk(async (world) => {
    const { kiosk, clock, zvt: terminal } = world;
    await pays(world, 'never ends a question');
    await clock.advance(31_000);
    await kiosk.sees({ session: { step: 'declined', payment: { lastDecline: 'not-started' } } });
    terminal.setMode('approve');
    await clock.advance(60_000);
    expect(asked(world)).toBe(0);
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'done', receipt: 'printed' } });
    expect(taken(world)).toEqual([380]);
  }, zvtTerminal);
});

test('another amount in the answer is no payment: the terminal takes it back, and a person decides', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock } = world;
    await pays(world, 'wrong amount');
    await kiosk.sees({ session: { step: 'checking' } });
    await clock.advance(120_000);
    await kiosk.sees({ session: { step: 'checking' } });
    await station.sees({ calls: [{ cause: 'payment-unknown' }] });
    expect(taken(world)).toEqual([]);
    expect(paidOrders(world)).toEqual([]);
  }, zvtTerminal);
});

test.each([
  ['approve', { step: 'done', receipt: 'printed', payment: { state: 'paid' } }, [380]],
  ['decline', { step: 'declined', payment: { lastDecline: 'declined' } }, []],
  ['stop', { step: 'declined', payment: { lastDecline: 'not-started' } }, []],
] as const)('the engine was dead while the customer did %s', async (what, session, money) => {
  await withKiosk(async (world) => {
    await isAtTheTerminal(world);
    await world.kill();
    world.zvt[what]();
    await world.clock.advance(10_000);
    await world.boot();
    await passes(world, 60, () => world.engine().stores.payments.unsettled().length === 0);
    await world.kiosk.sees({ session });
    expect(asked(world)).toBe(1);
    expect(taken(world)).toEqual(money);
  }, zvtTerminal);
});

test('killed before the amount left: nothing was charged, and the customer may try again', async () => {
  await withKiosk(async (world) => {
    await world.kiosk.reviews('flat-white');
    world.zvt.cable.swallow(true);
    await world.kiosk.pays('card');
    await world.kiosk.sees({ session: { step: 'paying' } });
    world.zvt.cable.swallow(false);
    await world.restart();
    await world.kiosk.sees({ session: { step: 'declined', payment: { lastDecline: 'not-started' } } });
    expect(asked(world)).toBe(0);
    await world.clock.advance(20_000);
    await world.kiosk.pays('card');
    await world.kiosk.sees({ session: { step: 'done' } });
    expect(taken(world)).toEqual([380]);
  }, zvtTerminal);
});

test('the line is cut while the card is in, and the terminal is away for a while', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock, zvt: terminal } = world;
    await isAtTheTerminal(world);
    terminal.cable.unplug();
    await kiosk.sees({ session: { step: 'checking' } });
    terminal.approve();
    await clock.advance(60_000);
    await station.sees({ calls: [{ cause: 'payment-unknown' }] });
    terminal.cable.plug();
    await passes(world, 60, () => world.engine().stores.payments.unsettled().length === 0);
    await kiosk.sees({ session: { step: 'done', receipt: 'printed' } });
    await station.sees({ calls: [] });
    expect(asked(world)).toBe(1);
    expect(taken(world)).toEqual([380]);
  }, zvtTerminal);
});

test('the terminal itself is switched off and on with the card in: nothing was taken, the customer may pay', async () => {
  await withKiosk(async (world) => {
    const { kiosk, clock, zvt: terminal } = world;
    await isAtTheTerminal(world);
    terminal.cable.unplug();
    terminal.reboot();
    await kiosk.sees({ session: { step: 'checking' } });
    await clock.advance(25_000);
    terminal.cable.plug();
    await clock.advance(60_000);
    await kiosk.sees({ session: { step: 'declined', payment: { lastDecline: 'not-started' } } });
    terminal.setMode('approve');
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'done' } });
    expect(taken(world)).toEqual([380]);
  }, zvtTerminal);
});

test('two customers, one amount: the first was cut off and not charged, the second pays, and each order has its own', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock, zvt: terminal, engine } = world;
    await isAtTheTerminal(world);
    terminal.cable.unplug();
    terminal.reboot();
    await kiosk.sees({ session: { step: 'checking' } });
    await clock.advance(720_000);
    await kiosk.sees({ session: null });
    terminal.cable.plug();
    terminal.setMode('approve');
    await clock.advance(8_000);
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'done' } });
    await clock.advance(120_000);
    expect(taken(world)).toEqual([380]);
    expect(paidOrders(world).filter(({ paid }) => paid === 1)).toHaveLength(1);
    await station.sees({ calls: [] });
    expect(engine().stores.payments.unsettled()).toEqual([]);
  }, zvtTerminal);
});

test('the terminal was answered for somebody else: no order is paid by another customer’s card', async () => {
  await withKiosk(async (world) => {
    await pays(world, 'approve');
    await world.kiosk.sees({ session: { step: 'done' } });
    await world.clock.advance(60_000);
    await pays(world, 'answer for the previous customer');
    await world.kiosk.sees({ session: { step: 'checking' } });
    world.zvt.setMode('approve');
    await world.clock.advance(60_000);
    await world.kiosk.sees({ session: { step: 'declined', payment: { lastDecline: 'not-started' } } });
    expect(taken(world)).toEqual([380]);
  }, zvtTerminal);
});

test('the end of day is due: staff read it, the manager does it from the page, and cards are taken again', async () => {
  await withKiosk(async (world) => {
    const { kiosk, manager, station, log } = world;
    await pays(world, 'end of day is due');
    await kiosk.sees({ session: { step: 'declined', payment: { lastDecline: 'not-started' } } });
    const terminalOf = async (page: World['station'] | World['manager']) =>
      (await page.view()).devices.find(({ deviceId }) => deviceId === 'terminal');
    const due = { state: 'attention', faults: ['end-of-day'] };
    expect(await terminalOf(station)).toMatchObject(due);
    expect(await terminalOf(manager)).toMatchObject({ ...due, acts: ['end-of-day', 'last-receipt'] });
    await manager.does('device.act', { deviceId: 'terminal', act: 'end-of-day' });
    await world.clock.advance(1_000);
    const done = await terminalOf(manager);
    expect(done).toMatchObject({ state: 'ready', act: { act: 'end-of-day', state: 'done' } });
    expect(JSON.stringify(done)).toContain('Terminal-ID: 28004869');
    expect(log).toContainEqual({
      id: 'device.act',
      fields: { deviceId: 'terminal', act: 'end-of-day', by: 'Petra', outcome: 'done' },
    });
    await kiosk.sees({ session: { payment: { cardReady: true } } });
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'done', receipt: 'printed' } });
    expect(await manager.isRefused('device.act', { deviceId: 'printer', act: 'end-of-day' })).toBe(
      'not-possible',
    );
    expect(await manager.isRefused('device.act', { deviceId: 'nothing', act: 'end-of-day' })).toBe(
      'no-such-device',
    );
  }, zvtTerminal);
});

test('a terminal is not exchanged for another kind while a payment of it is in doubt', async () => {
  await withKiosk(async (world) => {
    const { kiosk, manager, zvt: terminal } = world;
    await isAtTheTerminal(world);
    terminal.cable.unplug();
    await kiosk.sees({ session: { step: 'checking' } });
    const other = { driver: 'virtual-terminal', address: 'tcp://127.0.0.1:5' };
    expect(await manager.isRefused('device.save', { deviceId: 'terminal', settings: other })).toBe(
      'payment-open',
    );
    expect(await manager.isRefused('device.remove', { deviceId: 'terminal' })).toBe('payment-open');
    await manager.does('device.save', {
      deviceId: 'terminal',
      settings: { ...zvtTerminal.devices.terminal, name: 'Till' },
    });
    terminal.stop();
    terminal.cable.plug();
    await passes(world, 60, () => world.engine().stores.payments.unsettled().length === 0);
    await kiosk.sees({ session: { step: 'declined', payment: { lastDecline: 'not-started' } } });
    await manager.does('device.remove', { deviceId: 'terminal' });
  }, zvtTerminal);
});
