import { describe, expect, test } from 'vitest';
import { lineOf, catalogOf, itemOf } from '../../tests/selling-samples.ts';
import { MOST_LINES } from '../cart/build-line.ts';
import { indexCatalog } from '../catalog/catalog-index.ts';
import { judgeProposal, type JudgedMenu } from './judge-proposal.ts';
import { diffOrder } from './proposal-diff.ts';
import { type ProposalStep, touchedLines } from './proposal.ts';

const menu = (unavailable: JudgedMenu['unavailable'] = new Map()): JudgedMenu => ({
  index: indexCatalog(catalogOf([itemOf('item-a', 300), itemOf('item-b', 200)])),
  unavailable,
});
const lines = [lineOf('a', 300), lineOf('b', 200)];

function judged(steps: readonly ProposalStep[], now = lines, sold = menu()) {
  const touched = touchedLines(steps, lines) ?? [];
  return judgeProposal(now, { proposalId: 'p', steps, touched }, sold);
}

const twice: ProposalStep = { kind: 'change', lineId: 'a', quantity: 2, selections: [] };
const more: ProposalStep = { kind: 'add', itemId: 'item-b', quantity: 1, selections: [] };

describe('a proposal', () => {
  test('keeps what was allowed for a line that it changes', () => {
    const adjusted = {
      kind: 'discount',
      percent: 10,
      by: { staffId: 'm', name: 'M' },
      reason: 'scratched',
    } as const;
    const now = [{ ...lineOf('a', 300), adjusted }, lineOf('b', 200)];
    const after = judged([twice], now);
    expect(after).toMatchObject({ ok: true, value: [{ quantity: 2, adjusted }, { lineId: 'b' }] });
  });

  test('may take less of what is sold out, and never more', () => {
    const gone = menu(new Map([['item-a', 'sold-out']]));
    expect(judged([twice], lines, gone)).toMatchObject({ ok: false, error: { why: 'sold-out' } });
    expect(judged([{ ...twice, quantity: 1 }], lines, gone)).toMatchObject({ ok: true });
    expect(judged([{ kind: 'remove', lineId: 'a' }], lines, gone)).toMatchObject({ ok: true });
  });

  test('does not make an order longer than an order may be', () => {
    const full = Array.from({ length: MOST_LINES }, (_, at) => lineOf(`l${at}`, 100));
    expect(judged([more], full)).toMatchObject({ ok: false, error: { why: 'too-many-lines' } });
    const [first] = full;
    const swap: readonly ProposalStep[] = [{ kind: 'remove', lineId: first?.lineId ?? '' }, more];
    const touched = touchedLines(swap, full) ?? [];
    expect(judgeProposal(full, { proposalId: 'p', steps: swap, touched }, menu())).toMatchObject({
      ok: true,
    });
  });

  test('names a line once', () => {
    expect(touchedLines([twice, { kind: 'remove', lineId: 'a' }], lines)).toBeNull();
    expect(touchedLines([{ kind: 'remove', lineId: 'x' }], lines)).toBeNull();
  });

  test('judged twice gives the same lines', () => {
    expect(judged([more])).toEqual(judged([more]));
  });
});

test('a difference lists what goes, what changes and what comes, and counts what stays', () => {
  const after = [{ ...lineOf('a', 300), quantity: 2 }, lineOf('c', 150)];
  expect(diffOrder(lines, after)).toMatchObject({
    kept: 0,
    rows: [
      { kind: 'removed', now: { line: { lineId: 'b' }, amount: 200 } },
      { kind: 'changed', was: { amount: 300 }, now: { amount: 600 } },
      { kind: 'added', now: { amount: 150 } },
    ],
  });
  expect(diffOrder(lines, lines)).toEqual({ rows: [], kept: 2 });
});
