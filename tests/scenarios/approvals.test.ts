import { expect, test } from 'vitest';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import { cornerShop } from '../harness/corner-shop.ts';
import { mia, petra, type World, withKiosk } from '../harness/with-kiosk.ts';

const susan = { staff_id: 'susan', name: 'Susan', role: 'supervisor' } as const;

/** Notebooks have an alarm tag. */
function taggedShop(): Catalog {
  const shop = cornerShop();
  return {
    ...shop,
    items: shop.items.map((item) => (item.id === 'notebook' ? { ...item, tagged: true } : item)),
  };
}

async function visit({ kiosk }: World) {
  const { session } = await kiosk.view();
  if (session === null) throw new Error('nobody orders');
  return session;
}

/** As another person of the shop than Mia, through the same door. */
async function as(
  world: World,
  person: typeof susan | typeof petra,
  name: string,
  input: unknown,
): Promise<unknown> {
  const answer = await world
    .engine()
    .door({ audience: person.role, screen: 'station', staff: person, sessionKey: null }, name, input);
  return answer.ok ? answer.value : answer.why === 'refused' ? answer.reason : answer.why;
}

async function ids(world: World): Promise<string[]> {
  return (await visit(world)).approvals.map(({ approvalId }) => approvalId);
}

test('wine and a tag are one call while the customer goes on, and one visit clears both', async () => {
  await withKiosk(
    async (world) => {
      const { kiosk, station } = world;
      await kiosk.orders('mulled-wine');
      await station.sees({ calls: [{ cause: 'approval' }] });
      await kiosk.does('order.add', { itemId: 'notebook', quantity: 2, selections: [] });
      await kiosk.sees({ session: { approvals: [{ kind: 'age' }, { kind: 'tag', quantity: 2 }] } });
      await station.sees({ kiosks: [{ approvals: [{ kind: 'age' }, { kind: 'tag' }] }] });
      expect((await station.view()).calls).toHaveLength(1);
      await kiosk.does('order.review');
      const { sessionId } = await visit(world);
      await station.does('approval.settle', {
        sessionId,
        approvalIds: await ids(world),
        allow: true,
        reason: '',
      });
      await kiosk.sees({ session: { step: 'reviewing', approvals: [] }, help: { state: 'none' } });
      await station.sees({ calls: [] });
      await kiosk.pays('card');
      await kiosk.sees({ session: { step: 'done' } });
      expect(world.engine().stores.approvals.of(sessionId)).toMatchObject([
        { kind: 'age', state: 'allowed', settled_by: 'mia' },
        { kind: 'tag', state: 'allowed', settled_by: 'mia' },
      ]);
    },
    { catalog: taggedShop() },
  );
});

test('an age that was seen is not asked again, another unit with a tag is, one fewer is not', async () => {
  await withKiosk(
    async (world) => {
      const { kiosk, station } = world;
      await kiosk.orders('mulled-wine', 'notebook');
      const { sessionId, lines } = await visit(world);
      await station.does('approval.settle', {
        sessionId,
        approvalIds: await ids(world),
        allow: true,
        reason: '',
      });
      await kiosk.does('order.add', { itemId: 'mulled-wine', quantity: 1, selections: [] });
      await kiosk.sees({ session: { approvals: [] } });
      const notebook = lines.find(({ itemId }) => itemId === 'notebook')?.lineId ?? '';
      await kiosk.does('order.change', { lineId: notebook, quantity: 2, selections: [] });
      await kiosk.sees({ session: { approvals: [{ kind: 'tag', quantity: 2 }] } });
      await kiosk.does('order.change', { lineId: notebook, quantity: 1, selections: [] });
      await kiosk.does('order.remove', { lineId: notebook });
      await kiosk.sees({ session: { approvals: [] } });
      await station.sees({ calls: [] });
      expect(
        world
          .engine()
          .stores.approvals.of(sessionId)
          .map(({ state }) => state),
      ).toEqual(['allowed', 'allowed', 'withdrawn']);
    },
    { catalog: taggedShop() },
  );
});

test('a refusal needs a reason, takes the line off a reviewed order, and says it kindly', async () => {
  await withKiosk(
    async (world) => {
      const { kiosk, station } = world;
      await kiosk.orders('notebook', 'flat-white');
      await kiosk.does('order.review');
      const { sessionId } = await visit(world);
      const refusal = { sessionId, approvalIds: await ids(world), allow: false };
      expect(await station.isRefused('approval.settle', { ...refusal, reason: '' })).toBe('reason');
      await station.does('approval.settle', { ...refusal, reason: 'tag does not come off' });
      await kiosk.sees({
        session: {
          step: 'browsing',
          lines: [{ itemId: 'flat-white' }],
          notices: [{ kind: 'line-removed', why: 'tag-refused' }],
        },
      });
      expect(
        world
          .engine()
          .stores.stock.levels()
          .find(({ itemId }) => itemId === 'notebook')?.held,
      ).toBe(0);
    },
    { catalog: taggedShop() },
  );
});

test('the shelf shows another price: who may names it, the total follows, the receipt and the books know who', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, printer } = world;
    await kiosk.orders('notebook', 'flat-white');
    const { sessionId, lines } = await visit(world);
    const lineId = lines[0]?.lineId ?? '';
    await kiosk.does('approval.priceDiffers', { lineId });
    await kiosk.does('order.review');
    await kiosk.sees({ session: { step: 'reviewing', approvals: [{ kind: 'price', unit: null }] } });
    const allow = { sessionId, approvalIds: await ids(world), allow: true, reason: 'shelf says 15.90' };
    expect(await station.isRefused('approval.settle', allow)).toBe('price-missing');
    expect(await station.isRefused('approval.settle', { ...allow, unitPrice: 1990 })).toBe('too-high');
    expect(await station.isRefused('approval.settle', { ...allow, unitPrice: 500 })).toBe('above-limit');
    await station.does('approval.settle', { ...allow, unitPrice: 1590 });
    await kiosk.sees({
      session: {
        step: 'reviewing',
        approvals: [],
        quote: { total: 1590 + 380 },
        notices: [{ kind: 'price-adjusted' }],
      },
    });
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'done', receipt: 'printed' } });
    await world.clock.advance(5000);
    expect(JSON.stringify(printer.tickets())).toContain('Price adjusted');
    const [order] = world
      .engine()
      .stores.db.prepare<[], { line: string }>('SELECT line FROM order_line')
      .all();
    expect(JSON.parse(order?.line ?? '')).toMatchObject({
      adjusted: {
        kind: 'price',
        unit: 1590,
        by: { staffId: 'mia', name: 'Mia' },
        reason: 'shelf says 15.90',
      },
    });
  });
});

test('a discount above the limit of staff waits for a supervisor; refused, nothing changes', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station } = world;
    await kiosk.orders('notebook');
    const { sessionId } = await visit(world);
    const change = { kind: 'discount', percent: 30 } as const;
    const asked = { sessionId, lineId: null, change, reason: 'regular' };
    expect(await station.send('approval.adjust', asked)).toEqual({ ok: true, value: { outcome: 'asked' } });
    await kiosk.sees({ session: { approvals: [{ kind: 'discount', percent: 30, needs: 'supervisor' }] } });
    const answer = { sessionId, approvalIds: await ids(world), reason: 'we know her' };
    expect(await station.isRefused('approval.settle', { ...answer, allow: true })).toBe('above-limit');
    expect(await as(world, susan, 'approval.settle', { ...answer, allow: false })).toBeNull();
    await kiosk.sees({
      session: { approvals: [], quote: { total: 1690 }, notices: [{ kind: 'discount-refused' }] },
    });
    expect(
      await as(world, susan, 'approval.adjust', { sessionId, lineId: null, change, reason: 'after all' }),
    ).toEqual({
      outcome: 'done',
    });
    await kiosk.sees({ session: { quote: { total: 1183 } } });
  });
});

test('the customer may say "never mind" about a price, and not about an age', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station } = world;
    await kiosk.orders('mulled-wine');
    const { lines } = await visit(world);
    await kiosk.does('approval.priceDiffers', { lineId: lines[0]?.lineId ?? '' });
    const [age = '', price = ''] = await ids(world);
    await kiosk.does('approval.withdraw', { approvalId: age });
    await kiosk.does('approval.withdraw', { approvalId: price });
    await kiosk.sees({ session: { approvals: [{ kind: 'age' }] } });
    expect((await visit(world)).approvals).toHaveLength(1);
    await station.sees({ calls: [{ cause: 'approval' }] });
  });
});

test('killed at any moment, the same is asked, by one call', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station } = world;
    await kiosk.orders('mulled-wine');
    await world.kill();
    await world.boot();
    await kiosk.sees({ session: { approvals: [{ kind: 'age' }] } });
    await station.sees({ calls: [{ cause: 'approval' }] });
    expect((await station.view()).calls).toHaveLength(1);
    const { sessionId } = await visit(world);
    await station.does('approval.settle', {
      sessionId,
      approvalIds: await ids(world),
      allow: true,
      reason: '',
    });
    await world.restart();
    await kiosk.sees({ session: { approvals: [] }, help: { state: 'none' } });
    await station.sees({ calls: [] });
    await kiosk.does('order.add', { itemId: 'mulled-wine', quantity: 1, selections: [] });
    await kiosk.sees({ session: { approvals: [] } });
  });
});

test('a visit of an earlier build, stored before anything but ages was asked, asks what its lines ask', async () => {
  await withKiosk(async (world) => {
    const { kiosk } = world;
    await kiosk.orders('mulled-wine');
    const { db } = world.engine().stores;
    db.prepare(
      `UPDATE session SET snapshot = json_set(json_remove(snapshot,
         '$.context.approvals', '$.context.asks', '$.context.discount'), '$.context.age', 'waiting')`,
    ).run();
    await world.restart();
    await kiosk.sees({ session: { approvals: [{ kind: 'age', minAge: 18 }] } });
  });
});

test('a discount code asks for what it says, and is no product', async () => {
  await withKiosk(
    async (world) => {
      const { kiosk } = world;
      await kiosk.orders('notebook');
      await kiosk.does('order.scan', { code: 'SCHOOL-15' });
      await kiosk.sees({
        session: { approvals: [{ kind: 'discount', percent: 15, reason: 'School week' }] },
      });
      expect((await visit(world)).notices).toEqual([]);
      const { sessionId } = await visit(world);
      const answer = { sessionId, approvalIds: await ids(world), allow: true, reason: 'card seen' };
      expect(await as(world, petra, 'approval.settle', answer)).toBeNull();
      await kiosk.sees({ session: { quote: { total: 1436 } } });
    },
    { config: { approvals: { codes: [{ code: 'SCHOOL-15', name: 'School week', percent: 15 }] } } },
  );
});

test('whoever answers is in the audit trail with the reason', async () => {
  await withKiosk(async (world) => {
    await world.kiosk.orders('mulled-wine');
    const { sessionId } = await visit(world);
    await world.station.does('approval.settle', {
      sessionId,
      approvalIds: await ids(world),
      allow: false,
      reason: 'no document',
    });
    const rows = world
      .engine()
      .stores.db.prepare<[], { actor: string; detail: string }>(
        "SELECT actor, detail FROM audit WHERE action = 'approval.settle'",
      )
      .all();
    expect(rows).toEqual([{ actor: mia.staff_id, detail: `${sessionId}: refused age: no document` }]);
  });
});
