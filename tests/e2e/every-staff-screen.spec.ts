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

async function look(page: Page, name: string): Promise<void> {
  await stillness(page);
  expect.soft(await misfits(page, SMALLEST), `what does not fit on ${name}`).toEqual([]);
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
    test.setTimeout(480_000);
    const pages = { station, manager, board, dock };
    const passing = staffWords(options.language).staff('say.close');
    for await (const [name, page] of staffTour(shop, new Customer(kiosk), pages, options)) {
      // What is said in passing lies over letters this large for its six seconds, and may be closed.
      if (options.textPercent > 100) await expect(page.getByRole('button', { name: passing })).toHaveCount(0);
      await look(page, name);
    }
  });
}
