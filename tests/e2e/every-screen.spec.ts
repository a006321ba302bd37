import { barriers } from './accessibility.ts';
import { expect, test } from './fixtures.ts';
import { misfits, stillness } from './geometry.ts';
import { tour, type TourOptions } from './tour.ts';

const customers: readonly (TourOptions & { readonly who: string; readonly colorScheme: 'light' | 'dark' })[] =
  [
    { who: 'in English', language: 'en', textPercent: 100, contrast: 'standard', colorScheme: 'light' },
    {
      who: 'in Chinese, in the dark',
      language: 'zh-Hans',
      textPercent: 100,
      contrast: 'standard',
      colorScheme: 'dark',
    },
    {
      who: 'in English, twice as large, in high contrast',
      language: 'en',
      textPercent: 200,
      contrast: 'high',
      colorScheme: 'light',
    },
    {
      who: 'in Chinese, twice as large',
      language: 'zh-Hans',
      textPercent: 200,
      contrast: 'standard',
      colorScheme: 'light',
    },
  ];

for (const { who, colorScheme, ...options } of customers) {
  test.describe(() => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });
    test(`every screen can be read and touched ${who}`, async ({ shop, customer }) => {
      // So many screens take as long as the machine makes them; each step has an end of its own.
      test.setTimeout(1_800_000);
      for await (const screen of tour(shop, customer, options)) {
        await stillness(customer.page);
        expect
          .soft(await customer.page.evaluate(() => document.documentElement.scrollHeight <= innerHeight))
          .toBe(true);
        expect.soft(await misfits(customer.page), `what does not fit on ${screen}`).toEqual([]);
        // Axe looks at code and colours, and both of them at this size have been before it once.
        if (options.textPercent === 100 || options.contrast === 'high')
          expect.soft(await barriers(customer.page), `barriers on ${screen}`).toEqual([]);
        await expect.soft(customer.help, `Help on ${screen}`).toBeInViewport({ ratio: 1 });
      }
    });
  });
}
