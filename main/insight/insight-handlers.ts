import type { CommandInput } from '../../contract/commands.ts';
import type { HelpLogPage, InsightReport } from '../../contract/insight.ts';
import type { Handlers } from '../gateway/door.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';

/** Longest range of one report. */
const MOST_DAYS = 400;

const DAY_MS = 86_400_000;

type Days = CommandInput<'insight.report'>;

export interface Insight {
  readonly report: (days: Days) => Promise<InsightReport>;
  readonly helpLog: (days: Days) => Promise<HelpLogPage>;
}

/** What is asked of what calls teach. */
export function insightHandlers(
  insight: Insight,
): Pick<Handlers, Extract<keyof Handlers, `insight.${string}`>> {
  return {
    'insight.report': (input) => refusalOf(input) ?? insight.report(input),
    'insight.helpLog': (input) => refusalOf(input) ?? insight.helpLog(input),
  };
}

function refusalOf({ from, to }: Days): Refusal | null {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  return days >= 1 && days <= MOST_DAYS
    ? null
    : refuse('bad-range', `ask for 1 to ${MOST_DAYS} days, the first one first`);
}
