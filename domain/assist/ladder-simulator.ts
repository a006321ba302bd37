import { speaks } from '../people/person.ts';
import { type Ladder, nextStep, planAt, type Rung } from './ladder.ts';
import { type Scenario, SimulatedRings, type SimulatedWay, simulatedWays } from './simulated-ways.ts';

export interface SimulatedStep {
  readonly atSeconds: number;
  readonly rung: number;
  /** 0 the first time, then how often it was repeated. */
  readonly nth: number;
  readonly urgent: boolean;
  readonly ways: readonly SimulatedWay[];
}

export type SimulationWarning =
  /** Nothing proves before the customer is sent away that anybody was reached. */
  | 'nobody-proven'
  /** No way reaches anybody at all before that, not even a radio page. */
  | 'nobody-reached'
  | 'nobody-on-duty'
  | 'language-unspoken'
  | 'all-pagers-dead'
  /** Nobody is made to look up by the first rung: whoever it would ring is left in peace. */
  | 'all-in-peace';

export interface Simulation {
  readonly plan: string;
  readonly steps: readonly SimulatedStep[];
  /** When a staff screen first rings, in seconds; null: none does. */
  readonly seenAtSeconds: number | null;
  /** How it ends while nobody does anything. */
  readonly end:
    | { readonly kind: 'counter'; readonly atSeconds: number }
    | { readonly kind: 'repeats'; readonly everySeconds: number }
    | { readonly kind: 'silence' };
  readonly warnings: readonly SimulationWarning[];
}

/** A rung that repeats for ever is drawn so often. */
const REPEATS_SHOWN = 2;
const MOST_STEPS = 60;

/** What would happen to a call that nobody answers. The same rules as the real ladder's, with nothing sent. */
export function simulateLadder(ladder: Ladder, scenario: Scenario): Simulation {
  const plan = planAt(ladder, scenario.moment);
  const rungs = scenario.calm ? plan.calm : plan.rungs;
  const steps: SimulatedStep[] = [];
  const rings = new SimulatedRings();
  let elapsed = 0;
  let climbed = -1;
  let urgent = false;
  for (let count = 0; count < MOST_STEPS; count += 1) {
    const next = nextStep(rungs, climbed, elapsed, true);
    if (next === null || (next.nth > REPEATS_SHOWN && next.index >= rungs.length - 1)) break;
    elapsed += next.inMs;
    climbed = next.index;
    urgent = urgent || next.rung.urgent;
    steps.push({
      atSeconds: elapsed / 1000,
      rung: next.index,
      nth: next.nth,
      urgent,
      ways: next.rung.ways.flatMap((way) =>
        simulatedWays({ ladder, scenario, rung: next.rung, urgent, elapsedMs: elapsed, rings }, way),
      ),
    });
  }
  const seen = steps.find(({ ways }) =>
    ways.some(({ reach, channel }) => reach === 'seen' && channel !== 'counter'),
  );
  return {
    plan: plan.name,
    steps,
    seenAtSeconds: seen?.atSeconds ?? null,
    end: endOf(rungs, steps),
    warnings: warningsOf(scenario, steps),
  };
}

function endOf(rungs: readonly Rung[], steps: readonly SimulatedStep[]): Simulation['end'] {
  const counter = steps.find(({ ways }) => ways.some(({ channel }) => channel === 'counter'));
  if (counter !== undefined) return { kind: 'counter', atSeconds: counter.atSeconds };
  const every = rungs.at(-1)?.repeatSeconds ?? null;
  return every === null ? { kind: 'silence' } : { kind: 'repeats', everySeconds: every };
}

function warningsOf(scenario: Scenario, steps: readonly SimulatedStep[]): readonly SimulationWarning[] {
  const counterAt = steps.findIndex(({ ways }) => ways.some(({ channel }) => channel === 'counter'));
  const before = steps.slice(0, counterAt < 0 ? steps.length : counterAt).flatMap(({ ways }) => ways);
  const staff = before.filter(({ channel }) => channel !== 'counter' && channel !== 'light');
  const there = scenario.people.filter(({ duty }) => duty === 'on');
  const { pagers } = scenario;
  const warnings: SimulationWarning[] = [];
  if (staff.every(({ reach }) => reach === 'no')) warnings.push('nobody-reached');
  else if (!staff.some(({ reach }) => reach === 'seen')) warnings.push('nobody-proven');
  if (there.length === 0) warnings.push('nobody-on-duty');
  // Whose languages nobody wrote down may well speak it.
  else if (
    !scenario.calm &&
    there.every(({ languages }) => languages.length > 0 && !speaks(languages, scenario.language))
  )
    warnings.push('language-unspoken');
  if (pagers.length > 0 && pagers.every(({ works }) => !works)) warnings.push('all-pagers-dead');
  if (!scenario.calm && allInPeace(steps[0]?.ways ?? [])) warnings.push('all-in-peace');
  return warnings;
}

function allInPeace(ways: readonly SimulatedWay[]): boolean {
  const loud = ways.filter(
    ({ channel }) => channel === 'sound' || channel === 'notification' || channel === 'pager',
  );
  return loud.every(({ reach }) => reach === 'no') && loud.some(({ rest }) => rest !== null);
}
