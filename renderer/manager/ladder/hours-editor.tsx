import { Plus, Trash2 } from 'lucide-react';
import type { TimeWindow } from '../../../domain/catalog/catalog.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { useText } from '../manager-text.ts';
import { Chip, Chips } from './chip.tsx';
import { clockText, minuteOf, removeAt, replaceAt, toggled } from './edit-ladder.ts';
import css from './ladder-page.module.css';
import { weekdayName } from '../../ui/staff/weekday-name.ts';

/** Weekdays and times of day, any number of them. */
export function HoursEditor({
  hours,
  onChange,
}: {
  readonly hours: readonly TimeWindow[];
  readonly onChange: (hours: readonly TimeWindow[]) => void;
}) {
  const { t, screenLanguage } = useText();
  return (
    <div className={css['stack']}>
      {hours.map((window, at) => {
        const change = (next: Partial<TimeWindow>) => onChange(replaceAt(hours, at, { ...window, ...next }));
        return (
          <div key={at} className={css['window']}>
            <Chips label={t('ladder.days')}>
              {[1, 2, 3, 4, 5, 6, 7].map((day) => (
                <Chip
                  key={day}
                  label={weekdayName(day, screenLanguage, 'short')}
                  on={window.days.includes(day)}
                  onToggle={() => {
                    const days = toggled(window.days, day).toSorted((a, b) => a - b);
                    if (days.length > 0) change({ days });
                  }}
                />
              ))}
            </Chips>
            <div className={css['row']}>
              <label className={css['field']}>
                <span>{t('ladder.from')}</span>
                <input
                  type="time"
                  value={clockText(window.fromMinute)}
                  onChange={(event) =>
                    change({ fromMinute: minuteOf(event.target.value) ?? window.fromMinute })
                  }
                />
              </label>
              <label className={css['field']}>
                <span>{t('ladder.until')}</span>
                <input
                  type="time"
                  value={clockText(window.toMinute)}
                  onChange={(event) => change({ toMinute: minuteOf(event.target.value) ?? window.toMinute })}
                />
              </label>
              <Button
                kind="quiet"
                size="s"
                aria-label={t('ladder.hours.remove')}
                onClick={() => onChange(removeAt(hours, at))}
              >
                <Icon of={Trash2} />
              </Button>
            </div>
          </div>
        );
      })}
      <div>
        <Button
          size="s"
          icon={Plus}
          onClick={() => onChange([...hours, { days: [1, 2, 3, 4, 5], fromMinute: 480, toMinute: 1080 }])}
        >
          {t('ladder.hours.add')}
        </Button>
      </div>
    </div>
  );
}
