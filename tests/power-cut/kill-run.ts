import { join } from 'node:path';
import { Lane, newTally, RANDOM, type Tally } from './lane.ts';
import { createRandom, type Random } from './random.ts';
import { simpleChoices } from './shelf.ts';
import { staffAtWork } from './staff.ts';
import { firstTargets, isOwed, isWorthAKill, missedBoundaries } from './must-hit.ts';
import type { LaneTerminalKind } from './lane-terminal.ts';
import { judge, type Verdict } from './verdict.ts';
import { scenariosOf, type Scenario } from './scenarios.ts';
import { nothingAcknowledged, playVisit } from './visit.ts';

/** A boundary is aimed at so often in vain before the run gives it up: it depends on a race. */
const VAIN_LIMIT = 4;
/** Most kills of one visit: a customer whose kiosk dies more often has gone. */
const VISIT_KILLS = 4;
/** At most so many times the wanted kills are made while a boundary that must be hit was not. */
const EXTRA_KILLS = 6;
/** How long an aimed kill may take to come; a visit that is over ends the wait. */
const AIM_MS = 60_000;
/** For what never settles at the end; what does takes the longest pause between two questions about a payment. */
const SETTLE_MS = 300_000;

export interface KillRun {
  readonly tally: Tally;
  readonly verdicts: readonly Verdict[];
  readonly seconds: number;
}

export interface RunOptions {
  readonly folder: string;
  readonly kills: number;
  readonly lanes: number;
  readonly seed: number;
  readonly terminal: LaneTerminalKind;
  /** Every kill is a power cut: only what was forced to the disk survives it. */
  readonly cutsPower?: boolean;
  /** Goes on for a while when a boundary that must be hit was not. */
  readonly untilAllHit?: boolean;
}

/** Kills engines while customers are served, on `lanes` kiosks at once, until `kills` have died. */
export async function runKills(options: RunOptions): Promise<KillRun> {
  const tally = newTally();
  const since = performance.now();
  const plan = new KillPlan(tally, options);
  const verdicts = await Promise.all(
    Array.from({ length: options.lanes }, (_, index) => runLane(options, index + 1, tally, plan)),
  );
  return { tally, verdicts, seconds: (performance.now() - since) / 1000 };
}

async function runLane(options: RunOptions, index: number, tally: Tally, plan: KillPlan): Promise<Verdict> {
  const random = createRandom(options.seed * 1_000 + index);
  const folder = join(options.folder, `lane-${index}`);
  const lane = await Lane.open(`kiosk ${index}`, folder, tally, {
    cutsPower: options.cutsPower ?? false,
    terminal: options.terminal,
  });
  const acknowledged = nothingAcknowledged();
  const kiosk = await lane.openKiosk();
  const station = await lane.openStation();
  const staff = staffAtWork(station, acknowledged);
  const shelf = simpleChoices();
  const scenarios = scenariosOf(options.terminal);
  try {
    for (let visit = index - 1; !plan.isDone(); visit += 1) {
      const scenario = scenarios[visit % scenarios.length] ?? scenarios[0];
      if (scenario === undefined) throw new Error('no scenario');
      const callsHelp = random.below(5) < 2;
      lane.takePassed();
      lane.plays(scenario.name);
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
      plan.learn(scenario, lane.takePassed());
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

/** Aims kills at the boundaries that were hit least so far in each scenario, and some at any moment at all. */
class KillPlan {
  readonly #tally: Tally;
  readonly #terminal: LaneTerminalKind;
  readonly #enough: number;
  readonly #most: number;
  readonly #vain = new Map<string, number>();
  readonly #hits = new Map<string, number>();
  /** Boundaries that a scenario passes. */
  readonly #known = new Map<string, Set<string>>();

  constructor(tally: Tally, { terminal, kills, untilAllHit = false }: RunOptions) {
    this.#tally = tally;
    this.#terminal = terminal;
    this.#enough = kills;
    this.#most = untilAllHit ? kills * EXTRA_KILLS : kills;
  }

  isDone(): boolean {
    const { kills } = this.#tally;
    return (
      kills >= this.#most ||
      (kills >= this.#enough && missedBoundaries(this.#terminal, this.#tally).length === 0)
    );
  }

  learn(scenario: Scenario, passed: ReadonlySet<string>): void {
    const known = this.#known.get(scenario.name) ?? new Set();
    this.#known.set(scenario.name, known);
    for (const name of passed) known.add(name);
  }

  /** Plans the deaths of one visit. */
  start(lane: Lane, scenario: Scenario, random: Random): { readonly stop: () => void } {
    const visit = { over: false };
    void this.#kill(lane, scenario, random, visit);
    return {
      stop: () => {
        visit.over = true;
      },
    };
  }

  async #kill(
    lane: Lane,
    scenario: Scenario,
    random: Random,
    visit: { readonly over: boolean },
  ): Promise<void> {
    const before = lane.deaths();
    for (let left = 1 + random.below(VISIT_KILLS); left > 0 && !visit.over; left -= 1) {
      const deaths = lane.deaths();
      const target = random.below(10) < 2 ? null : this.#leastHit(scenario, random, deaths === before);
      if (target === null || target.startsWith('start,')) {
        await pause(random.below(900));
        if (visit.over) return;
        if (target !== null) lane.armNext(1, target);
        lane.killNow(RANDOM);
        await until(() => lane.deaths() > deaths + (target === null ? 0 : 1) || visit.over, AIM_MS);
        if (target !== null && lane.deaths() > deaths + 1) this.#hit(scenario, target);
        // Half of the deaths after a random one hit a successor that is still starting.
        else if (random.below(2) === 0) await lane.find();
        continue;
      }
      lane.arm(1, target);
      await until(() => lane.deaths() > deaths || visit.over, AIM_MS);
      if (lane.deaths() > deaths) this.#hit(scenario, target);
      else if (visit.over)
        this.#vain.set(keyOf(scenario, target), (this.#vain.get(keyOf(scenario, target)) ?? 0) + 1);
    }
  }

  #hit(scenario: Scenario, target: string): void {
    const key = keyOf(scenario, target);
    this.#hits.set(key, (this.#hits.get(key) ?? 0) + 1);
    this.#vain.delete(key);
  }

  #leastHit(scenario: Scenario, random: Random, first: boolean): string | null {
    const names = [...(this.#known.get(scenario.name) ?? firstTargets(this.#terminal))].filter(
      (name) =>
        isWorthAKill(this.#terminal, name, first) &&
        (this.#vain.get(keyOf(scenario, name)) ?? 0) < VAIN_LIMIT,
    );
    if (names.length === 0) return null;
    const due = names.filter((name) => isOwed(this.#terminal, scenario.name, name, this.#tally));
    if (due.length > 0) return random.pick(due);
    const hits = (name: string): number => this.#hits.get(keyOf(scenario, name)) ?? 0;
    const least = Math.min(...names.map(hits));
    return random.pick(names.filter((name) => hits(name) === least));
  }
}

function keyOf(scenario: Scenario, name: string): string {
  return `${scenario.name}: ${name}`;
}

async function until(done: () => boolean, ms: number): Promise<void> {
  for (let waited = 0; !done() && waited < ms; waited += 10) await pause(10);
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

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
