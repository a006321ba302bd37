import type { Page } from '@playwright/test';
import { barriers } from './accessibility.ts';
import { Customer } from './customer.ts';
import { expect, test } from './fixtures.ts';
import { misfits, stillness } from './geometry.ts';
import { staffWords } from './staff-words.ts';
import { staffTour, type StaffTourOptions } from './staff-tour.ts';

const looks: readonly (StaffTourOptions & { readonly who: string })[] = [
  { who: 'in English, light', language: 'en', theme: 'light', textPercent: 100 },
  { who: 'in Chinese, dark', language: 'zh-Hans', theme: 'dark', textPercent: 100 },
  { who: 'in English, in high contrast, twice as large', language: 'en', theme: 'high', textPercent: 200 },
];

/** A finger at a counter is as large as one at a kiosk, but a desk has a mouse: WCAG 2.2 asks for 24 px. */
const SMALLEST = 24;

/** What is said in passing may come a moment after the act and lie over large letters for its six seconds. */
async function look(page: Page, name: string, passing: string): Promise<void> {
  await stillness(page);
  let found = await misfits(page, SMALLEST);
  if (found.length > 0) {
    await expect(page.getByRole('button', { name: passing })).toHaveCount(0);
    found = await misfits(page, SMALLEST);
  }
  expect.soft(found, `what does not fit on ${name}`).toEqual([]);
  expect.soft(await barriers(page), `barriers on ${name}`).toEqual([]);
}

for (const { who, ...options } of looks) {
  test(`every screen of the people who work here can be read and used ${who}`, async ({
    shop,
    kiosk,
    station,
    manager,
    board,
    dock,
  }) => {
    // So many screens take as long as the machine makes them; each step has an end of its own.
    test.setTimeout(1_800_000);
    const pages = { station, manager, board, dock };
    const passing = staffWords(options.language).staff('say.close');
    for await (const [name, page] of staffTour(shop, new Customer(kiosk), pages, options)) {
      await look(page, name, passing);
    }
  });
}
