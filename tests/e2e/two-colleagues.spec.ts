import { expect, test } from './fixtures.ts';
import { signIn, staffWords } from './staff-words.ts';

const { station: at, staff, manager: of } = staffWords('en');

test('two colleagues on two devices: one takes a call, the other sees who, and gets it handed over with a note', async ({
  shop,
  customer,
  station,
  browser,
}) => {
  const other = await shop.open(browser, 'station', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await signIn(station, shop.pin('Mia'));
  await signIn(other, shop.pin('Jonas'));
  await customer.begin();
  await customer.help.click();
  const mine = station.getByRole('article');
  const theirs = other.getByRole('article');
  await expect(theirs.getByRole('button', { name: at('do.accept') })).toBeVisible();
  await mine.getByRole('button', { name: at('do.accept') }).click();
  await expect(theirs.getByText(at('state.accepted', { name: 'Mia' }), { exact: true })).toBeVisible();
  await expect(theirs.getByRole('button', { name: at('do.accept') })).toHaveCount(0);
  await expect(theirs).toContainText('Mia is coming to you');

  await mine.getByRole('button', { name: at('do.handOver') }).click();
  const panel = station.getByRole('dialog');
  await panel.getByText('Jonas', { exact: true }).click();
  await panel.getByLabel(at('hand.note')).fill('needs oat milk');
  await panel.getByRole('button', { name: at('hand.confirm') }).click();
  await expect(theirs).toContainText(at('mark.handedToMe', { name: 'Mia' }));
  await expect(theirs).toContainText('needs oat milk');
  await expect(customer.heading(customer.say('help.accepted', { name: 'Mia' }))).toHaveCount(0);
  await theirs.getByRole('button', { name: at('do.accept') }).tap();
  await expect(customer.heading(customer.say('help.accepted', { name: 'Jonas' }))).toBeVisible();
  await expect(mine.getByText(at('state.accepted', { name: 'Jonas' }), { exact: true })).toBeVisible();
  await other.context().close();
});

test('a manager lets somebody in who then signs in by name, and arranges the floor with the arrow keys', async ({
  shop,
  station,
  manager,
}) => {
  await signIn(manager, shop.pin('Petra'));
  await manager.getByRole('link', { name: of('tab.people') }).click();
  await manager.getByRole('button', { name: of('people.add') }).click();
  const form = manager.getByRole('dialog');
  await form.getByLabel(of('people.name'), { exact: true }).fill('Noor');
  await form.getByLabel('Chinese').check();
  await form.getByLabel(of('people.pin'), { exact: true }).fill('1234');
  await form.getByRole('button', { name: of('people.save') }).click();
  await expect(form.getByText(of('people.pin.trivial'))).toBeVisible();
  await form.getByLabel(of('people.pin'), { exact: true }).fill('8062');
  await form.getByRole('button', { name: of('people.save') }).click();
  await expect(form).toHaveCount(0);

  await station.getByRole('button', { name: 'Noor' }).click();
  await expect(station.getByRole('heading', { name: at('signIn.pinOf', { name: 'Noor' }) })).toBeVisible();
  await signIn(station, '8062');
  await expect(station.getByRole('button', { name: /Noor/ })).toBeVisible();
  await station.getByRole('button', { name: /Noor/ }).click();
  await station.getByRole('button', { name: staff('signOut'), exact: true }).click();

  await signIn(station, shop.pin('Petra'));
  await station.getByRole('button', { name: new RegExp(at('tab.floor')) }).click();
  await station.getByRole('button', { name: at('plan.edit') }).click();
  const kiosk = station.getByRole('button', { name: /Kiosk 1.*50.*50/ });
  await kiosk.focus();
  await station.keyboard.press('ArrowRight');
  await station.keyboard.press('ArrowUp');
  await expect(station.getByRole('button', { name: /Kiosk 1.*52.*48/ })).toBeFocused();
  await station.getByRole('button', { name: at('plan.save') }).click();
  await expect(station.getByRole('button', { name: at('plan.edit') })).toBeVisible();

  await manager
    .getByRole('listitem')
    .filter({ hasText: 'Noor' })
    .getByRole('button', { name: of('people.remove') })
    .click();
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: of('people.remove') })
    .click();
  await expect(manager.getByText(new RegExp(`${of('people.disabled')} ·`))).toBeVisible();
});
