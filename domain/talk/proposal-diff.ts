import { menuUnit } from '../approval/adjustment.ts';
import type { OrderLine } from '../cart/line.ts';
import type { Minor } from '../catalog/catalog.ts';

/** A line as it stands in a difference, with what its units cost before offers. */
export interface DiffLine {
  readonly line: OrderLine;
  readonly amount: Minor;
}

export type DiffRow =
  | { readonly kind: 'added' | 'removed'; readonly now: DiffLine }
  | { readonly kind: 'changed'; readonly was: DiffLine; readonly now: DiffLine };

/** What two states of an order differ in: what goes, what changes, what comes; lines that are equal are only counted. */
export interface OrderDiff {
  readonly rows: readonly DiffRow[];
  readonly kept: number;
}

export function diffOrder(before: readonly OrderLine[], after: readonly OrderLine[]): OrderDiff {
  const removed = before.filter((line) => !after.some(({ lineId }) => lineId === line.lineId));
  const rows: DiffRow[] = removed.map((line) => ({ kind: 'removed', now: diffLine(line) }));
  let kept = 0;
  for (const line of after) {
    const was = before.find(({ lineId }) => lineId === line.lineId);
    if (was === undefined) rows.push({ kind: 'added', now: diffLine(line) });
    else if (JSON.stringify(was) === JSON.stringify(line)) kept += 1;
    else rows.push({ kind: 'changed', was: diffLine(was), now: diffLine(line) });
  }
  return { rows, kept };
}

function diffLine(line: OrderLine): DiffLine {
  const { adjusted } = line;
  const unit = adjusted?.kind === 'price' ? adjusted.unit : menuUnit(line);
  return { line, amount: unit * line.quantity };
}
