import { expect, test } from '../e2e/fixtures.ts';
import { shoot } from './shoot.ts';

test.use({
  config: {
    patience: { idle: 30, leave: 20 },
    ladder: [
      { afterSeconds: 0, channels: ['screen', 'pager'], urgent: false },
      { afterSeconds: 1, channels: ['counter'], urgent: true },
    ],
  },
});

test('a customer who walks away', async ({ customer }) => {
  const { page, say } = customer;
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await expect(customer.heading(say('idle.title'))).toBeVisible({ timeout: 60_000 });
  await shoot(page, 'kiosk_portrait-en_idle');
  await expect(customer.heading(customer.sayCode('parked.title'))).toBeVisible({ timeout: 60_000 });
  await shoot(page, 'kiosk_portrait-en_parked');
});

test('a call that nobody answers', async ({ customer }) => {
  const { page, say } = customer;
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await customer.help.click();
  await expect(customer.heading(say('help.counter'))).toBeVisible();
  await shoot(page, 'kiosk_portrait-en_help-counter');
  await customer.button(say('help.goOn')).click();
  await shoot(page, 'kiosk_portrait-en_help-counter-strip');
});
