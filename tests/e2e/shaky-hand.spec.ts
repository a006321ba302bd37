import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

async function middleOf(at: Locator): Promise<Place> {
  const box = await at.boundingBox();
  if (!box) throw new Error('nothing to tap');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

interface Hand {
  /** Comes back when the page has been clicked; `atMs` counts from the first tap, whatever the machine's pace is. */
  readonly tap: (place: Place, atMs: number) => Promise<void>;
}

/** A finger whose touches carry their own times, so that a slow machine does not make a quick hand slow. */
async function handOn(page: Page): Promise<Hand> {
  const cdp = await page.context().newCDPSession(page);
  let beganAt: number | null = null;
  let taps = 0;
  return {
    async tap(place, atMs) {
      if (beganAt === null) {
        beganAt = Date.now();
        await page.evaluate(() => {
          let clicks = 0;
          const count = () => document.documentElement.setAttribute('data-clicks', String(++clicks));
          window.addEventListener('click', count, { capture: true });
        });
      }
      const timestamp = (beganAt + atMs) / 1000;
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [place], timestamp });
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [], timestamp });
      await expect(page.locator('html')).toHaveAttribute('data-clicks', String(++taps));
    },
  };
}

test('a hand that taps twice presses only what it saw', async ({ customer }) => {
  const { page, say } = customer;
  const hand = await handOn(page);
  await customer.begin();
  await customer.openItem('bakery', 'croissant');
  const add = await middleOf(customer.button(new RegExp(`^${say('item.add')}`)));
  // What is under the finger by the second tap leads to the order.
  await hand.tap(add, 0);
  await expect(page.getByText(say('menu.order', { count: 1 }))).toBeVisible();
  await hand.tap({ x: add.x - 40, y: add.y }, 400);
  await expect(customer.heading(say('order.title'))).toHaveCount(0);
  // A tap later is meant, and so are two on one button and on two neighbours.
  await hand.tap(add, 2000);
  await expect(customer.heading(say('order.title'))).toBeVisible();
  const more = await middleOf(customer.button(say('item.moreOf', { name: 'Butter croissant' })));
  const less = await middleOf(customer.button(say('item.lessOf', { name: 'Butter croissant' })));
  await hand.tap(more, 4000);
  await hand.tap(more, 4100);
  await expect(
    page.getByRole('group', { name: say('order.quantityOf', { name: 'Butter croissant' }) }),
  ).toContainText('3');
  await hand.tap(more, 6000);
  await hand.tap(less, 6100);
  await hand.tap(less, 6200);
  await expect(
    page.getByRole('group', { name: say('order.quantityOf', { name: 'Butter croissant' }) }),
  ).toContainText('2');
});
