import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { insightGoals, type InsightReport } from '../../../contract/insight.ts';
import { Icon } from '../../ui/primitives/icon.tsx';
import { useInsightText } from '../../ui/staff/insight-text.tsx';
import css from './headlines.module.css';
import { minuteWords, numberWords, shareWords } from './insight-words.ts';

interface Headline {
  readonly name: string;
  readonly value: string;
  readonly more: string;
  readonly goal: { readonly words: string; readonly met: boolean } | null;
}

function Figure({ name, value, more, goal }: Headline): ReactNode {
  const { t } = useInsightText();
  return (
    <div className={css['figure']} data-met={goal === null ? undefined : String(goal.met)}>
      <dt className={css['name']}>{name}</dt>
      <dd className={css['value']}>{value}</dd>
      <dd className={css['more']}>{more}</dd>
      {goal && (
        <dd className={css['goal']}>
          <Icon of={goal.met ? CircleCheck : TriangleAlert} size="s" />
          <span>
            {t(goal.met ? 'insight.goal.met' : 'insight.goal.missed')} · {goal.words}
          </span>
        </dd>
      )}
    </div>
  );
}

/** The few figures that matter, each with its goal in words and colour. */
export function Headlines({ report }: { readonly report: InsightReport }) {
  const { t, screenLanguage } = useInsightText();
  const { total, bell } = report;
  const goals = insightGoals;
  const known = bell.screen + bell.pager + bell.none;
  const figures: readonly Headline[] = [
    {
      name: t('insight.unanswered'),
      value: numberWords(total.unanswered, screenLanguage),
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
      value: numberWords(total.per100, screenLanguage),
      more:
        total.orders === null || total.orders === 0
          ? t('insight.per100.none')
          : t('insight.per100.more', { calls: total.counted, orders: total.orders }),
      goal: null,
    },
    {
      name: t('insight.useless'),
      value: shareWords(total.uselessRate, screenLanguage),
      more: t('insight.useless.more', { count: total.useless }),
      goal:
        total.uselessRate === null
          ? null
          : {
              words: t('insight.goal.share', { share: shareWords(goals.uselessRate, screenLanguage) }),
              met: total.uselessRate <= goals.uselessRate,
            },
    },
    {
      name: t('insight.begun'),
      value: shareWords(report.begun === 0 ? null : (total.orders ?? 0) / report.begun, screenLanguage),
      more: report.begun === 0 ? t('insight.begun.none') : t('insight.begun.more', { begun: report.begun }),
      goal: null,
    },
    {
      name: t('insight.bell'),
      value: shareWords(known === 0 ? null : (bell.screen + bell.pager) / known, screenLanguage),
      more: t('insight.bell.more'),
      goal: null,
    },
  ];
  return (
    <dl className={css['figures']}>
      {figures.map((figure) => (
        <Figure key={figure.name} {...figure} />
      ))}
    </dl>
  );
}
