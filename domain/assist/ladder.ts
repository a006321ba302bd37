import type { TimeWindow } from '../catalog/catalog.ts';
import type { Language } from '../catalog/catalog.ts';
import { isOpen } from '../catalog/availability.ts';
import type { LocalMoment } from '../catalog/catalog.ts';
import { type Duty, speaks } from '../people/person.ts';
import type { AssistCall } from './call.ts';

/** Whom a rung is meant for. Everything left empty: everybody on duty. */
export interface RungWho {
  readonly roles: readonly StaffRole[];
  /** Only people with every one of these. */
  readonly skills: readonly string[];
  /** Only these people, by staff id. */
  readonly people: readonly string[];
  /** Whoever speaks the customer's language goes before the others, when there is somebody. */
  readonly language: boolean;
  /** Also people on a break. */
  readonly breaks: boolean;
}

export type StaffRole = 'staff' | 'supervisor' | 'manager';

/** One way in which a rung reaches people. */
export type RungWay =
  | { readonly kind: 'screen' | 'sound' | 'notification' | 'light' | 'counter' }
  /** Names of the address book; none: whom the book rings usually, and for urgent calls. */
  | { readonly kind: 'pager'; readonly to: readonly string[] }
  /** A device id; null: the first printer that takes reports. */
  | { readonly kind: 'slip'; readonly printer: string | null }
  /** A name of the ladder's own list. */
  | { readonly kind: 'hook' | 'mqtt'; readonly name: string };

/** One step of an unanswered call. */
export interface Rung {
  /** Seconds since the climb began. */
  readonly afterSeconds: number;
  /** Rings again each so many seconds until the next rung, or until somebody takes the call; null: once. */
  readonly repeatSeconds: number | null;
  readonly urgent: boolean;
  readonly who: RungWho;
  readonly ways: readonly RungWay[];
}

/** Rungs for some hours of the week. */
export interface LadderPlan {
  readonly name: string;
  /** On the shop's wall clock; null: whenever no earlier plan holds. */
  readonly hours: readonly TimeWindow[] | null;
  /** While somebody waits. */
  readonly rungs: readonly Rung[];
  /** For machines that nobody waits at. */
  readonly calm: readonly Rung[];
}

/** Where a call is told to another system. */
export interface LadderHook {
  readonly name: string;
  readonly url: string;
  /** Signs each message (HMAC-SHA-256); null: unsigned. */
  readonly secret: string | null;
}

export interface LadderTopic {
  readonly name: string;
  /** `mqtt://host:1883`, or `mqtts://`. */
  readonly broker: string;
  readonly topic: string;
  readonly username: string | null;
  readonly password: string | null;
}

/** Who is called when and how, until somebody comes. */
export interface Ladder {
  readonly version: 2;
  /** The first plan whose hours hold is climbed; the last has none. */
  readonly plans: readonly LadderPlan[];
  /** Seconds that somebody who said "I am coming" may take. */
  readonly arriveSeconds: number;
  /** By staff id: when a person is left in peace (`domain/assist/peace.ts`). */
  readonly quiet: Readonly<Record<string, readonly TimeWindow[]>>;
  /** How often one person is rung in ten minutes, by pager, sound and notification together. */
  readonly mostPages: number;
  readonly hooks: readonly LadderHook[];
  readonly topics: readonly LadderTopic[];
}

/** Somebody of the staff as far as calls can reach them. */
export interface LadderPerson {
  readonly staffId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly languages: readonly Language[];
  readonly skills: readonly string[];
  readonly duty: Duty;
  readonly reachable: {
    /** Signed in on a staff screen that is connected. */
    readonly screen: boolean;
    /** Their name in the address book of pagers. */
    readonly pager: string | null;
  };
}

export const everybody: RungWho = { roles: [], skills: [], people: [], language: false, breaks: false };

const ring: readonly RungWay[] = [
  { kind: 'screen' },
  { kind: 'sound' },
  { kind: 'notification' },
  { kind: 'pager', to: [] },
  { kind: 'light' },
];

const rung = (afterSeconds: number, urgent: boolean, change: Partial<Rung> = {}): Rung => ({
  afterSeconds,
  repeatSeconds: null,
  urgent,
  who: everybody,
  ways: ring,
  ...change,
});

/** At once screens and pager; 20 s and 45 s again, urgently; 90 s the customer is told where to go instead. */
export const defaultLadder: Ladder = {
  version: 2,
  plans: [
    {
      name: 'always',
      hours: null,
      rungs: [
        rung(0, false, { who: { ...everybody, language: true } }),
        rung(20, true),
        rung(45, true, { who: { ...everybody, breaks: true } }),
        rung(90, true, { ways: [{ kind: 'screen' }, { kind: 'counter' }] }),
      ],
      calm: [
        rung(0, false, { ways: [{ kind: 'screen' }] }),
        rung(300, false, { ways: ring, repeatSeconds: 1800 }),
      ],
    },
  ],
  arriveSeconds: 180,
  quiet: {},
  mostPages: 15,
  hooks: [],
  topics: [],
};

/** A ladder as it was written before plans, people and more ways: `screen` rang, sounded and notified. */
export interface OldRung {
  readonly afterSeconds: number;
  readonly channels: readonly ('screen' | 'pager' | 'counter')[];
  readonly urgent: boolean;
}

/** The same rungs in today's shape. */
export function ladderFromRungs(rungs: readonly OldRung[]): Ladder {
  const [plan] = defaultLadder.plans;
  if (plan === undefined) throw new Error('the default ladder has no plan');
  return {
    ...defaultLadder,
    plans: [
      {
        ...plan,
        rungs: rungs.map(({ afterSeconds, channels, urgent }) =>
          rung(afterSeconds, urgent, {
            ways: channels.flatMap((kind): readonly RungWay[] =>
              kind === 'screen'
                ? [{ kind }, { kind: 'sound' }, { kind: 'notification' }, { kind: 'light' }]
                : kind === 'pager'
                  ? [{ kind, to: [] }]
                  : [{ kind }],
            ),
          }),
        ),
      },
    ],
  };
}

/** The plan that holds at a moment of the shop's wall clock; null: the shop has no clock yet, and the last one holds. */
export function planAt(ladder: Ladder, moment: LocalMoment | null): LadderPlan {
  const found = ladder.plans.find(
    ({ hours }) => hours === null || (moment !== null && isOpen(hours, moment)),
  );
  const plan = found ?? ladder.plans.at(-1);
  if (plan === undefined) throw new Error('a ladder without a plan');
  return plan;
}

/** Which rungs a call climbs. */
export function rungsFor(plan: LadderPlan, call: Pick<AssistCall, 'calm'>): readonly Rung[] {
  return call.calm ? plan.calm : plan.rungs;
}

/** What a call's ladder does next. */
export interface NextStep {
  /** What the call has climbed to after it. */
  readonly index: number;
  readonly rung: Rung;
  /** How often the rung has rung already: 0 the first time. */
  readonly nth: number;
  readonly inMs: number;
}

/**
 * The next step after rung `climbed` (-1 before the first) `elapsedMs` into a climb; null when nothing follows. It rang
 * last `rangMs` into it; repeats that were missed since are not made up for. A ladder that became shorter while a call
 * climbed it still ends with its last rung, unless the call has had its `end`.
 */
export function nextStep(
  rungs: readonly Rung[],
  climbed: number,
  elapsedMs: number,
  ended: boolean,
  rangMs: number = elapsedMs,
): NextStep | null {
  const last = rungs.length - 1;
  const end = rungs[last];
  if (end === undefined) return null;
  if (climbed > last && !ended) return { index: climbed + 1, rung: end, nth: 0, inMs: 0 };
  const dueIn = (seconds: number) => Math.max(0, seconds * 1000 - elapsedMs);
  const next = rungs[climbed + 1];
  const up: NextStep | null =
    next === undefined ? null : { index: climbed + 1, rung: next, nth: 0, inMs: dueIn(next.afterSeconds) };
  const now = climbed < 0 ? undefined : rungs[Math.min(climbed, last)];
  if (now === undefined || now.repeatSeconds === null) return up;
  const repeats = (ms: number) => Math.floor((ms / 1000 - now.afterSeconds) / (now.repeatSeconds ?? 1));
  const nth = Math.max(1, repeats(rangMs) + 1, repeats(elapsedMs));
  const at = now.afterSeconds + nth * now.repeatSeconds;
  if (next !== undefined && at >= next.afterSeconds) return up;
  return { index: climbed, rung: now, nth, inMs: dueIn(at) };
}

/** The people whom a rung is meant for, of those who are there. */
export function peopleFor(
  who: RungWho,
  people: readonly LadderPerson[],
  language: Language,
): readonly LadderPerson[] {
  const meant = people.filter(
    ({ staffId, role, skills, duty }) =>
      (duty === 'on' || (duty === 'break' && who.breaks)) &&
      (who.roles.length === 0 || who.roles.includes(role)) &&
      who.skills.every((skill) => skills.includes(skill)) &&
      (who.people.length === 0 || who.people.includes(staffId)),
  );
  const speaking = who.language ? meant.filter(({ languages }) => speaks(languages, language)) : [];
  return speaking.length > 0 ? speaking : meant;
}

/**
 * Whose screens a rung rings. For everybody: every screen where somebody is signed in, known to the list of people or
 * not, except of those who said that they are on a break or off.
 */
export interface ScreensMeant {
  readonly everybody: boolean;
  readonly meant: readonly LadderPerson[];
  readonly except: readonly string[];
}

export function screensFor(who: RungWho, people: readonly LadderPerson[], language: Language): ScreensMeant {
  const meant = peopleFor(who, people, language);
  const spoken = who.language && meant.some(({ languages }) => speaks(languages, language));
  const everybody = who.roles.length === 0 && who.skills.length === 0 && who.people.length === 0 && !spoken;
  const awake = new Set(meant.map(({ staffId }) => staffId));
  const except = people.map(({ staffId }) => staffId).filter((staffId) => !awake.has(staffId));
  return { everybody, meant, except: everybody ? except : [] };
}

export function rings({ everybody, meant, except }: ScreensMeant, staffId: string): boolean {
  return everybody ? !except.includes(staffId) : meant.some((person) => person.staffId === staffId);
}

/** A call that was given to a named person rings that person first: its first rung is meant for nobody else. */
export function rungOf(call: AssistCall, index: number, asPlanned: Rung): Rung {
  const { handOver } = call;
  const given = handOver !== null && handOver.take === call.takes && call.acceptedBy === null;
  if (index !== 0 || !given || handOver.to === null) return asPlanned;
  const { staffId, name } = handOver.to;
  return {
    ...asPlanned,
    who: { ...everybody, people: [staffId], breaks: true },
    ways: asPlanned.ways.map((way) => (way.kind === 'pager' ? { kind: 'pager', to: [name] } : way)),
  };
}
