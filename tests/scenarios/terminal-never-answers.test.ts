import { expect, test } from 'vitest';
import { withKiosk, type World } from '../harness/with-kiosk.ts';

async function paysIntoSilence({ kiosk, terminal, clock }: World): Promise<void> {
  terminal.setMode('never answer');
  await kiosk.reviews('notebook');
  await kiosk.pays('card');
  await kiosk.sees({ session: { step: 'paying', payment: { state: 'asking' } } });
  await clock.advance(95_000);
  await kiosk.sees({ session: { step: 'checking', payment: { state: 'unknown' } } });
}

async function unknownPayment({ station }: World) {
  const payment = (await station.view()).calls[0]?.payment ?? null;
  if (payment === null) throw new Error('the call names no payment');
  return payment;
}

const asked = ({ terminal }: World) => terminal.ledger.entries().map((entry) => entry.asked);

test('no answer is not a no: the payment is being checked, a person is called, and nothing is charged again', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, pager, clock } = world;
    await paysIntoSilence(world);
    await station.sees({ calls: [{ cause: 'payment-unknown', payment: { amount: 1690 } }] });
    await world.until(() => expect(pager.pages()[0]?.text).toMatch(/PAYMENT UNKNOWN/));
    await clock.advance(300_000);
    await kiosk.sees({ session: { step: 'checking' } });
    expect(asked(world)).toEqual([1]);
    expect(await kiosk.isRefused('order.pay', { method: 'card', seq: 99 })).toBe('changed');
    expect(await kiosk.isRefused('session.startOver')).toBe('not-now');
  });
});

test('staff find the payment on the terminal: the order is paid and printed', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, printer } = world;
    await paysIntoSilence(world);
    const { sessionId, attemptId } = await unknownPayment(world);
    await station.does('payment.settle', {
      sessionId,
      attemptId,
      outcome: 'paid',
      evidence: 'slip 17 of the terminal',
    });
    await kiosk.sees({ session: { step: 'done', receipt: 'printed', payment: { state: 'paid' } } });
    await station.sees({ calls: [] });
    expect(printer.tickets()).toHaveLength(1);
    expect(world.engine().stores.payments.load(attemptId)).toMatchObject({
      status: 'approved',
      settled_by: 'mia',
      evidence: 'slip 17 of the terminal',
    });
    expect(
      await station.isRefused('payment.settle', {
        sessionId,
        attemptId,
        outcome: 'not-paid',
        evidence: 'no slip',
      }),
    ).toBe('settled');
  });
});

test('staff find no payment: the customer may pay again, and only then is a second charge asked', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, terminal } = world;
    await paysIntoSilence(world);
    const { sessionId, attemptId } = await unknownPayment(world);
    await station.does('payment.settle', { sessionId, attemptId, outcome: 'not-paid', evidence: 'no slip' });
    await kiosk.sees({ session: { step: 'declined', payment: { lastDecline: 'checked-by-staff' } } });
    await station.sees({ calls: [] });
    expect(asked(world)).toEqual([1]);
    terminal.setMode('approve');
    await world.clock.advance(20_000);
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'done' } });
    expect(terminal.ledger.entries().reduce((sum, entry) => sum + entry.charges, 0)).toBe(1);
  });
});

test('the terminal finds its voice: what it knows of the attempt settles it', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, terminal, clock } = world;
    await paysIntoSilence(world);
    terminal.setMode('approve');
    await clock.advance(45_000);
    await kiosk.sees({ session: { step: 'declined' } });
    await station.sees({ calls: [] });
    expect(asked(world)).toEqual([1]);
  });
});

test('a press of Help while somebody comes for the payment is heard, and does not unsay that they come', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station } = world;
    await paysIntoSilence(world);
    const { sessionId, attemptId } = await unknownPayment(world);
    const [payment] = (await station.view()).calls;
    await station.does('assist.accept', { callId: payment?.callId ?? '' });
    await kiosk.sees({ help: { cause: 'payment-unknown', state: 'accepted', byName: 'Mia', heard: false } });
    const callId = await kiosk.callsHelp();
    await kiosk.sees({ help: { callId, cause: 'help', state: 'accepted', byName: 'Mia', heard: true } });
    await station.sees({ calls: [{ cause: 'payment-unknown' }, { callId, cause: 'help', state: 'raised' }] });
    await station.does('assist.arrive', { callId: payment?.callId ?? '' });
    await kiosk.sees({ help: { callId, state: 'arrived', byName: 'Mia', heard: true } });
    await station.does('payment.settle', { sessionId, attemptId, outcome: 'paid', evidence: 'slip 17' });
    // What was pressed for still waits for somebody.
    await kiosk.sees({ help: { callId, state: 'calling', byName: null, heard: false } });
  });
});

test('while the terminal still has the payment, no person can settle it', async () => {
  await withKiosk(async ({ kiosk, station, terminal, engine }) => {
    terminal.setMode('ask a person');
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'paying' } });
    const [attempt] = engine().stores.payments.unsettled();
    if (attempt === undefined) throw new Error('no attempt was journalled');
    expect(
      await station.isRefused('payment.settle', {
        sessionId: attempt.session_id,
        attemptId: attempt.attempt_id,
        outcome: 'paid',
        evidence: 'it looks paid',
      }),
    ).toBe('asking');
  });
});

test('the kiosk serves the next customer while the money is looked for, and the order waits under the call’s code', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock, engine } = world;
    await paysIntoSilence(world);
    const [call] = (await station.view()).calls;
    await clock.advance(600_000);
    await kiosk.sees({ session: { step: 'parked', lines: [], parkedCode: call?.code ?? 'the call’s code' } });
    expect(engine().stores.stock.available('notebook')).toBe(2);
    await clock.advance(120_000);
    await kiosk.sees({ session: null });
    await kiosk.orders('flat-white');
    await kiosk.sees({ session: { step: 'browsing', lines: [{ itemId: 'flat-white' }], number: null } });
    await station.sees({ calls: [{ cause: 'payment-unknown', payment: { amount: 1690 } }] });
    const { sessionId, attemptId } = await unknownPayment(world);
    await station.does('payment.settle', { sessionId, attemptId, outcome: 'paid', evidence: 'slip 3' });
    expect(engine().stores.orders.list(5)).toMatchObject([{ number: 'A01', paid: 1, total: 1690 }]);
    expect(engine().stores.stock.levels()).toContainEqual({ itemId: 'notebook', onHand: 2, held: 0 });
    await kiosk.sees({ session: { step: 'browsing', lines: [{ itemId: 'flat-white' }] } });
  });
});
