import { test } from '../e2e/fixtures.ts';
import { tour, type TourOptions } from '../e2e/tour.ts';
import { shoot, shootForReadme } from './shoot.ts';

const portrait = { width: 1080, height: 1920 };
const landscape = { width: 1920, height: 1080 };

interface Series extends TourOptions {
  readonly series: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

const usual = { textPercent: 100, contrast: 'standard', colorScheme: 'light' } as const;
const all: readonly Series[] = [
  { ...usual, series: 'portrait-en', language: 'en', viewport: portrait },
  { ...usual, series: 'portrait-zh', language: 'zh-Hans', viewport: portrait },
  { ...usual, series: 'landscape-en', language: 'en', viewport: landscape },
  { ...usual, series: 'landscape-zh-dark', language: 'zh-Hans', viewport: landscape, colorScheme: 'dark' },
  {
    ...usual,
    series: 'portrait-en-200-high',
    language: 'en',
    viewport: portrait,
    textPercent: 200,
    contrast: 'high',
  },
  {
    ...usual,
    series: 'portrait-zh-dark-reach',
    language: 'zh-Hans',
    viewport: portrait,
    colorScheme: 'dark',
    reach: true,
  },
];

/** What README shows, by series and screen. */
const forReadme: Readonly<Record<string, string>> = {
  'portrait-en attract': 'kiosk-attract',
  'portrait-en menu-first': 'kiosk-menu',
  'portrait-en item': 'kiosk-item',
  'portrait-en review': 'kiosk-review',
  'portrait-en help-accepted': 'kiosk-help',
  'portrait-en done': 'kiosk-done',
  'portrait-zh menu-first': 'kiosk-menu-zh',
  'portrait-zh help-accepted': 'kiosk-help-zh',
};

for (const { series, viewport, colorScheme, ...options } of all) {
  test.describe(() => {
    test.use({ viewport: { ...viewport }, colorScheme });
    test(`the kiosk, ${series}`, async ({ shop, customer }) => {
      for await (const screen of tour(shop, customer, options)) {
        await shoot(customer.page, `kiosk_${series}_${screen}`);
        const name = forReadme[`${series} ${screen}`];
        if (name !== undefined) await shootForReadme(customer.page, name);
      }
    });
  });
}
