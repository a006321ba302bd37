import { expect, test } from './fixtures.ts';
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
  await expect(manager.getByText(of('ladder.saved'))).toBeVisible();
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
