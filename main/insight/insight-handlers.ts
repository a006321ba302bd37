import type { CommandInput } from '../../contract/commands.ts';
import type { HelpLogPage, InsightReport } from '../../contract/insight.ts';
import { daysBetween } from '../../domain/catalog/business-days.ts';
import type { Handlers } from '../gateway/door.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';

/** Longest range of one report. */
const MOST_DAYS = 400;

/** Days by the calendar, or the last ones on the shop's clock. */
export type DaysAsked = CommandInput<'insight.report'>;

export interface Insight {
  readonly report: (asked: DaysAsked) => Promise<InsightReport>;
  readonly helpLog: (asked: DaysAsked) => Promise<HelpLogPage>;
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

function refusalOf(asked: DaysAsked): Refusal | null {
  const days = 'last' in asked ? asked.last : daysBetween(asked).length;
  return days >= 1 && days <= MOST_DAYS
    ? null
    : refuse('bad-range', `ask for 1 to ${MOST_DAYS} days, the first one first`);
}
