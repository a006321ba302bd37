import { carryAdjustment } from '../approval/adjustment.ts';
import { buildLine, MOST_LINES } from '../cart/build-line.ts';
import type { ConfigureFault, OrderLine } from '../cart/line.ts';
import type { LocalText } from '../catalog/catalog.ts';
import type { CatalogIndex } from '../catalog/catalog-index.ts';
import { fail, ok, type Result, unreachable } from '../result.ts';
import type { OrderProposal, ProposalStep, TouchedLine } from './proposal.ts';

/** Why a proposal can't be applied to the order as it is now. */
export type Misfit =
  | {
      /** `line-moved`: the customer has changed or removed a line that it is about. `choice`: options do not fit. */
      readonly why: 'line-moved' | 'sold-out' | 'not-now' | 'no-longer-sold' | 'choice';
      readonly name: LocalText;
    }
  | { readonly why: 'too-many-lines' };

export interface JudgedMenu {
  readonly index: CatalogIndex;
  readonly unavailable: ReadonlyMap<string, 'sold-out' | 'not-now'>;
}

/**
 * The lines of the order after all steps, or why not one of them is done. A step is judged as if the customer did it
 * by hand now: against the menu of this moment, at its prices. Lines that nobody touches stay as they are. Ids of new
 * lines follow from the proposal's, so that the same proposal judged twice gives the same lines.
 */
export function judgeProposal(
  lines: readonly OrderLine[],
  proposal: Pick<OrderProposal, 'proposalId' | 'steps' | 'touched'>,
  menu: JudgedMenu,
): Result<readonly OrderLine[], Misfit> {
  const moved = proposal.touched.find((touched) => !isAsItWas(touched, lines));
  if (moved !== undefined) return fail({ why: 'line-moved', name: moved.name });
  let after = lines;
  for (const [at, step] of proposal.steps.entries()) {
    const done = take(step, after, `${proposal.proposalId}.${at}`, menu);
    if (!done.ok) return done;
    after = done.value;
  }
  return ok(after);
}

function isAsItWas(touched: TouchedLine, lines: readonly OrderLine[]): boolean {
  const now = lines.find(({ lineId }) => lineId === touched.lineId);
  return (
    now !== undefined &&
    now.quantity === touched.quantity &&
    JSON.stringify(now.selections) === JSON.stringify(touched.selections)
  );
}

function take(
  step: ProposalStep,
  lines: readonly OrderLine[],
  newLineId: string,
  { index, unavailable }: JudgedMenu,
): Result<readonly OrderLine[], Misfit> {
  const gone = new Set(unavailable.keys());
  switch (step.kind) {
    case 'remove':
      return ok(lines.filter(({ lineId }) => lineId !== step.lineId));
    case 'add': {
      const name = index.items.get(step.itemId)?.name ?? {};
      const why = unavailable.get(step.itemId);
      if (why !== undefined) return fail({ why, name });
      if (lines.length >= MOST_LINES) return fail({ why: 'too-many-lines' });
      const built = buildLine(index, newLineId, step.itemId, step.quantity, step.selections, gone);
      return built.ok ? ok([...lines, built.value]) : fail({ why: misfitOf(built.error), name });
    }
    case 'change': {
      const line = lines.find(({ lineId }) => lineId === step.lineId);
      if (line === undefined) return fail({ why: 'line-moved', name: {} });
      const why = step.quantity > line.quantity ? unavailable.get(line.itemId) : undefined;
      if (why !== undefined) return fail({ why, name: line.name });
      const { lineId, itemId, label } = line;
      const built = buildLine(index, lineId, itemId, step.quantity, step.selections, gone, label ?? null);
      return built.ok
        ? ok(lines.map((each) => (each.lineId === lineId ? carryAdjustment(line, built.value) : each)))
        : fail({ why: misfitOf(built.error), name: line.name });
    }
    default:
      return unreachable(step);
  }
}

function misfitOf(fault: ConfigureFault): 'sold-out' | 'no-longer-sold' | 'choice' {
  if (fault.kind === 'sold-out') return 'sold-out';
  return fault.kind === 'unknown-item' ? 'no-longer-sold' : 'choice';
}
