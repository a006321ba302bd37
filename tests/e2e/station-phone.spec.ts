import type { Page } from '@playwright/test';
import type { ScreenLanguage } from '../../renderer/ui/i18n/translate.ts';
import { textSizes } from '../../renderer/ui/staff/preferences.ts';
import { expect, test } from './fixtures.ts';
import { misfits, stillness } from './geometry.ts';
import { signIn, staffWords } from './staff-words.ts';

test.use({
  config: {
    ladder: [
      { afterSeconds: 0, channels: ['screen', 'pager'], urgent: false },
      { afterSeconds: 1, channels: ['pager'], urgent: true },
      { afterSeconds: 2, channels: ['counter'], urgent: true },
    ],
  },
});

/** Somebody chooses a language and letters of this size in the settings of their phone's page. */
async function reads(page: Page, language: ScreenLanguage, textPercent: number): Promise<void> {
  await page.evaluate(
    (choice) => localStorage.setItem('pointfive.screen', choice),
    JSON.stringify({ language, theme: 'light', textPercent }),
  );
  await page.reload();
}

async function look(page: Page, name: string): Promise<void> {
  await stillness(page);
  // The bar of tabs at the lower edge lies over what is scrolled under it.
  const found = (await misfits(page, 24)).filter(({ what }) => what !== 'covered' && what !== 'overlapping');
  expect.soft(found, `what does not fit on ${name}`).toEqual([]);
}

for (const language of ['en', 'zh-Hans'] as const) {
  test(`a call and its entry in the inbox fit a phone, with letters of every size, in ${language}`, async ({
    shop,
    customer,
    station,
    manager,
  }) => {
    test.setTimeout(600_000);
    const words = staffWords(language);
    for (const page of [station, manager]) await page.setViewportSize({ width: 390, height: 844 });
    await signIn(station, shop.pin('Jonas'));
    await signIn(manager, shop.pin('Petra'));
    await customer.begin();
    await customer.add('meals', 'study-set');
    await customer.help.click();
    await expect(customer.heading(customer.say('help.counter'))).toBeVisible();

    const card = station.getByRole('article').first();
    const entry = manager.locator('main li button').first();
    for (const size of textSizes) {
      for (const page of [station, manager]) await reads(page, language, size);
      await expect(card).toBeVisible();
      await look(station, `a call that nobody took, at ${size} %`);
      await card.getByRole('button', { name: words.station('more.show') }).click();
      await look(station, `all about it, at ${size} %`);
      await manager.getByRole('link', { name: words.manager('tab.inbox') }).click();
      await expect(entry).toBeVisible();
      await look(manager, `the inbox, at ${size} %`);
      await entry.click();
      await expect(manager.getByRole('dialog')).toBeVisible();
      await look(manager, `an entry of the inbox, at ${size} %`);
    }

    await card.getByRole('button', { name: words.station('do.accept') }).click();
    for (const size of textSizes) {
      await reads(station, language, size);
      await expect(card.getByRole('button', { name: words.station('do.arrive') })).toBeVisible();
      await look(station, `a call that Jonas took, at ${size} %`);
      await card.getByRole('button', { name: words.station('do.resolve'), exact: true }).click();
      await expect(station.getByRole('dialog')).toBeVisible();
      await look(station, `how a call ended, at ${size} %`);
    }
  });
}
