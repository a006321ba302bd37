import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineOf, NOON, shopWith } from '../../tests/selling-samples.ts';
import type { OrderLine } from '../cart/line.ts';
import { priceOrder } from '../pricing/price-order.ts';
import { carryAdjustment, menuUnit, percentOff } from './adjustment.ts';
import { waitingOf } from './approval.ts';
import { followLines } from './follow-lines.ts';
import { defaultLimits, mayAdjust, roleFor } from './rights.ts';
import { adjust, type ApprovedOrder, askChange, settleApprovals } from './settle.ts';

const by = { staffId: 'mia', name: 'Mia' };

const line: fc.Arbitrary<OrderLine> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    base: fc.integer({ min: 0, max: 5000 }),
    quantity: fc.integer({ min: 1, max: 9 }),
    minAge: fc.constantFrom(0, 0, 16, 18),
    tagged: fc.boolean(),
  })
  .map(({ id, base, quantity, minAge, tagged }) =>
    lineOf(id, base, {
      quantity,
      ...(minAge === 0 ? {} : { minAge }),
      ...(tagged ? { tagged } : {}),
    }),
  );
const lines = fc.uniqueArray(line, { selector: ({ lineId }) => lineId, maxLength: 4 });

/** An order that went through some edits, with some of its questions answered on the way. */
const orders: fc.Arbitrary<ApprovedOrder> = fc
  .array(fc.tuple(lines, fc.boolean(), fc.nat({ max: 9 })), { minLength: 1, maxLength: 6 })
  .map((edits) => {
    let order: ApprovedOrder = { lines: [], approvals: [], asks: 0, discount: null };
    for (const [next, allowed, which] of edits) {
      order = { ...order, lines: next, ...followLines(next, order) };
      const waiting = waitingOf(order.approvals);
      const chosen = waiting[which % Math.max(1, waiting.length)];
      if (chosen === undefined || which > 5) continue;
      order = settleApprovals(order, {
        approvalIds: [chosen.approvalId],
        allowed,
        by,
        reason: 'seen',
        unit: null,
      });
    }
    return order;
  });

describe('what an order asks', () => {
  test('asking twice changes nothing, and no question is ever asked under an old name', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const once = followLines(order.lines, order);
        expect(followLines(order.lines, once)).toEqual(once);
        const names = once.approvals.map(({ approvalId }) => approvalId);
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) expect(Number(name.replace('ask-', ''))).toBeLessThanOrEqual(once.asks);
      }),
    );
  });

  test('whatever needs a word either has one, or is asked', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const { approvals } = followLines(order.lines, order);
        const ages = approvals.flatMap((each) => (each.kind === 'age' ? [each] : []));
        for (const { lineId, minAge = 0, tagged, quantity } of order.lines) {
          const seen = ages.some((each) => each.state === 'allowed' && each.minAge >= minAge);
          const asked = ages.some((each) => each.state === 'waiting' && each.minAge === minAge);
          if (minAge > 0) expect(seen || asked).toBe(true);
          const tag = approvals.find((each) => each.kind === 'tag' && each.lineId === lineId);
          expect(tag !== undefined).toBe(tagged === true);
          if (tag?.kind === 'tag') expect(tag.quantity).toBeGreaterThanOrEqual(quantity);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a "no" to everything leaves an order that asks nothing', () => {
    fc.assert(
      fc.property(orders, (order) => {
        let left = order;
        for (let turn = 0; waitingOf(left.approvals).length > 0; turn += 1) {
          expect(turn).toBeLessThan(5);
          const approvalIds = waitingOf(left.approvals).map(({ approvalId }) => approvalId);
          left = settleApprovals(left, { approvalIds, allowed: false, by, reason: 'no', unit: null });
        }
        expect(left.lines.every((each) => order.lines.includes(each))).toBe(true);
      }),
    );
  });

  test('what is gone from the order is not asked any more', () => {
    fc.assert(
      fc.property(orders, ({ approvals, asks }) => {
        expect(waitingOf(followLines([], { approvals, asks }).approvals)).toEqual([]);
      }),
    );
  });
});

describe('what a person changes about a price', () => {
  const shop = shopWith();
  const total = ({ lines: priced, discount }: ApprovedOrder) =>
    priceOrder({ lines: priced, discount, orderType: null, shop, promotions: [], moment: NOON }).total;
  const change = fc.oneof(
    fc.record({ kind: fc.constant('price' as const), unit: fc.integer({ min: 0, max: 6000 }) }),
    fc.record({ kind: fc.constant('discount' as const), percent: fc.integer({ min: 1, max: 100 }) }),
  );

  test('never makes an order dearer, nor cheaper than nothing', () => {
    fc.assert(
      fc.property(orders, change, fc.nat({ max: 3 }), (order, wanted, at) => {
        const target = order.lines[at]?.lineId ?? null;
        if (target === null && wanted.kind === 'price') return;
        const after = adjust(order, target, { ...wanted, by, reason: 'shelf' });
        expect(total(after)).toBeLessThanOrEqual(total({ ...order, discount: null }));
        expect(total(after)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('is within the limit of a role exactly when it takes off no more than the limit', () => {
    fc.assert(
      fc.property(change, fc.integer({ min: 1, max: 6000 }), (wanted, unit) => {
        const off = percentOff(wanted, unit);
        for (const role of ['staff', 'supervisor', 'manager'] as const)
          expect(mayAdjust(role, wanted, unit, defaultLimits)).toBe(off <= defaultLimits[role]);
        if (wanted.kind === 'price' && wanted.unit < unit)
          expect((unit * (100 - off)) / 100).toBeLessThanOrEqual(wanted.unit);
        expect(roleFor(wanted, unit, { staff: 0, supervisor: 0, manager: 0 })).toBe(
          off === 0 ? 'staff' : null,
        );
      }),
    );
  });

  test('stays with a line that is built anew at the same price, and goes with another price', () => {
    const before = {
      ...lineOf('a', 500),
      adjusted: { kind: 'price', unit: 300, by, reason: 'shelf' },
    } as const;
    expect(carryAdjustment(before, lineOf('a', 500, { quantity: 4 })).adjusted).toEqual(before.adjusted);
    expect(carryAdjustment(before, lineOf('a', 501)).adjusted).toBeUndefined();
    expect(menuUnit(before)).toBe(500);
  });

  test('asked again for a line, the newer wish stands alone', () => {
    const wish = { lineId: 'a', listed: 500, reason: '', askedBy: null };
    const first = askChange({ approvals: [], asks: 0 }, { ...wish, change: { kind: 'price', unit: null } });
    const second = askChange(first, { ...wish, change: { kind: 'discount', percent: 20 } });
    expect(second.approvals).toMatchObject([{ approvalId: 'ask-2', kind: 'discount' }]);
  });
});
