import type { TimeWindow } from '../../../domain/catalog/catalog.ts';
import {
  everybody,
  type Ladder,
  type LadderPlan,
  type Rung,
  type RungWay,
} from '../../../domain/assist/ladder.ts';

/** Which rungs of a plan: while somebody waits, or for machines that nobody waits at. */
export type RungList = 'rungs' | 'calm';

export const replaceAt = <T>(list: readonly T[], at: number, value: T): readonly T[] =>
  list.map((each, index) => (index === at ? value : each));

export const removeAt = <T>(list: readonly T[], at: number): readonly T[] =>
  list.filter((_, index) => index !== at);

export function changePlan(ladder: Ladder, at: number, change: Partial<LadderPlan>): Ladder {
  const plan = ladder.plans[at];
  return plan === undefined
    ? ladder
    : { ...ladder, plans: replaceAt(ladder.plans, at, { ...plan, ...change }) };
}

/** A plan before the last one, with its rungs to begin with, on weekdays from eight to six. */
export function addPlan(ladder: Ladder, name: string): Ladder {
  const last = ladder.plans.at(-1);
  if (last === undefined) return ladder;
  const names = ladder.plans.map((plan) => plan.name);
  let free = name;
  for (let number = 2; names.includes(free); number += 1) free = `${name} ${number}`;
  const fresh = { ...last, name: free, hours: [{ days: [1, 2, 3, 4, 5], fromMinute: 480, toMinute: 1080 }] };
  return { ...ladder, plans: [...ladder.plans.slice(0, -1), fresh, last] };
}

/** A rung after the given one, half-way to the next in time. */
export function addRung(rungs: readonly Rung[], at: number): readonly Rung[] {
  const before = rungs[at];
  const after = rungs[at + 1];
  const from = before?.afterSeconds ?? 0;
  const afterSeconds = after === undefined ? from + 30 : Math.round((from + after.afterSeconds) / 2);
  const fresh: Rung = {
    afterSeconds,
    repeatSeconds: null,
    urgent: before?.urgent ?? false,
    who: everybody,
    ways: [{ kind: 'screen' }, { kind: 'sound' }],
  };
  return [...rungs.slice(0, at + 1), fresh, ...rungs.slice(at + 1)];
}

/** What two neighbours do changes places; the times stay, because they rise. */
export function moveRung(rungs: readonly Rung[], at: number, by: -1 | 1): readonly Rung[] {
  const one = rungs[at];
  const other = rungs[at + by];
  if (one === undefined || other === undefined) return rungs;
  return replaceAt(replaceAt(rungs, at, { ...other, afterSeconds: one.afterSeconds }), at + by, {
    ...one,
    afterSeconds: other.afterSeconds,
  });
}

const sameWay = (a: RungWay, b: RungWay): boolean =>
  a.kind === b.kind && ('name' in a && 'name' in b ? a.name === b.name : true);

export function hasWay(rung: Rung, way: RungWay): boolean {
  return rung.ways.some((each) => sameWay(each, way));
}

export function toggleWay(rung: Rung, way: RungWay): Rung {
  const ways = hasWay(rung, way) ? rung.ways.filter((each) => !sameWay(each, way)) : [...rung.ways, way];
  return { ...rung, ways };
}

export function toggled<T>(list: readonly T[], value: T): readonly T[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}

/** A minute of the day as a time field has it, `08:30`; 1440 is the end of the day. */
export function clockText(minute: number): string {
  const within = minute % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

/** null while the field is empty or half typed. */
export function minuteOf(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})/.exec(text);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}

export const wholeDay: TimeWindow = { days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 1440 };
