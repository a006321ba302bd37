import { insightGoals, type InsightReport } from '../../../../contract/insight.ts';
import type { InsightTranslate } from '../insight-text.tsx';
import { minuteWords, numberWords, shareWords } from './insight-words.ts';

export interface Headline {
  readonly name: string;
  readonly value: string;
  readonly more: string;
  /** null where there is none, or nothing that could reach it. */
  readonly goal: { readonly words: string; readonly met: boolean } | null;
}

/** The few figures that matter, in words; a dash where nothing is known. */
export function headlinesOf(
  report: InsightReport,
  t: InsightTranslate,
  language: string,
): readonly Headline[] {
  const { total, bell } = report;
  const goals = insightGoals;
  const known = bell.screen + bell.pager + bell.none;
  return [
    {
      name: t('insight.unanswered'),
      value: numberWords(total.unanswered, language),
      more: t('insight.unanswered.more'),
      goal: { words: t('insight.goal.zero'), met: total.unanswered <= goals.unanswered },
    },
    {
      name: t('insight.accepted'),
      value: minuteWords(total.accepted.p50),
      more: t('insight.spread', { p90: minuteWords(total.accepted.p90) }),
      goal:
        total.accepted.p90 === null
          ? null
          : {
              words: t('insight.goal.within', { time: minuteWords(goals.acceptedP90) }),
              met: total.accepted.p90 <= goals.acceptedP90,
            },
    },
    {
      name: t('insight.arrived'),
      value: minuteWords(total.arrived.p50),
      more: t('insight.spread', { p90: minuteWords(total.arrived.p90) }),
      goal: null,
    },
    {
      name: t('insight.per100'),
      value: numberWords(total.per100, language),
      more:
        total.orders === null || total.orders === 0
          ? t('insight.per100.none')
          : t('insight.per100.more', { calls: total.counted, orders: total.orders }),
      goal: null,
    },
    {
      name: t('insight.useless'),
      value: shareWords(total.uselessRate, language),
      more: t('insight.useless.more', { count: total.useless }),
      goal:
        total.uselessRate === null
          ? null
          : {
              words: t('insight.goal.share', { share: shareWords(goals.uselessRate, language) }),
              met: total.uselessRate <= goals.uselessRate,
            },
    },
    {
      name: t('insight.begun'),
      value: shareWords(report.begun === 0 ? null : (total.orders ?? 0) / report.begun, language),
      more: report.begun === 0 ? t('insight.begun.none') : t('insight.begun.more', { begun: report.begun }),
      goal: null,
    },
    {
      name: t('insight.bell'),
      value: shareWords(known === 0 ? null : (bell.screen + bell.pager) / known, language),
      more: t('insight.bell.more'),
      goal: null,
    },
  ];
}
