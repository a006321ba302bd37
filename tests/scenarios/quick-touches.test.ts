import { expect, test } from 'vitest';
import { cornerShop } from '../harness/corner-shop.ts';
import { withKiosk } from '../harness/with-kiosk.ts';
import { groupOf, itemOf, optionOf } from '../selling-samples.ts';

test('each touch on text and view changes its own thing, whatever the screen knew of the touch before', async () => {
  await withKiosk(async ({ kiosk }) => {
    await kiosk.does('session.start');
    await kiosk.does('session.comfort', { textPercent: 200 });
    await kiosk.does('session.comfort', { contrast: 'high' });
    await kiosk.does('session.comfort', { reach: true });
    await kiosk.does('session.comfort', { contrast: 'standard' });
    await kiosk.sees({ session: { comfort: { textPercent: 200, contrast: 'standard', reach: true } } });
  });
});

test('a count that is touched right after new options leaves the options, and the other way round', async () => {
  const milk = groupOf('milk', 1, 1, [optionOf('whole', 0), optionOf('oat', 30)]);
  const shop = cornerShop();
  const catalog = {
    ...shop,
    modifierGroups: [milk],
    items: [...shop.items, itemOf('latte', 420, { categoryIds: ['all'], modifierGroupIds: ['milk'] })],
  };
  const chosen = (optionId: string) => [{ groupId: 'milk', optionId, quantity: 1 }];
  await withKiosk(
    async ({ kiosk }) => {
      await kiosk.orders();
      await kiosk.does('order.add', { itemId: 'latte', quantity: 1, selections: chosen('whole') });
      const lineId = (await kiosk.view()).session?.lines[0]?.lineId ?? '';
      await kiosk.does('order.change', { lineId, selections: chosen('oat') });
      await kiosk.does('order.change', { lineId, quantity: 3 });
      await kiosk.sees({ session: { lines: [{ quantity: 3, selections: chosen('oat') }] } });
      await kiosk.does('order.change', { lineId, selections: chosen('whole') });
      await kiosk.sees({ session: { lines: [{ quantity: 3, selections: chosen('whole') }] } });
      expect((await kiosk.view()).session?.lines).toHaveLength(1);
    },
    { catalog },
  );
});
