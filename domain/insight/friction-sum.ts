import type { LocalText } from '../catalog/catalog.ts';
import { readVisit, type Visit } from './visit-marks.ts';

/** Counts of one product, of one choice of it, or of one stage of the order's way; they only ever add up. */
export interface FrictionTally {
  readonly kind: 'product' | 'option' | 'stage';
  /** Of a stage: the stage. */
  readonly itemId: string;
  readonly name: LocalText;
  readonly groupId: string | null;
  readonly groupName: LocalText | null;
  /** Visits that opened or ordered it, or came to the stage; of an option: that ordered its product. */
  readonly visits: number;
  /** Visits in which at least one of the following happened. */
  readonly troubled: number;
  /** Help pressed on its screen; of an option: in visits that had changed this choice. */
  readonly calls: number;
  /** Its screen was left with nothing chosen; of a stage: left for the one before. */
  readonly backOuts: number;
  readonly removals: number;
  /** Brought back after it was taken off. */
  readonly undos: number;
  /** Visits that opened it three times or more. */
  readonly reopened: number;
  /** A choice that was made was changed afterwards. */
  readonly changes: number;
}

/** Where people got stuck in a number of visits, without any of them. */
export interface FrictionSum {
  readonly visits: number;
  readonly tallies: readonly FrictionTally[];
}

export const noFriction: FrictionSum = { visits: 0, tallies: [] };

const OFTEN = 3;

type Subject = Pick<FrictionTally, 'kind' | 'itemId' | 'name' | 'groupId' | 'groupName'>;
type Counts = Omit<FrictionTally, keyof Subject>;

export function frictionSum(visits: readonly Visit[]): FrictionSum {
  const ledger = new Ledger();
  for (const visit of visits) tallyVisit(visit, ledger);
  return { visits: visits.length, tallies: ledger.all() };
}

/** The same as if all their visits had been read together. */
export function addFriction(sums: readonly FrictionSum[]): FrictionSum {
  const ledger = new Ledger();
  for (const { tallies } of sums) for (const tally of tallies) ledger.add(tally, tally);
  return { visits: sums.reduce((all, { visits }) => all + visits, 0), tallies: ledger.all() };
}

class Ledger {
  readonly #tallies = new Map<string, FrictionTally>();

  add(subject: Subject, more: Counts): void {
    const key = `${subject.kind} ${subject.itemId} ${subject.groupId ?? ''}`;
    const known = this.#tallies.get(key) ?? { ...subject, ...nothing };
    this.#tallies.set(key, {
      ...known,
      // Whoever never ordered it left it without a name.
      name: Object.keys(subject.name).length === 0 ? known.name : subject.name,
      visits: known.visits + more.visits,
      troubled: known.troubled + more.troubled,
      calls: known.calls + more.calls,
      backOuts: known.backOuts + more.backOuts,
      removals: known.removals + more.removals,
      undos: known.undos + more.undos,
      reopened: known.reopened + more.reopened,
      changes: known.changes + more.changes,
    });
  }

  all(): readonly FrictionTally[] {
    return [...this.#tallies.values()];
  }
}

const nothing: Counts = {
  visits: 0,
  troubled: 0,
  calls: 0,
  backOuts: 0,
  removals: 0,
  undos: 0,
  reopened: 0,
  changes: 0,
};

/** What one visit says of each thing that it touched. */
function tallyVisit(visit: Visit, ledger: Ledger): void {
  const { items, stages } = readVisit(visit);
  for (const [itemId, mark] of items) {
    const { calls, backOuts, removals, undos } = mark;
    const name = mark.name ?? {};
    const reopened = mark.opened >= OFTEN ? 1 : 0;
    const changes = [...mark.groups.values()].reduce((sum, group) => sum + group.changes, 0);
    const troubled = calls + backOuts + removals + undos + reopened > 0 ? 1 : 0;
    ledger.add(
      { kind: 'product', itemId, name, groupId: null, groupName: null },
      { visits: 1, troubled, calls, backOuts, removals, undos, reopened, changes },
    );
    for (const [groupId, group] of mark.groups) {
      const changed = group.changes > 0;
      ledger.add(
        { kind: 'option', itemId, name, groupId, groupName: group.name },
        {
          ...nothing,
          visits: 1,
          changes: group.changes,
          calls: changed ? calls : 0,
          troubled: changed ? 1 : 0,
        },
      );
    }
  }
  for (const [stage, { calls, backOuts, opened }] of stages) {
    const reopened = opened >= OFTEN ? 1 : 0;
    ledger.add(
      { kind: 'stage', itemId: stage, name: {}, groupId: null, groupName: null },
      {
        ...nothing,
        visits: 1,
        calls,
        backOuts,
        reopened,
        troubled: calls + backOuts + reopened > 0 ? 1 : 0,
      },
    );
  }
}
