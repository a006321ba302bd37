import { expect, test } from './fixtures.ts';
import { signIn, staffWords } from './staff-words.ts';

const { station: at, staff } = staffWords('en');

test('the staff’s page opens without the engine, says so, shows nothing of the shop, and finds back by itself', async ({
  shop,
  customer,
  station,
}) => {
  await signIn(station, shop.pin('Mia'));
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await customer.help.click();
  await expect(station.getByRole('article')).toContainText('Espresso');
  await station.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== 'activated')
      await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
  });

  await station.context().setOffline(true);
  await expect(station.getByText(at('offline'))).toBeVisible();
  await expect(station.getByRole('article')).toContainText('Espresso');
  await station.reload();
  await expect(station.getByText(at('offline.empty'))).toBeVisible();
  await expect(station.getByText('Espresso')).toHaveCount(0);
  const kept = await station.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain('/station');
  expect(kept.filter((path) => path !== '/station' && !path.startsWith('/assets/'))).toEqual([]);

  await station.context().setOffline(false);
  await expect(station.getByRole('article')).toContainText('Espresso');
  await station.getByRole('button', { name: at('do.accept') }).click();
  await expect(station.getByRole('article').getByText(at('state.accepted.me'))).toBeVisible();
});

test('an acceptance that was tapped during a gap of the line arrives when it is over', async ({
  shop,
  customer,
  station,
}) => {
  await signIn(station, shop.pin('Mia'));
  await customer.begin();
  await customer.help.click();
  const card = station.getByRole('article');
  await expect(card.getByRole('button', { name: at('do.accept') })).toBeVisible();
  await station.context().setOffline(true);
  await card.getByRole('button', { name: at('do.accept') }).click();
  await expect(station.getByText(at('offline'))).toBeVisible();
  await station.context().setOffline(false);
  await expect(card.getByText(at('state.accepted.me'))).toBeVisible();
  await expect(customer.heading(customer.say('help.accepted', { name: 'Mia' }))).toBeVisible();
});

test('the page is installable: its manifest and icons can be had, and it is locked and opened by its person', async ({
  shop,
  customer,
  station,
}) => {
  const found = await station.evaluate(async () => {
    const href = document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href ?? '';
    const manifest: { icons: { src: string }[] } = await (await fetch(href)).json();
    const icons = await Promise.all(
      manifest.icons.map(async ({ src }) => (await fetch(src)).headers.get('content-type')),
    );
    return { icons, worker: (await fetch('/station/worker.js')).headers.get('service-worker-allowed') };
  });
  expect(found).toEqual({
    icons: ['image/svg+xml', 'image/png', 'image/png', 'image/png'],
    worker: '/station',
  });
  await signIn(station, shop.pin('Mia'));
  await station.getByRole('button', { name: at('lock') }).click();
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await customer.help.click();
  await expect(station.getByRole('heading', { name: 'Kiosk 1' })).toBeVisible();
  await expect(station.getByText('Espresso')).toHaveCount(0);
  await station.getByRole('button', { name: at('do.accept') }).click();
  const panel = station.getByRole('dialog');
  await panel.getByLabel(staff('signIn.pin')).fill(shop.pin('Mia'));
  await panel.getByLabel(staff('signIn.pin')).press('Enter');
  await expect(station.getByRole('article').getByText(at('state.accepted.me'))).toBeVisible();
  await expect(station.getByText('Espresso')).toBeVisible();
});
