import type { OrderLine } from '../cart/line.ts';
import { menuUnit } from './adjustment.ts';
import { type Approval, type Approvals, nextApprovalId } from './approval.ts';

type Question = { readonly kind: 'age'; readonly minAge: number } | Omit<TagQuestion, keyof Asking>;
type TagQuestion = Extract<Approval, { kind: 'tag' }>;
type Asking = Pick<Approval, 'approvalId' | 'state' | 'by'>;

/**
 * The questions that an order with these lines asks, given those that it asked before:
 *
 * | in the order | asked |
 * |---|---|
 * | an item with an age | once per age; one that was allowed holds for all lower ages and for the rest of the visit |
 * | an item with an alarm tag | once per line; more units than were allowed ask again, fewer do not |
 * | a line is gone | what was asked or allowed for it is gone with it |
 * | the menu's price of a line is another one | what was asked about its price is gone |
 *
 * Doing it twice changes nothing.
 */
export function followLines(lines: readonly OrderLine[], known: Approvals): Approvals {
  let { asks } = known;
  const ask = (question: Question): Approval => {
    const approvalId = nextApprovalId(asks);
    asks += 1;
    return { ...question, approvalId, state: 'waiting', by: null };
  };
  const ages = agesToSee(lines, known.approvals);
  const kept = known.approvals.filter((approval) => holds(approval, lines, ages));
  const approvals = kept.map((approval) => {
    if (approval.kind !== 'tag') return approval;
    const quantity = lines.find(({ lineId }) => lineId === approval.lineId)?.quantity ?? 0;
    if (approval.state === 'waiting') return { ...approval, quantity };
    return quantity > approval.quantity ? ask({ kind: 'tag', lineId: approval.lineId, quantity }) : approval;
  });
  for (const minAge of ages) {
    if (!kept.some((each) => each.kind === 'age' && each.minAge === minAge))
      approvals.push(ask({ kind: 'age', minAge }));
  }
  for (const { lineId, tagged, quantity } of lines) {
    if (tagged === true && !approvals.some((each) => each.kind === 'tag' && each.lineId === lineId))
      approvals.push(ask({ kind: 'tag', lineId, quantity }));
  }
  return { approvals, asks };
}

function holds(approval: Approval, lines: readonly OrderLine[], ages: readonly number[]): boolean {
  const line = 'lineId' in approval ? lines.find(({ lineId }) => lineId === approval.lineId) : undefined;
  switch (approval.kind) {
    case 'age':
      return approval.state === 'allowed' || ages.includes(approval.minAge);
    case 'tag':
      return line?.tagged === true;
    case 'price':
      return line !== undefined && menuUnit(line) === approval.listed;
    case 'discount':
      return approval.lineId === null || (line !== undefined && menuUnit(line) === approval.listed);
  }
}

/** Ages in the order that nobody has seen yet, the highest first. */
function agesToSee(lines: readonly OrderLine[], approvals: readonly Approval[]): readonly number[] {
  const seen = Math.max(
    0,
    ...approvals.map((each) => (each.kind === 'age' && each.state === 'allowed' ? each.minAge : 0)),
  );
  const ages = new Set(lines.map(({ minAge }) => minAge ?? 0).filter((age) => age > seen));
  return [...ages].sort((a, b) => b - a);
}
