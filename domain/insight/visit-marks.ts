import type { LocalText } from '../catalog/catalog.ts';

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

/** Parts of an order's way that everybody comes through one after the other. */
export const visitStages = ['browsing', 'reviewing', 'paying', 'declined'] as const;
export type VisitStage = (typeof visitStages)[number];

/** What friction is read from: the order's own journal, without who. */
export type JournalStep = { readonly at: number } & (
  | {
      readonly type: 'moved';
      readonly place: { readonly screen: string; readonly itemId?: string; readonly lineId?: string | null };
    }
  | { readonly type: 'line.added' | 'line.changed'; readonly line: JournalLine }
  | { readonly type: 'line.removed'; readonly lineId: string }
  | { readonly type: 'line.restored' }
  | {
      readonly type:
        | 'begun'
        | 'type.chosen'
        | 'review.granted'
        | 'reopened'
        | 'pay.card'
        | 'pay.counter'
        | 'payment.declined';
    }
);

/** The customer pressed Help: when, and on which screen. */
export interface VisitCall {
  readonly at: number;
  readonly step: string;
}

/** One visit with the moments at which its customer pressed Help. */
export interface Visit {
  readonly steps: readonly JournalStep[];
  readonly calls: readonly VisitCall[];
}

/** What one visit says of a product. */
export interface ItemMark {
  name: LocalText | null;
  opened: number;
  calls: number;
  backOuts: number;
  removals: number;
  undos: number;
  readonly groups: Map<string, { readonly name: LocalText; changes: number }>;
}

export interface StageMark {
  /** Help pressed there. */
  calls: number;
  /** Left for the step before it. */
  backOuts: number;
  /** How often it was come to. */
  opened: number;
}

/** What happened in one visit to each product that it touched, and at each stage that it came to. */
export function readVisit({ steps, calls }: Visit): {
  readonly items: ReadonlyMap<string, ItemMark>;
  readonly stages: ReadonlyMap<VisitStage, StageMark>;
} {
  const stages = new Map<VisitStage, StageMark>();
  const stage = (key: VisitStage): StageMark => {
    const known = stages.get(key);
    if (known !== undefined) return known;
    const fresh: StageMark = { calls: 0, backOuts: 0, opened: 0 };
    stages.set(key, fresh);
    return fresh;
  };
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
  const waiting = calls.map(({ at }) => at).toSorted((a, b) => a - b);
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
      case 'begun':
      case 'type.chosen':
        stage('browsing').opened += 1;
        break;
      case 'review.granted':
        stage('reviewing').opened += 1;
        break;
      case 'reopened':
        stage('reviewing').backOuts += 1;
        break;
      case 'pay.card':
      case 'pay.counter':
        stage('paying').opened += 1;
        break;
      case 'payment.declined':
        stage('declined').opened += 1;
        break;
    }
  }
  callsUntil(Number.POSITIVE_INFINITY);
  leave();
  for (const { step } of calls) {
    const known = visitStages.find((each) => each === step);
    // A call that outlived its visit's journal, or came before it, belongs to no stage of it.
    const mark = known === undefined ? undefined : stages.get(known);
    if (mark !== undefined) mark.calls += 1;
  }
  return { items, stages };
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
