import { describe, expect, test } from 'vitest';
import { cornerShop, cornerShopWithPrice } from '../../tests/harness/corner-shop.ts';
import { withKiosk } from '../../tests/harness/with-kiosk.ts';
import { imagesOf, imageType } from './draft-desk.ts';

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

async function withUpload(
  content: string,
  story: (parts: Parameters<Parameters<typeof withKiosk>[0]>[0]) => Promise<void>,
): Promise<void> {
  await withKiosk(async (world) => {
    await world.manager.does('catalog.upload', { fileName: 'menu.json', content });
    await story(world);
  });
}

describe('a manager’s new menu', () => {
  test('is only looked at until it is published, then live at once everywhere', async () => {
    await withUpload(JSON.stringify(cornerShopWithPrice('flat-white', 420)), async ({ manager, kiosk }) => {
      await manager.sees({
        draft: { fileName: 'menu.json', publishable: true },
        versions: [{ version: 1, live: true }],
      });
      const { draft } = await manager.view();
      expect(JSON.stringify(draft?.changes)).toContain('flat-white');
      await kiosk.sees({ catalogVersion: 1 });
      await manager.does('catalog.publish', { draftId: draft?.draftId ?? '' });
      await manager.sees({
        draft: null,
        versions: [
          { version: 2, live: true },
          { version: 1, live: false },
        ],
      });
      await kiosk.sees({ catalogVersion: 2 });
    });
  });

  test('with an error is explained and can’t be published', async () => {
    const shop = cornerShop();
    const wrong = { ...shop, items: shop.items.map((item) => ({ ...item, taxClassId: 'nowhere' })) };
    await withUpload(JSON.stringify(wrong), async ({ manager, kiosk }) => {
      await manager.sees({ draft: { publishable: false } });
      const { draft } = await manager.view();
      expect(draft?.findings.length).toBeGreaterThan(0);
      expect(await manager.isRefused('catalog.publish', { draftId: draft?.draftId ?? '' })).toBe(
        'has-errors',
      );
      await kiosk.sees({ catalogVersion: 1 });
    });
  });

  test.each(['', '{', '[]', '{"format":"pointfive-catalog/9"}'])(
    'that is %j is no menu, and says why',
    async (content) => {
      await withUpload(content, async ({ manager }) => {
        await manager.sees({ draft: { publishable: false, accepted: 0 } });
        expect((await manager.view()).draft?.findings.length).toBeGreaterThan(0);
      });
    },
  );

  test('that was replaced or thrown away is not published by an old tap', async () => {
    const content = JSON.stringify(cornerShop());
    await withUpload(content, async ({ manager }) => {
      const old = (await manager.view()).draft?.draftId ?? '';
      await manager.does('catalog.upload', { fileName: 'other.json', content });
      expect(await manager.isRefused('catalog.publish', { draftId: old })).toBe('no-such-draft');
      const now = (await manager.view()).draft?.draftId ?? '';
      await manager.does('catalog.discard', { draftId: now });
      await manager.sees({ draft: null });
      expect(await manager.isRefused('catalog.publish', { draftId: now })).toBe('no-such-draft');
      expect(await manager.isRefused('catalog.rollback', { version: 7 })).toBe('no-such-version');
    });
  });

  test('waits over a restart', async () => {
    await withUpload(JSON.stringify(cornerShop()), async ({ manager, restart }) => {
      await restart();
      await manager.sees({ draft: { fileName: 'menu.json' } });
    });
  });

  test('keeps the pictures of the live one and adds its own', async () => {
    await withKiosk(async ({ manager, engine }) => {
      for (const name of ['a.png', 'b.png']) {
        const content = JSON.stringify(cornerShop());
        await manager.does('catalog.upload', { fileName: 'menu.json', content, images: { [name]: PIXEL } });
        await manager.does('catalog.publish', { draftId: (await manager.view()).draft?.draftId ?? '' });
      }
      const { catalogs } = engine().stores;
      expect(catalogs.image(3, 'a.png')).toMatchObject({ mediaType: 'image/png' });
      expect(catalogs.image(3, 'b.png')?.sha256).toBe(catalogs.image(2, 'a.png')?.sha256);
      expect(catalogs.image(1, 'a.png')).toBeNull();
    });
  });
});

test('only pictures are pictures', () => {
  expect([...imagesOf({ 'x.PNG': PIXEL, 'x.exe': PIXEL, none: PIXEL }).keys()]).toEqual(['x.PNG']);
  expect(imageType('page.html')).toBeNull();
  expect(imageType('photo.JPEG')).toBe('image/jpeg');
});
