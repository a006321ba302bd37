import type { CommandInput } from '../../contract/commands.ts';
import type { InsightReport } from '../../contract/insight.ts';
import type { Handlers } from '../gateway/door.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';

/** Longest range of one report. */
const MOST_DAYS = 400;

const DAY_MS = 86_400_000;

export interface Insight {
  readonly report: (input: CommandInput<'insight.report'>) => Promise<InsightReport>;
}

/** What a manager asks of what calls teach. */
export function insightHandlers(
  insight: Insight,
): Pick<Handlers, Extract<keyof Handlers, `insight.${string}`>> {
  return {
    'insight.report': (input): Promise<InsightReport> | Refusal => {
      const days = (Date.parse(input.to) - Date.parse(input.from)) / DAY_MS + 1;
      if (days < 1 || days > MOST_DAYS)
        return refuse('bad-range', `ask for 1 to ${MOST_DAYS} days, the first one first`);
      return insight.report(input);
    },
  };
}
