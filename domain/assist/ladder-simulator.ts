import type { Language, LocalMoment } from '../catalog/catalog.ts';
import { speaks } from '../people/person.ts';
import { unreachable } from '../result.ts';
import { type AddressBook, namedRecipients, type Recipient, recipientsOf } from './address-book.ts';
import {
  heldBack,
  type Ladder,
  type LadderPerson,
  nextStep,
  PAGES_WINDOW_MS,
  planAt,
  rings,
  type Rung,
  type RungWay,
  screensFor,
} from './ladder.ts';
import type { Channel } from './rung-outcome.ts';

/** The shop as it would be: who is there, and what works. */
export interface Scenario {
  readonly moment: LocalMoment;
  readonly people: readonly LadderPerson[];
  readonly language: Language;
  /** A machine calls that nobody waits at. */
  readonly calm: boolean;
  readonly book: AddressBook;
  /** Pager devices, printers, and how many lights there are, with what does not work. */
  readonly pagers: readonly { readonly id: string; readonly works: boolean }[];
  readonly printers: readonly { readonly id: string; readonly works: boolean }[];
  readonly lights: number;
  /** Staff screens do not reach the hub. */
  readonly screensDead: boolean;
}

/** Whether a way reaches somebody: `seen`, a device can prove it; `maybe`, it leaves, and nobody knows; `no`. */
export type Reach = 'seen' | 'maybe' | 'no';

export type WayWhy =
  | 'signed-in'
  | 'nobody-signed-in'
  | 'nobody-meant'
  | 'screens-dead'
  | 'radio'
  | 'pager-dead'
  | 'no-pager'
  | 'quiet'
  | 'enough'
  | 'lit'
  | 'no-light'
  | 'printed'
  | 'printer-dead'
  | 'no-printer'
  | 'sent'
  | 'told-customer';

export interface SimulatedWay {
  readonly channel: Channel;
  readonly target: string;
  readonly reach: Reach;
  readonly why: WayWhy;
}

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
  | 'all-pagers-dead';

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
  const pages: { readonly key: string; readonly at: number }[] = [];
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
      ways: next.rung.ways.flatMap((way) => waysOf(ladder, scenario, next.rung, way, urgent, elapsed, pages)),
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
  return warnings;
}

function waysOf(
  ladder: Ladder,
  scenario: Scenario,
  rung: Rung,
  way: RungWay,
  urgent: boolean,
  elapsed: number,
  pages: { readonly key: string; readonly at: number }[],
): readonly SimulatedWay[] {
  switch (way.kind) {
    case 'screen':
    case 'sound':
    case 'notification':
      return screenWays(scenario, rung, way.kind);
    case 'pager':
      return recipients(scenario.book, way.to, urgent).map((to) =>
        pagerWay(ladder, scenario, to, urgent, elapsed, pages),
      );
    case 'light':
      return scenario.lights > 0
        ? [{ channel: 'light', target: '', reach: 'maybe', why: 'lit' }]
        : [{ channel: 'light', target: '', reach: 'no', why: 'no-light' }];
    case 'slip': {
      const printer =
        way.printer === null ? scenario.printers[0] : scenario.printers.find(({ id }) => id === way.printer);
      const target = printer?.id ?? way.printer ?? '';
      if (printer === undefined) return [{ channel: 'slip', target, reach: 'no', why: 'no-printer' }];
      return printer.works
        ? [{ channel: 'slip', target, reach: 'maybe', why: 'printed' }]
        : [{ channel: 'slip', target, reach: 'no', why: 'printer-dead' }];
    }
    case 'hook':
    case 'mqtt':
      return [{ channel: way.kind, target: way.name, reach: 'maybe', why: 'sent' }];
    case 'counter':
      return [{ channel: 'counter', target: '', reach: 'seen', why: 'told-customer' }];
    default:
      return unreachable(way);
  }
}

function screenWays(
  { people, language, screensDead }: Scenario,
  { who }: Rung,
  channel: 'screen' | 'sound' | 'notification',
): readonly SimulatedWay[] {
  const nobody = (why: WayWhy): readonly SimulatedWay[] => [{ channel, target: '', reach: 'no', why }];
  if (screensDead) return nobody('screens-dead');
  const screens = screensFor(who, people, language);
  const reached = people.filter(({ reachable, staffId }) => reachable.screen && rings(screens, staffId));
  if (reached.length === 0)
    return nobody(screens.meant.length === 0 && people.length > 0 ? 'nobody-meant' : 'nobody-signed-in');
  return reached.map(({ name }) => ({
    channel,
    target: name,
    reach: channel === 'screen' ? 'seen' : 'maybe',
    why: 'signed-in',
  }));
}

function recipients(book: AddressBook, to: readonly string[], urgent: boolean): readonly Recipient[] {
  return to.length === 0 ? recipientsOf(book, urgent) : namedRecipients(book, to);
}

function pagerWay(
  ladder: Ladder,
  scenario: Scenario,
  to: Recipient,
  urgent: boolean,
  elapsed: number,
  pages: { readonly key: string; readonly at: number }[],
): SimulatedWay {
  const target = to.name ?? to.to;
  const no = (why: WayWhy): SimulatedWay => ({ channel: 'pager', target, reach: 'no', why });
  const device = scenario.pagers.find(({ id }) => id === to.pager);
  if (device === undefined) return no('no-pager');
  const key = `${to.pager} ${to.to}`;
  const person = scenario.people.find(
    ({ reachable }) => reachable.pager !== null && reachable.pager === to.name,
  );
  const counted = pages.filter((page) => page.key === key && elapsed - page.at < PAGES_WINDOW_MS).length;
  const later = laterBy(scenario.moment, elapsed);
  const held = heldBack(ladder, { staffId: person?.staffId ?? null, pages: counted }, later, urgent);
  if (held !== null) return no(held);
  if (!device.works) return no('pager-dead');
  pages.push({ key, at: elapsed });
  return { channel: 'pager', target, reach: 'maybe', why: 'radio' };
}

function laterBy({ weekday, minute }: LocalMoment, ms: number): LocalMoment {
  const minutes = minute + Math.floor(ms / 60_000);
  const days = Math.floor(minutes / 1440);
  return { weekday: ((weekday - 1 + days) % 7) + 1, minute: minutes % 1440 };
}
