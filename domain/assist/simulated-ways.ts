import { laterBy } from '../catalog/availability.ts';
import type { Language, LocalMoment } from '../catalog/catalog.ts';
import { unreachable } from '../result.ts';
import { type AddressBook, namedRecipients, type Recipient, recipientsOf } from './address-book.ts';
import { type Ladder, type LadderPerson, rings, type Rung, type RungWay, screensFor } from './ladder.ts';
import { type Rest, restOf, RINGS_WINDOW_MS } from './peace.ts';
import type { Channel } from './rung-outcome.ts';

/** The shop as it would be: who is there, and what works. */
export interface Scenario {
  readonly moment: LocalMoment;
  readonly people: readonly LadderPerson[];
  readonly language: Language;
  /** A machine calls that nobody waits at. */
  readonly calm: boolean;
  readonly book: AddressBook;
  /** Pager devices, printers and lights, with what does not work. */
  readonly pagers: readonly { readonly id: string; readonly works: boolean }[];
  readonly printers: readonly { readonly id: string; readonly works: boolean }[];
  readonly lights: readonly { readonly id: string; readonly works: boolean }[];
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
  | 'no-recipient'
  | 'quiet'
  | 'enough'
  | 'lit'
  | 'no-light'
  | 'light-dead'
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
  /** Why they should be left in peace; with another `why` than `quiet` and `enough` they are rung all the same. */
  readonly rest: Rest | null;
}

/** Who was rung when, in milliseconds since the press: several ways at one moment are one ring. */
export class SimulatedRings {
  readonly #rings = new Map<string, Set<number>>();

  /** Rings of a person of late, without those of this moment. */
  count(who: string, at: number): number {
    return [...(this.#rings.get(who) ?? [])].filter((ring) => ring < at && at - ring < RINGS_WINDOW_MS)
      .length;
  }

  rang(who: string, at: number): void {
    this.#rings.set(who, (this.#rings.get(who) ?? new Set()).add(at));
  }
}

/** A rung as it would ring at a moment. */
export interface SimulatedRing {
  readonly ladder: Ladder;
  readonly scenario: Scenario;
  readonly rung: Rung;
  readonly urgent: boolean;
  readonly elapsedMs: number;
  readonly rings: SimulatedRings;
}

/** What one way of a rung would do, with nothing sent. */
export function simulatedWays(ring: SimulatedRing, way: RungWay): readonly SimulatedWay[] {
  const { scenario, urgent } = ring;
  const of = (target: string, reach: Reach, why: WayWhy): readonly SimulatedWay[] => [
    { channel: way.kind, target, reach, why, rest: null },
  ];
  switch (way.kind) {
    case 'screen':
    case 'sound':
    case 'notification':
      return screenWays(ring, way.kind);
    case 'pager': {
      const { book } = scenario;
      const found = way.to.length === 0 ? recipientsOf(book, urgent) : namedRecipients(book, way.to);
      return found.length === 0 ? of('', 'no', 'no-recipient') : found.map((to) => pagerWay(ring, to));
    }
    case 'light':
      if (scenario.lights.length === 0) return of('', 'no', 'no-light');
      return scenario.lights.flatMap(({ id, works }) =>
        works ? of(id, 'maybe', 'lit') : of(id, 'no', 'light-dead'),
      );
    case 'slip': {
      const printer =
        way.printer === null ? scenario.printers[0] : scenario.printers.find(({ id }) => id === way.printer);
      const target = printer?.id ?? way.printer ?? '';
      if (printer === undefined) return of(target, 'no', 'no-printer');
      return printer.works ? of(target, 'maybe', 'printed') : of(target, 'no', 'printer-dead');
    }
    case 'hook':
    case 'mqtt':
      return of(way.name, 'maybe', 'sent');
    case 'counter':
      return of('', 'seen', 'told-customer');
    default:
      return unreachable(way);
  }
}

function screenWays(
  ring: SimulatedRing,
  channel: 'screen' | 'sound' | 'notification',
): readonly SimulatedWay[] {
  const { people, language, screensDead } = ring.scenario;
  const nobody = (why: WayWhy): readonly SimulatedWay[] => [
    { channel, target: '', reach: 'no', why, rest: null },
  ];
  if (screensDead) return nobody('screens-dead');
  const screens = screensFor(ring.rung.who, people, language);
  const reached = people.filter(({ reachable, staffId }) => reachable.screen && rings(screens, staffId));
  if (reached.length === 0)
    return nobody(screens.meant.length === 0 && people.length > 0 ? 'nobody-meant' : 'nobody-signed-in');
  return reached.map(({ staffId, name }) =>
    channel === 'screen'
      ? { channel, target: name, reach: 'seen', why: 'signed-in', rest: null }
      : disturbing(ring, { staffId, who: staffId }, { channel, target: name, why: 'signed-in' }),
  );
}

function pagerWay(ring: SimulatedRing, to: Recipient): SimulatedWay {
  const { scenario } = ring;
  const target = to.name ?? to.to;
  const channel = 'pager';
  const device = scenario.pagers.find(({ id }) => id === to.pager);
  if (device === undefined) return { channel, target, reach: 'no', why: 'no-pager', rest: null };
  if (!device.works) return { channel, target, reach: 'no', why: 'pager-dead', rest: null };
  const person = scenario.people.find(
    ({ reachable }) => reachable.pager !== null && reachable.pager === to.name,
  );
  const staffId = person?.staffId ?? null;
  const who = staffId ?? `${to.pager} ${to.to}`;
  return disturbing(ring, { staffId, who }, { channel, target, why: 'radio' });
}

/** The way rings this person, or leaves them in peace. */
function disturbing(
  { ladder, scenario, urgent, elapsedMs, rings: rung }: SimulatedRing,
  { staffId, who }: { readonly staffId: string | null; readonly who: string },
  way: Pick<SimulatedWay, 'channel' | 'target' | 'why'>,
): SimulatedWay {
  const moment = laterBy(scenario.moment, Math.floor(elapsedMs / 60_000));
  const rest = restOf(ladder, { staffId, rings: rung.count(who, elapsedMs) }, moment);
  if (rest !== null && !urgent) return { ...way, reach: 'no', why: rest.kind, rest };
  rung.rang(who, elapsedMs);
  return { ...way, reach: 'maybe', rest };
}
