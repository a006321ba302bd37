import type { LocalText } from '../catalog/catalog.ts';
import { wilsonLowest } from './wilson.ts';

/** One chosen thing of a line, as the journal keeps it. */
interface JournalOption {
  readonly groupId: string;
  readonly groupName: LocalText;
  readonly optionId: string;
  readonly quantity: number;
}

export interface JournalLine {
  readonly lineId: string;
  readonly itemId: string;
  readonly name: LocalText;
  readonly options: readonly JournalOption[];
}

/** What friction is read from: the order's own journal, without who. */
export type JournalStep = { readonly at: number } & (
  | {
      readonly type: 'moved';
      readonly place: { readonly screen: string; readonly itemId?: string; readonly lineId?: string | null };
    }
  | { readonly type: 'line.added' | 'line.changed'; readonly line: JournalLine }
  | { readonly type: 'line.removed'; readonly lineId: string }
  | { readonly type: 'line.restored' }
);

/** One visit with the moments at which its customer pressed Help. */
export interface Visit {
  readonly steps: readonly JournalStep[];
  readonly calls: readonly number[];
}

export interface FrictionFinding {
  readonly kind: 'product' | 'option';
  readonly itemId: string;
  readonly name: LocalText;
  readonly groupId: string | null;
  readonly groupName: LocalText | null;
  /** Visits that opened or ordered it; of an option: that ordered its product. */
  readonly visits: number;
  /** Visits in which at least one of the following happened. */
  readonly troubled: number;
  /** Help pressed on its screen; of an option: in visits that had changed this choice. */
  readonly calls: number;
  /** Its screen was left with nothing chosen. */
  readonly backOuts: number;
  readonly removals: number;
  /** Brought back after it was taken off. */
  readonly undos: number;
  /** Visits that opened it three times or more. */
  readonly reopened: number;
  /** A choice that was made was changed afterwards. */
  readonly changes: number;
  /** Of an option: the part of its product's calls that came from visits which had changed this choice. */
  readonly shareOfCalls: number | null;
  /** Surely more trouble than the usual product of this shop has; otherwise it may be chance. */
  readonly worse: boolean;
}

export interface FrictionReport {
  readonly visits: number;
  /** Part of product visits that were troubled, over all products. */
  readonly usual: number;
  readonly findings: readonly FrictionFinding[];
}

/** Fewer visits than this say nothing. */
export const LEAST_VISITS = 20;

const OFTEN = 3;

interface Tally {
  readonly itemId: string;
  name: LocalText;
  readonly groupId: string | null;
  readonly groupName: LocalText | null;
  visits: number;
  troubled: number;
  calls: number;
  backOuts: number;
  removals: number;
  undos: number;
  reopened: number;
  changes: number;
}

/**
 * Where people get stuck: which product, and which choice of it. Counts only what at least twenty visits tell of; the
 * worst first, by the least that the trouble surely is (Wilson, 95 %).
 */
export function frictionOf(visits: readonly Visit[]): FrictionReport {
  const tallies = new Map<string, Tally>();
  for (const visit of visits) tallyVisit(visit, tallies);
  const products = [...tallies.values()].filter(({ groupId }) => groupId === null);
  const seen = products.reduce((sum, each) => sum + each.visits, 0);
  const usual = seen === 0 ? 0 : products.reduce((sum, each) => sum + each.troubled, 0) / seen;
  const findings = [...tallies.values()]
    .filter((tally) => tally.visits >= LEAST_VISITS && tally.troubled > 0)
    .map((tally): FrictionFinding & { readonly least: number } => {
      const least = wilsonLowest(tally.troubled, tally.visits);
      const product = tallies.get(tally.itemId);
      const shareOfCalls =
        tally.groupId === null || product === undefined || product.calls === 0
          ? null
          : Math.min(1, tally.calls / product.calls);
      const kind = tally.groupId === null ? 'product' : 'option';
      return { ...tally, kind, shareOfCalls, worse: least > usual, least };
    })
    .toSorted((a, b) => b.least - a.least || b.visits - a.visits || a.itemId.localeCompare(b.itemId))
    .map(({ least: _least, ...finding }) => finding);
  return { visits: visits.length, usual, findings };
}

/** What one visit says of each thing that it touched. */
function tallyVisit({ steps, calls }: Visit, tallies: Map<string, Tally>): void {
  const marks = readVisit(steps, calls);
  for (const [itemId, mark] of marks.items) {
    const tally = tallyOf(tallies, itemId, { itemId, name: mark.name ?? {}, groupId: null, groupName: null });
    if (mark.name !== null) tally.name = mark.name;
    const reopened = mark.opened >= OFTEN ? 1 : 0;
    const changes = [...mark.groups.values()].reduce((sum, group) => sum + group.changes, 0);
    tally.visits += 1;
    tally.calls += mark.calls;
    tally.backOuts += mark.backOuts;
    tally.removals += mark.removals;
    tally.undos += mark.undos;
    tally.reopened += reopened;
    tally.changes += changes;
    if (mark.calls + mark.backOuts + mark.removals + mark.undos + reopened > 0) tally.troubled += 1;
    for (const [groupId, group] of mark.groups) {
      const option = tallyOf(tallies, `${itemId} ${groupId}`, {
        itemId,
        name: mark.name ?? {},
        groupId,
        groupName: group.name,
      });
      option.visits += 1;
      option.changes += group.changes;
      if (group.changes === 0) continue;
      option.calls += mark.calls;
      option.troubled += 1;
    }
  }
}

interface ItemMark {
  name: LocalText | null;
  opened: number;
  calls: number;
  backOuts: number;
  removals: number;
  undos: number;
  readonly groups: Map<string, { readonly name: LocalText; changes: number }>;
}

function readVisit(
  steps: readonly JournalStep[],
  calls: readonly number[],
): { items: Map<string, ItemMark> } {
  const items = new Map<string, ItemMark>();
  const mark = (itemId: string): ItemMark => {
    const known = items.get(itemId);
    if (known !== undefined) return known;
    const fresh: ItemMark = {
      name: null,
      opened: 0,
      calls: 0,
      backOuts: 0,
      removals: 0,
      undos: 0,
      groups: new Map(),
    };
    items.set(itemId, fresh);
    return fresh;
  };
  const lines = new Map<string, JournalLine>();
  let removed: JournalLine | null = null;
  /** The item whose screen is open, and whether anything came of it yet. */
  let open: { readonly itemId: string; chosen: boolean } | null = null;
  const leave = (): void => {
    if (open !== null && !open.chosen) mark(open.itemId).backOuts += 1;
    open = null;
  };
  const waiting = calls.toSorted((a, b) => a - b);
  const callsUntil = (at: number): void => {
    while (waiting[0] !== undefined && waiting[0] < at) {
      waiting.shift();
      if (open !== null) mark(open.itemId).calls += 1;
    }
  };
  for (const step of steps) {
    callsUntil(step.at);
    switch (step.type) {
      case 'moved': {
        leave();
        const { itemId } = step.place;
        if (step.place.screen !== 'item' || itemId === undefined) break;
        open = { itemId, chosen: false };
        mark(itemId).opened += 1;
        break;
      }
      case 'line.added':
      case 'line.changed': {
        const { line } = step;
        const item = mark(line.itemId);
        item.name = line.name;
        noteGroups(item, lines.get(line.lineId) ?? null, line);
        lines.set(line.lineId, line);
        if (open !== null && open.itemId === line.itemId) open.chosen = true;
        break;
      }
      case 'line.removed': {
        const line = lines.get(step.lineId);
        if (line === undefined) break;
        mark(line.itemId).removals += 1;
        lines.delete(step.lineId);
        removed = line;
        break;
      }
      case 'line.restored':
        if (removed === null) break;
        mark(removed.itemId).undos += 1;
        lines.set(removed.lineId, removed);
        removed = null;
        break;
    }
  }
  callsUntil(Number.POSITIVE_INFINITY);
  leave();
  return { items };
}

/** Every choice of the line is known from now on; one that differs from before was changed. */
function noteGroups(item: ItemMark, before: JournalLine | null, after: JournalLine): void {
  const chosen = (line: JournalLine, groupId: string): string =>
    line.options
      .filter((option) => option.groupId === groupId)
      .map(({ optionId, quantity }) => `${optionId}×${quantity}`)
      .toSorted()
      .join(' ');
  for (const { groupId, groupName } of [...(before?.options ?? []), ...after.options]) {
    if (!item.groups.has(groupId)) item.groups.set(groupId, { name: groupName, changes: 0 });
  }
  if (before === null) return;
  for (const [groupId, group] of item.groups) {
    if (chosen(before, groupId) !== chosen(after, groupId)) group.changes += 1;
  }
}

function tallyOf(
  tallies: Map<string, Tally>,
  key: string,
  fresh: Pick<Tally, 'itemId' | 'name' | 'groupId' | 'groupName'>,
): Tally {
  const known = tallies.get(key);
  if (known !== undefined) return known;
  const tally: Tally = {
    ...fresh,
    visits: 0,
    troubled: 0,
    calls: 0,
    backOuts: 0,
    removals: 0,
    undos: 0,
    reopened: 0,
    changes: 0,
  };
  tallies.set(key, tally);
  return tally;
}
