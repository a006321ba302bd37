import type { LadderPlan, Ladder, Rung, RungWay } from './ladder.ts';

/** What is wrong with a ladder, for pages to say in their own words. */
export type LadderFaultCode =
  | 'no-plan'
  | 'no-last-plan'
  | 'no-rung'
  | 'late-start'
  | 'not-rising'
  | 'no-way'
  | 'no-end'
  | 'calm-falls-silent'
  | 'calm-counter'
  | 'repeat-too-fast'
  | 'no-such-hook'
  | 'no-such-topic'
  | 'no-such-recipient'
  | 'no-such-printer'
  | 'same-name'
  | 'bad-url';

export interface LadderFault {
  readonly code: LadderFaultCode;
  /** Index of the plan; null for the ladder as a whole. */
  readonly plan: number | null;
  readonly list: 'rungs' | 'calm' | null;
  readonly rung: number | null;
  /** A name in it; '' where there is none. */
  readonly name: string;
  /** The same in English, for the command line and the configuration file. */
  readonly message: string;
}

/** What exists in the shop, to check names against; left out: not checked. */
export interface LadderSurroundings {
  readonly recipients?: readonly string[];
  readonly printers?: readonly string[];
}

/** The first rung begins no later: a customer reads after three seconds whether anybody was reached. */
const LATEST_START_SECONDS = 3;
const FASTEST_REPEAT_SECONDS = 5;

const says: Readonly<Record<LadderFaultCode, (name: string) => string>> = {
  'no-plan': () => 'a ladder needs a plan',
  'no-last-plan': () => 'the last plan must hold at all hours, so that no hour has none',
  'no-rung': () => 'a plan needs rungs for customers and for idle machines',
  'late-start': () => `the first rung must ring within ${LATEST_START_SECONDS} seconds`,
  'not-rising': () => 'a rung must come later than the one before it',
  'no-way': () => 'a rung must reach somebody in some way',
  'no-end': () => 'the last rung must end the silence: it has to send the customer to the counter',
  'calm-falls-silent': () => 'the last rung for idle machines must repeat, or nobody hears of them again',
  'calm-counter': () => 'nobody waits at an idle machine: there is nobody to send to the counter',
  'repeat-too-fast': () => `a rung repeats no faster than every ${FASTEST_REPEAT_SECONDS} seconds`,
  'no-such-hook': (name) => `there is no hook '${name}'`,
  'no-such-topic': (name) => `there is no topic '${name}'`,
  'no-such-recipient': (name) => `'${name}' is neither a person nor a group of the address book`,
  'no-such-printer': (name) => `there is no printer '${name}'`,
  'same-name': (name) => `'${name}' is there twice`,
  'bad-url': (name) => `'${name}' needs an address that begins with http://, https://, mqtt:// or mqtts://`,
};

/** Everything that is wrong with a ladder, each with its place; none: it can be climbed, and it never ends in silence. */
export function ladderFaults(ladder: Ladder, around: LadderSurroundings = {}): readonly LadderFault[] {
  const whole = (code: LadderFaultCode, name = ''): LadderFault => ({
    code,
    plan: null,
    list: null,
    rung: null,
    name,
    message: says[code](name),
  });
  return [
    ...(ladder.plans.length === 0 ? [whole('no-plan')] : []),
    ...(ladder.plans.length > 0 && ladder.plans.at(-1)?.hours !== null ? [whole('no-last-plan')] : []),
    ...twice(ladder.plans.map(({ name }) => name)).map((name) => whole('same-name', name)),
    ...twice(ladder.hooks.map(({ name }) => name)).map((name) => whole('same-name', name)),
    ...twice(ladder.topics.map(({ name }) => name)).map((name) => whole('same-name', name)),
    ...ladder.hooks
      .filter(({ url }) => !/^https?:\/\/[^\s/]+/.test(url))
      .map(({ name }) => whole('bad-url', name)),
    ...ladder.topics
      .filter(({ broker }) => !/^mqtts?:\/\/[^\s/]+/.test(broker))
      .map(({ name }) => whole('bad-url', name)),
    ...ladder.plans.flatMap((plan, at) => planFaults(ladder, plan, at, around)),
  ];
}

function planFaults(
  ladder: Ladder,
  plan: LadderPlan,
  at: number,
  around: LadderSurroundings,
): readonly LadderFault[] {
  return (['rungs', 'calm'] as const).flatMap((list) => {
    const rungs = plan[list];
    const of = (rung: number | null, code: LadderFaultCode, name = ''): LadderFault => ({
      code,
      plan: at,
      list,
      rung,
      name,
      message: `plan ${plan.name}, ${list}${rung === null ? '' : ` ${rung + 1}`}: ${says[code](name)}`,
    });
    if (rungs.length === 0) return [of(null, 'no-rung')];
    return [
      ...rungs.flatMap((_rung, index) =>
        rungFaults(ladder, rungs, index, list, around).map(({ code, name }) => of(index, code, name)),
      ),
      ...endFaults(rungs, list).map((code) => of(rungs.length - 1, code)),
    ];
  });
}

function endFaults(rungs: readonly Rung[], list: 'rungs' | 'calm'): readonly LadderFaultCode[] {
  const last = rungs.at(-1);
  if (list === 'rungs') return last?.ways.some(({ kind }) => kind === 'counter') === true ? [] : ['no-end'];
  return last?.repeatSeconds === null ? ['calm-falls-silent'] : [];
}

type Found = { readonly code: LadderFaultCode; readonly name: string };

function rungFaults(
  ladder: Ladder,
  rungs: readonly Rung[],
  index: number,
  list: 'rungs' | 'calm',
  around: LadderSurroundings,
): readonly Found[] {
  const rung = rungs[index];
  if (rung === undefined) return [];
  const before = rungs[index - 1];
  const codes: LadderFaultCode[] = [];
  if (index === 0 && list === 'rungs' && rung.afterSeconds > LATEST_START_SECONDS) codes.push('late-start');
  if (before !== undefined && rung.afterSeconds <= before.afterSeconds) codes.push('not-rising');
  if (rung.ways.length === 0) codes.push('no-way');
  if (rung.repeatSeconds !== null && rung.repeatSeconds < FASTEST_REPEAT_SECONDS)
    codes.push('repeat-too-fast');
  if (list === 'calm' && rung.ways.some(({ kind }) => kind === 'counter')) codes.push('calm-counter');
  return [
    ...codes.map((code) => ({ code, name: '' })),
    ...rung.ways.flatMap((way) => wayFaults(ladder, way, around)),
  ];
}

function wayFaults(ladder: Ladder, way: RungWay, around: LadderSurroundings): readonly Found[] {
  switch (way.kind) {
    case 'hook':
      return ladder.hooks.some(({ name }) => name === way.name)
        ? []
        : [{ code: 'no-such-hook', name: way.name }];
    case 'mqtt':
      return ladder.topics.some(({ name }) => name === way.name)
        ? []
        : [{ code: 'no-such-topic', name: way.name }];
    case 'pager':
      return way.to
        .filter((name) => around.recipients !== undefined && !around.recipients.includes(name))
        .map((name) => ({ code: 'no-such-recipient', name }));
    case 'slip':
      return way.printer !== null && around.printers !== undefined && !around.printers.includes(way.printer)
        ? [{ code: 'no-such-printer', name: way.printer }]
        : [];
    case 'screen':
    case 'sound':
    case 'notification':
    case 'light':
    case 'counter':
      return [];
  }
}

function twice(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
