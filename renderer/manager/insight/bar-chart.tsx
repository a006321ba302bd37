import { useEffect, useRef, useState } from 'react';
import { useInsightText } from '../../ui/staff/insight-text.tsx';
import { usePreferences } from '../../ui/staff/staff-root.tsx';
import css from './bar-chart.module.css';

export interface BarChartProps {
  readonly title: string;
  readonly labels: readonly string[];
  readonly values: readonly number[];
}

const HEIGHT = 220;

/** Counts as bars, for the eye; whoever cannot see them reads the most of it here and all of it in the table. */
export function BarChart({ title, labels, values }: BarChartProps) {
  const { t } = useInsightText();
  const { preferences } = usePreferences();
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const most = Math.max(0, ...values);
  const summary = t('insight.chart.summary', {
    what: title,
    most: labels[values.indexOf(most)] ?? '–',
    count: most,
  });

  useEffect(() => {
    const follow = () => setWidth(place.current?.clientWidth ?? 0);
    follow();
    window.addEventListener('resize', follow);
    return () => window.removeEventListener('resize', follow);
  }, []);

  useEffect(() => {
    const into = place.current;
    if (into === null || width === 0) return undefined;
    let takeDown: (() => void) | null = null;
    let current = true;
    const height = (HEIGHT * preferences.textPercent) / 100;
    void import('./plot.ts').then(({ drawPlot }) => {
      if (current) takeDown = drawPlot({ into, labels, values, width, height });
    });
    return () => {
      current = false;
      takeDown?.();
    };
  }, [labels, values, width, preferences.theme, preferences.textPercent]);

  return (
    <figure className={css['figure']}>
      <figcaption className={css['title']}>{title}</figcaption>
      <div className={css['plot']} role="img" aria-label={summary}>
        <div ref={place} aria-hidden />
      </div>
    </figure>
  );
}
