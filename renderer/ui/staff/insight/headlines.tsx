import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { InsightReport } from '../../../../contract/insight.ts';
import { Icon } from '../../primitives/icon.tsx';
import { useInsightText } from '../insight-text.tsx';
import { type Headline, headlinesOf } from './headlines-of.ts';
import css from './headlines.module.css';

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
  return (
    <dl className={css['figures']}>
      {headlinesOf(report, t, screenLanguage).map((figure) => (
        <Figure key={figure.name} {...figure} />
      ))}
    </dl>
  );
}
