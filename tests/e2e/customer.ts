import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { createTranslate, pickText, type ScreenLanguage } from '../../renderer/ui/i18n/translate.ts';
import { codeMessages, type CodeMessages } from '../../renderer/ui/messages/generated/code.ts';
import { kioskMessages, type KioskMessages } from '../../renderer/ui/messages/generated/kiosk.ts';
import type { Catalog, LocalText, OrderType } from '../../domain/catalog/catalog.ts';
import { root } from './open-shop.ts';

const demoCatalog: Catalog = JSON.parse(readFileSync(join(root, 'demo-shop/catalog.json'), 'utf8'));

/** What the demo shop calls a thing, in a language. */
export function nameOf(
  kind: 'categories' | 'items' | 'modifierGroups',
  id: string,
  language: ScreenLanguage,
): string {
  const found = demoCatalog[kind].find(
    (one: { readonly id: string; readonly name: LocalText }) => one.id === id,
  );
  if (!found) throw new Error(`the demo shop has no ${id} among its ${kind}`);
  return pickText(found.name, language);
}

function optionName(groupId: string, optionId: string, language: ScreenLanguage): string {
  const group = demoCatalog.modifierGroups.find(({ id }) => id === groupId);
  const option = group?.options.find(({ id }) => id === optionId);
  if (!option) throw new Error(`${groupId} does not offer ${optionId}`);
  return pickText(option.name, language);
}

/** A person at the kiosk, who reads what is on the screen and touches it. */
export class Customer {
  readonly page: Page;
  #language: ScreenLanguage = 'en';
  #say = createTranslate<KioskMessages>('en', kioskMessages);
  #sayCode = createTranslate<CodeMessages>('en', codeMessages);

  constructor(page: Page) {
    this.page = page;
  }

  /** What the kiosk says for a message, in the language that this person reads. */
  get say() {
    return this.#say;
  }

  /** The same for orders under a code. */
  get sayCode() {
    return this.#sayCode;
  }

  get language(): ScreenLanguage {
    return this.#language;
  }

  reads(language: ScreenLanguage): void {
    this.#language = language;
    this.#say = createTranslate<KioskMessages>(language, kioskMessages);
    this.#sayCode = createTranslate<CodeMessages>(language, codeMessages);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', typeof name === 'string' ? { name, exact: true } : { name });
  }

  /** The one Help that can be reached now: the one on the sheet, when a sheet is open. */
  get help(): Locator {
    return this.button(new RegExp(`^${this.say('bar.help')}\\b|^${this.say('bar.help')}`)).last();
  }

  /** The order number, as large as it stands there. */
  get number(): Locator {
    return this.page
      .getByText(this.say('done.number'), { exact: true })
      .locator('xpath=following-sibling::p[1]');
  }

  async begin(orderType: OrderType = 'take-away'): Promise<void> {
    await this.button(this.say('attract.start')).click();
    await this.button(this.say(`type.${orderType}`)).click();
    await expect(this.page.getByRole('navigation', { name: this.say('menu.categories') })).toBeVisible();
  }

  async openCategory(id: string): Promise<void> {
    const name = nameOf('categories', id, this.#language);
    const rail = this.page.getByRole('navigation', { name: this.say('menu.categories') });
    await rail.getByRole('button', { name, exact: true }).click();
    await expect(this.heading(name).first()).toBeVisible();
  }

  tile(itemId: string): Locator {
    const name = nameOf('items', itemId, this.#language);
    return this.page
      .getByRole('listitem')
      .getByRole('button')
      .filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Looks at an item from the menu. */
  async openItem(categoryId: string, itemId: string): Promise<void> {
    await this.openCategory(categoryId);
    await this.tile(itemId).click();
    await expect(this.heading(nameOf('items', itemId, this.#language))).toBeVisible();
  }

  option(groupId: string, optionId: string): Locator {
    return this.page
      .getByRole('group', { name: nameOf('modifierGroups', groupId, this.#language) })
      .locator('label')
      .filter({ hasText: optionName(groupId, optionId, this.#language) });
  }

  async choose(groupId: string, optionId: string): Promise<void> {
    await this.option(groupId, optionId).click();
    await expect(this.option(groupId, optionId).locator('input')).toBeChecked();
  }

  /** Answers what an item still asks, with the first answer that can be had, until it can be ordered. */
  async answerTheRest(): Promise<void> {
    const add = this.button(new RegExp(`^${this.say('item.add')}`));
    const asks = this.button(new RegExp(`^${this.say('item.missing', { group: '' }).trim()}`));
    while (await add.or(asks).filter({ visible: true }).and(asks).count()) {
      const question = (await asks.innerText()).trim();
      // It says that it is disabled and yet answers a finger: it shows what is missing.
      await asks.click({ force: true });
      await this.page.locator('input:focus').press('Space');
      await expect(this.button(question)).toHaveCount(0);
    }
  }

  async addToOrder(): Promise<void> {
    await this.answerTheRest();
    await this.button(new RegExp(`^${this.say('item.add')}`)).click();
    await expect(this.page.getByRole('navigation', { name: this.say('menu.categories') })).toBeVisible();
  }

  /** An item that asks nothing, or whose usual answers will do. */
  async add(
    categoryId: string,
    itemId: string,
    answers: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    await this.openItem(categoryId, itemId);
    for (const [groupId, optionId] of Object.entries(answers)) await this.choose(groupId, optionId);
    await this.addToOrder();
  }

  /** By the way that this screen offers: below the menu, or beside it where it is wide. */
  async seeOrder(): Promise<void> {
    const below = this.page.locator('main footer').getByRole('button');
    const beside = this.button(this.say('menu.orderButton'));
    await below.or(beside).filter({ visible: true }).click();
    await expect(this.heading(this.say('order.title'))).toBeVisible();
  }

  async review(): Promise<void> {
    await this.button(this.say('order.continue')).click();
    await expect(this.heading(this.say('review.title'))).toBeVisible();
  }

  async payByCard(): Promise<void> {
    await this.button(new RegExp(`^${this.say('review.payCard')}`)).click();
  }

  async payAtCounter(): Promise<void> {
    await this.button(this.say('review.payCounter')).click();
  }

  /** From the first touch to the review of one coffee. */
  async orderACoffee(): Promise<void> {
    await this.begin();
    await this.add('coffee', 'espresso', { 'espresso-shots': 'double' });
    await this.seeOrder();
    await this.review();
  }
}
