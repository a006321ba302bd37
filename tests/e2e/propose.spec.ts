import type { Locator } from '@playwright/test';
import { createTranslate } from '../../renderer/ui/i18n/translate.ts';
import { floorMessages } from '../../renderer/ui/messages/generated/floor.ts';
import { talkMessages } from '../../renderer/ui/messages/generated/talk.ts';
import { phraseText, replyText } from '../../domain/talk/phrases.ts';
import { expect, test } from './fixtures.ts';
import { signIn, staffWords } from './staff-words.ts';

const { station: at } = staffWords('en');
const floor = createTranslate('en', floorMessages);
const talk = createTranslate('en', talkMessages);

/** A touch in the first moment was meant for something else: the page says when it counts. */
async function settled(shown: Locator): Promise<void> {
  await expect(shown.locator('[data-settled]')).toBeVisible();
}

test('a colleague proposes a change from across the room; the customer sees it in large type and takes it', async ({
  shop,
  customer,
  station,
}) => {
  const { page } = customer;
  await signIn(station, shop.pin('Mia'));
  await customer.begin();
  await customer.add('coffee', 'espresso', { 'espresso-shots': 'double' });
  await customer.help.click();
  await station
    .getByRole('article')
    .getByRole('button', { name: at('do.look') })
    .click();
  const order = station.getByRole('region', { name: floor('order.title') });
  await expect(order).toContainText('Espresso');

  // The order is live: what the customer does now stands there at once.
  await customer.button(customer.say('help.goOn')).click();
  await customer.add('bakery', 'croissant');
  await expect(order).toContainText('croissant');

  await order.getByRole('button', { name: floor('do.change') }).click();
  const editor = station.getByRole('dialog', { name: floor('edit.title') });
  await editor
    .getByRole('group', { name: /Espresso/ })
    .getByRole('button', { name: /More of/ })
    .click();
  await editor.getByRole('button', { name: new RegExp(`^${floor('edit.remove')}: .*croissant`) }).click();
  await editor.getByRole('button', { name: floor('edit.add') }).click();
  const picker = station.getByRole('dialog', { name: floor('pick.title') });
  await picker.getByRole('searchbox').fill('fountain pen');
  await picker.getByRole('button', { name: /Fountain pen/ }).click();
  await station.getByRole('button', { name: new RegExp(`^${floor('choice.done')}`) }).click();
  await expect(editor).toContainText(floor('edit.now'));
  // Escape closes what lies on top, and nothing that was begun under it.
  await editor
    .getByRole('listitem')
    .filter({ hasText: 'Espresso' })
    .getByRole('button', { name: floor('edit.options') })
    .click();
  const options = station.getByRole('dialog', { name: 'Espresso' });
  await expect(options).toBeVisible();
  await station.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  await expect(editor.getByRole('listitem').filter({ hasText: 'Espresso' })).toContainText('Double');
  await expect(editor).toContainText('Fountain pen');
  await editor.getByLabel(floor('edit.note')).fill('For your letters');
  await editor.getByRole('button', { name: floor('edit.send') }).click();

  const sheet = page.getByRole('dialog', { name: talk('proposal.title', { name: 'Mia' }) });
  await expect(sheet).toContainText('For your letters');
  await expect(sheet.getByRole('listitem').filter({ hasText: talk('proposal.added') })).toContainText(
    'Fountain pen',
  );
  await expect(sheet.getByRole('listitem').filter({ hasText: talk('proposal.removed') })).toContainText(
    'croissant',
  );
  await expect(sheet).toContainText(talk('proposal.totalNow'));
  await expect(order).toContainText(floor('proposal.open'));
  const total = await sheet.locator('dd').last().innerText();
  await settled(sheet);
  await sheet.getByRole('button', { name: talk('proposal.accept') }).click();
  await expect(sheet).toHaveCount(0);
  await expect(customer.heading(customer.say('order.title'))).toBeVisible();
  await expect(page.locator('main')).toContainText('Fountain pen');
  await expect(page.locator('main')).toContainText(total);
  await expect(order).toContainText(floor('proposal.accepted', { name: 'Mia' }));
});

test('a card in the customer’s language is answered by a tap, and refusing a suggestion changes nothing', async ({
  shop,
  customer,
  station,
}) => {
  const { page } = customer;
  await signIn(station, shop.pin('Mia'));
  await customer.begin();
  await customer.add('coffee', 'espresso', { 'espresso-shots': 'double' });
  await customer.help.click();
  await customer.button(customer.say('help.goOn')).click();
  await station
    .getByRole('article')
    .getByRole('button', { name: at('do.look') })
    .click();
  const writer = station.getByRole('region', { name: floor('talk.title') });
  await writer.getByRole('radio', { name: floor('talk.cards') }).check();
  await writer.getByLabel(floor('talk.language')).selectOption('de');
  await writer.getByRole('button', { name: phraseText('allergy', 'de') }).click();

  await expect(page.getByText(phraseText('allergy', 'de'))).toBeVisible();
  await expect(writer).toContainText(floor('talk.shown'));
  await settled(page.locator('body'));
  await page.getByRole('button', { name: replyText('no', 'de'), exact: true }).click();
  await expect(writer.getByRole('list').first().getByRole('listitem').last()).toContainText(
    `${floor('talk.you')}No`,
  );
  await page.getByRole('button', { name: talk('message.close') }).click();
  await expect(page.getByText(phraseText('allergy', 'de'))).toHaveCount(0);

  const order = station.getByRole('region', { name: floor('order.title') });
  await order.getByRole('button', { name: floor('do.suggest') }).click();
  await station.getByRole('searchbox').fill('fountain pen');
  await station.getByRole('button', { name: /Fountain pen/ }).click();
  await station.getByRole('button', { name: new RegExp(`^${floor('choice.suggest')}`) }).click();
  const sheet = page.getByRole('dialog', { name: talk('suggestion.title', { name: 'Mia' }) });
  await expect(sheet).toContainText('Fountain pen');
  await settled(sheet);
  await sheet.getByRole('button', { name: talk('suggestion.refuse') }).click();
  await expect(order).toContainText(floor('proposal.refused', { name: 'Mia' }));
  await expect(page.getByText(customer.say('menu.order', { count: 1 }))).toBeVisible();
});
