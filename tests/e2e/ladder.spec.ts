import { barriers } from './accessibility.ts';
import { expect, test } from './fixtures.ts';
import { misfits, stillness } from './geometry.ts';
import { signIn, staffWords } from './staff-words.ts';

const { manager: of, staff } = staffWords('en');

test('Petra changes the ladder, sees what would happen, saves it, and goes back', async ({
  shop,
  manager,
}) => {
  await signIn(manager, shop.pin('Petra'));
  await manager.getByRole('link', { name: of('tab.ladder') }).click();
  const rungs = manager.getByRole('listitem').filter({ has: manager.getByRole('heading', { level: 4 }) });
  const first = rungs.first();
  await expect(first.getByRole('button', { name: of('ladder.way.screen'), exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const simulator = manager.getByRole('region', { name: of('ladder.sim') });
  await expect(simulator).toContainText(of('ladder.end.counter', { seconds: 90 }));

  // A ladder that would end in silence is not saved.
  const last = rungs.nth(3);
  const counter = last.getByRole('button', { name: of('ladder.way.counter') });
  await counter.click();
  await expect(last.getByRole('alert')).toHaveText(of('ladder.fault.no-end'));
  const save = manager.getByRole('button', { name: of('ladder.save'), exact: true });
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  await counter.click();
  await expect(last.getByRole('alert')).toHaveCount(0);

  // By keyboard alone: the counter comes after a minute.
  await last.getByLabel(of('ladder.after')).focus();
  await manager.keyboard.press('ControlOrMeta+a');
  await manager.keyboard.type('60');
  await expect(simulator).toContainText(of('ladder.end.counter', { seconds: 60 }));
  await save.focus();
  await manager.keyboard.press('Enter');
  // Nothing is left to discard once the engine has it.
  await expect(manager.getByRole('button', { name: of('ladder.discard'), exact: true })).toBeDisabled();
  await manager.reload();
  await expect(rungs.nth(3).getByLabel(of('ladder.after'))).toHaveValue('60');

  await manager.getByRole('button', { name: of('ladder.reset'), exact: true }).click();
  await manager
    .getByRole('dialog')
    .or(manager.getByRole('alertdialog'))
    .getByRole('button', { name: of('ladder.reset.yes') })
    .click();
  await expect(rungs.nth(3).getByLabel(of('ladder.after'))).toHaveValue('90');
  await expect(manager.getByRole('button', { name: staff('cancel') })).toHaveCount(0);
});

test('the page of the ladder can be read and used on a desk and on a phone', async ({ shop, manager }) => {
  await signIn(manager, shop.pin('Petra'));
  await manager.getByRole('link', { name: of('tab.ladder') }).click();
  await manager.getByRole('button', { name: of('ladder.plan.add') }).click();
  await manager.locator('summary').first().click();
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await manager.setViewportSize(size);
    // The bar stays in sight over whatever was scrolled below it.
    await manager.evaluate(() => scrollTo(0, 0));
    await stillness(manager);
    // So does the one for saving, over whatever is still to be scrolled up; what comes last comes clear of it.
    const bar = [of('ladder.save'), of('ladder.discard')];
    const under = (who: string) => bar.some((name) => who.includes(name));
    const found = (await misfits(manager, 24)).filter(({ who }) => !under(who));
    expect.soft(found, `what does not fit at ${size.width}`).toEqual([]);
    await manager.getByRole('button', { name: of('ladder.topic.add') }).click({ trial: true });
    expect.soft(await barriers(manager), `barriers at ${size.width}`).toEqual([]);
  }
});
