import type { OpenShop } from './open-shop.ts';

/**
 * Leaves a shop as a test found it: devices plugged in and willing, no call open, nobody at the kiosk. What is
 * refused here was not needed.
 */
export async function tidyUp(shop: OpenShop): Promise<void> {
  await shop.device('terminal', 'mode', 'approve');
  await shop.device('terminal', 'decline', null);
  for (const deviceId of ['terminal', 'printer', 'scanner', 'pager'])
    await shop.device(deviceId, 'cable', true);
  const station = await shop.door('station');
  await station.send('staff.signIn', { pin: shop.pin('Lin') });
  for (const { payment } of (await station.look()).calls) {
    if (payment === null) continue;
    const { sessionId, attemptId } = payment;
    await station.send('payment.settle', {
      sessionId,
      attemptId,
      outcome: 'not-paid',
      evidence: 'tidied up',
    });
  }
  for (const { callId } of (await station.look()).calls)
    await station.send('assist.resolve', { callId, reason: 'not-needed', note: 'tidied up' });
  for (const { service } of (await station.look()).kiosks)
    if (!service) await station.send('kiosk.service', { open: true });
  await station.send('staff.signOut', {});

  const kiosk = await shop.door('kiosk');
  await kiosk.send('payment.cancel', {});
  await kiosk.send('session.finish', {});
  await kiosk.send('session.startOver', {});
  await kiosk.until(({ session }) => session === null || session.step !== 'checking');
  await kiosk.send('session.startOver', {});
  await kiosk.until(
    ({ session, help, service }) => session === null && help.state === 'none' && service.open,
  );
}
