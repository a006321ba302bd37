import { expect, test } from './fixtures.ts';

test.use({
  config: {
    ladder: [
      { afterSeconds: 0, channels: ['screen', 'pager'], urgent: false },
      { afterSeconds: 1, channels: ['counter'], urgent: true },
    ],
  },
});

test('a call that nobody answers ends at the counter, under a code', async ({ customer }) => {
  const { page, say } = customer;
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await customer.help.click();
  await expect(customer.heading(say('help.counter'))).toBeVisible();
  await expect(page.getByRole('dialog').getByText(say('help.counterCode'))).toContainText(/[A-Z0-9]{2,}$/);
});
