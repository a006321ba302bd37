import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minimalSelections } from '../../domain/cart/configure.ts';
import { indexCatalog } from '../../domain/catalog/catalog-index.ts';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import { Lane, newTally, RANDOM, type Tally } from './lane.ts';
import { createRandom, type Random } from './random.ts';
import { staffAtWork } from './staff.ts';
import { mustBeHit } from './must-hit.ts';
import { judge, type Verdict } from './verdict.ts';
import { type Choice, nothingAcknowledged, playVisit, type Scenario, scenarios } from './visit.ts';

const demoCatalog = fileURLToPath(new URL('../../demo-shop/catalog.json', import.meta.url));

/** A boundary is aimed at so often in vain before the run gives it up: it depends on a race. */
const VAIN_LIMIT = 4;
/** Most kills of one visit: a customer whose kiosk dies more often has gone. */
const VISIT_KILLS = 4;
/** How long what is unsettled at the end may take: the longest pause between two questions about a payment, and some. */
const SETTLE_MS = 40_000;

export interface KillRun {
  readonly tally: Tally;
  readonly verdicts: readonly Verdict[];
  readonly seconds: number;
}

/** Kills engines while customers are served, on `lanes` kiosks at once, until `kills` have died. */
export async function runKills(options: {
  readonly folder: string;
  readonly kills: number;
  readonly lanes: number;
  readonly seed: number;
}): Promise<KillRun> {
  const tally = newTally();
  const since = performance.now();
  const plan = new KillPlan(tally);
  const verdicts = await Promise.all(
    Array.from({ length: options.lanes }, (_, index) =>
      runLane(join(options.folder, `lane-${index + 1}`), index + 1, options.kills, tally, plan, options.seed),
    ),
  );
  return { tally, verdicts, seconds: (performance.now() - since) / 1000 };
}

async function runLane(
  folder: string,
  index: number,
  kills: number,
  tally: Tally,
  plan: KillPlan,
  seed: number,
): Promise<Verdict> {
  const random = createRandom(seed * 1_000 + index);
  const lane = await Lane.open(`kiosk ${index}`, folder, tally);
  const acknowledged = nothingAcknowledged();
  const kiosk = await lane.openKiosk();
  const station = await lane.openStation();
  const staff = staffAtWork(station, acknowledged);
  const shelf = simpleChoices();
  try {
    for (let visit = index - 1; tally.kills < kills; visit += 1) {
      const scenario = scenarios[visit % scenarios.length] ?? scenarios[0];
      if (scenario === undefined) throw new Error('no scenario');
      const callsHelp = random.below(5) < 2;
      const passedBefore = new Map(tally.passed);
      const killer = plan.start(lane, scenario, random);
      await playVisit({
        lane,
        kiosk,
        scenario,
        callsHelp,
        choices: Array.from({ length: 1 + random.below(3) }, () => random.pick(shelf)),
        acknowledged,
      });
      killer.stop();
      lane.disarm();
      plan.learn(scenario, passedBefore, tally.passed);
      tally.visits += 1;
    }
    await untilSettled(lane);
  } finally {
    await staff.goHome();
    kiosk.close();
    station.close();
    await lane.close();
  }
  return judge(lane, acknowledged);
}

/** Aims kills at the boundaries that were hit least so far, and some at any moment at all. */
class KillPlan {
  readonly #tally: Tally;
  readonly #vain = new Map<string, number>();
  /** Boundaries that a scenario passes. */
  readonly #known = new Map<string, Set<string>>();

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  learn(scenario: Scenario, before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void {
    const known = this.#known.get(scenario.name) ?? new Set();
    this.#known.set(scenario.name, known);
    for (const [name, count] of after) if (count > (before.get(name) ?? 0)) known.add(name);
  }

  /** Plans the deaths of one visit. */
  start(lane: Lane, scenario: Scenario, random: Random): { readonly stop: () => void } {
    let stopped = false;
    const deathsBefore = lane.deaths();
    const aimed = (): string | null => {
      if (random.below(10) < 3) return null;
      return this.#leastHit(scenario, random);
    };
    const plan = async (): Promise<void> => {
      for (let left = 1 + random.below(VISIT_KILLS); left > 0 && !stopped; left -= 1) {
        const deaths = lane.deaths();
        const target = aimed();
        if (target === null) await pause(random.below(900));
        else if (target.startsWith('start,') && deaths === deathsBefore) {
          lane.armNext(1, target);
          await pause(random.below(500));
        } else {
          lane.arm(1, target);
          this.#vain.set(target, (this.#vain.get(target) ?? 0) + 1);
          for (let waited = 0; lane.deaths() === deaths && waited < 3_000 && !stopped; waited += 20)
            await pause(20);
          if (lane.deaths() !== deaths) this.#vain.set(target, 0);
          continue;
        }
        if (stopped) return;
        lane.killNow(RANDOM);
        while (lane.deaths() === deaths && !stopped) await pause(5);
        // Half of the deaths hit a successor that is still starting.
        if (random.below(2) === 0) await lane.find();
      }
    };
    void plan();
    return {
      stop: () => {
        stopped = true;
      },
    };
  }

  #leastHit(scenario: Scenario, random: Random): string | null {
    const names = [...(this.#known.get(scenario.name) ?? [])].filter(
      (name) => (this.#vain.get(name) ?? 0) < VAIN_LIMIT,
    );
    const hits = (name: string): number => this.#tally.killsAt.get(name) ?? 0;
    const dueNames = names.filter((name) => hits(name) === 0 && mustBeHit(name));
    const least = Math.min(...names.map(hits));
    const candidates = dueNames.length > 0 ? dueNames : names.filter((name) => hits(name) === least);
    return candidates.length === 0 ? null : random.pick(candidates);
  }
}

/** Everything that the outbox still owes is done: the last engine is left alone until then. */
async function untilSettled(lane: Lane): Promise<void> {
  const deadline = performance.now() + SETTLE_MS;
  for (;;) {
    await lane.find();
    const db = lane.database('shop.db');
    const open = db.prepare<[], number>(`SELECT count(*) FROM outbox WHERE state != 'settled'`).pluck().get();
    db.close();
    if (open === 0 || performance.now() > deadline) return;
    await pause(100);
  }
}

/** Items of the demo shop that can be had at any hour, with their smallest choice. */
function simpleChoices(): readonly Choice[] {
  const catalog = readOwnJson<Catalog>(readFileSync(demoCatalog, 'utf8'));
  const index = indexCatalog(catalog);
  return catalog.items.flatMap((item) => {
    if (
      item.hidden === true ||
      item.soldOut === true ||
      item.minAge !== undefined ||
      item.stock !== undefined
    )
      return [];
    if (item.windows !== undefined) return [];
    const selections = minimalSelections(index, item.id);
    return selections.ok ? [{ itemId: item.id, selections: selections.value }] : [];
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
