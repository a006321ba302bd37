import { Customer } from '../e2e/customer.ts';
import { test } from '../e2e/fixtures.ts';
import { staffTour, type StaffTourOptions } from '../e2e/staff-tour.ts';
import { staffWords } from '../e2e/staff-words.ts';
import { shoot, shootForReadme } from './shoot.ts';

const all: readonly (StaffTourOptions & { readonly series: string })[] = [
  { series: 'en', language: 'en', theme: 'light', textPercent: 100 },
  { series: 'zh-dark', language: 'zh-Hans', theme: 'dark', textPercent: 100 },
  { series: 'en-200-high', language: 'en', theme: 'high', textPercent: 200 },
];

/** What README shows. */
const forReadme: readonly string[] = [
  'station-call',
  'station-floor',
  'manager-draft',
  'dock',
  'board',
  'manager-devices',
  'manager-ready',
];

for (const { series, ...options } of all) {
  test(`the people who work here, ${series}`, async ({ shop, kiosk, station, manager, board, dock }) => {
    const pages = { station, manager, board, dock };
    for await (const [name, page] of staffTour(shop, new Customer(kiosk), pages, options)) {
      await shoot(page, `${name}_${series}`);
      if (series === 'en' && forReadme.includes(name)) await shootForReadme(page, name);
      if (series === 'en' && name === 'manager-shop') {
        await page.getByRole('link', { name: staffWords('en').manager('tab.ladder') }).click();
        await shootForReadme(page, 'manager-ladder');
      }
    }
  });
}
