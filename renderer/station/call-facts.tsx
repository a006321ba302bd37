import { useId, useState } from 'react';
import { formatMoney } from '../../domain/money.ts';
import { trailOf } from '../../domain/assist/rung-outcome.ts';
import type { Currency } from '../../domain/catalog/catalog.ts';
import type { StationView } from '../../contract/views.ts';
import { languageName } from '../ui/primitives/language-picker.tsx';
import { Price } from '../ui/primitives/price.tsx';
import { carriedFault } from '../ui/staff/device-words.ts';
import { useStaffText } from '../ui/staff/staff-text.ts';
import { stopWatch } from '../ui/staff/time-words.ts';
import css from './call-facts.module.css';
import { actionWords, saysOnlyStep, stepWords } from './call-words.ts';
import { useText } from './station-text.ts';
import { trailWords } from './trail-words.ts';

type Call = StationView['calls'][number];

/** As many lines as are read while walking; the others open with the rest. */
const LINES_AT_ONCE = 4;

function OrderLines({ call, currency, all }: CallFactsProps & { readonly all: boolean }) {
  const { t, pick, screenLanguage } = useText();
  const { lines, total } = call.packet;
  if (lines.length === 0) return <p className={css['empty']}>{t('order.empty')}</p>;
  const shown = all ? lines : lines.slice(0, LINES_AT_ONCE);
  const hidden = lines.length - shown.length;
  return (
    <div className={css['order']}>
      <p className={css['then']}>{t('fact.orderThen')}</p>
      <ul className={css['lines']}>
        {shown.map((line, at) => (
          <li key={at} className={css['line']}>
            <span className={css['quantity']}>{line.quantity}×</span>
            <span>
              {pick(line.name)}
              {line.options.length > 0 && (
                <span className={css['options']}> · {line.options.map(pick).join(', ')}</span>
              )}
            </span>
          </li>
        ))}
        {hidden > 0 && <li className={css['hidden']}>{t('order.more', { count: hidden })}</li>}
      </ul>
      {total !== null && currency && (
        <p className={css['total']}>
          <span>{t('order.total')}</span>
          <Price size="l">{formatMoney(total, currency, screenLanguage)}</Price>
        </p>
      )}
    </div>
  );
}

export interface CallFactsProps {
  readonly call: Call;
  readonly currency: Currency | null;
}

/** Everything that staff should know before they arrive: the order at once, the rest on demand. */
export function CallFacts({ call, currency }: CallFactsProps) {
  const { t, screenLanguage } = useText();
  const staff = useStaffText();
  const [all, setAll] = useState(false);
  const id = useId();
  const { packet } = call;
  const reader = { t, staff: staff.t, language: screenLanguage };
  // By the card's own stop-watch: a pager that was tried twice reads as two tries.
  const trail = trailOf(call.outcomes).map(
    (line) => `${stopWatch(line.at - call.raisedAt)} · ${trailWords(reader, line)}`,
  );
  const facts: readonly (readonly [string, string | null])[] = [
    [t('fact.step'), saysOnlyStep(call) ? null : stepWords(t, packet.step)],
    [t('fact.language'), languageName(packet.language)],
    [t('fact.type'), packet.orderType && t(`type.${packet.orderType}`)],
    [t('fact.number'), packet.orderNumber],
    [t('fact.declines'), packet.declines > 0 ? String(packet.declines) : null],
  ];
  const more: readonly (readonly [string, readonly string[]])[] = [
    [t('fact.actions'), [actionWords(t, packet.lastActions).join(' → ')].filter(Boolean)],
    [t('fact.faults'), packet.deviceFaults.map((fault) => carriedFault(staff.t, fault))],
    [t('fact.trail'), trail],
    [t('fact.code'), [call.code]],
  ];
  return (
    <div className={css['facts']}>
      <dl className={css['row']}>
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name} className={css['fact']}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <OrderLines call={call} currency={currency} all={all} />
      {trail.length > 0 && !all && <p className={css['trail']}>{trail.at(-1)}</p>}
      {all && (
        <dl id={id} className={css['more']}>
          {more.map(
            ([name, values]) =>
              values.length > 0 && (
                <div key={name}>
                  <dt>{name}</dt>
                  {values.map((value, at) => (
                    <dd key={at}>{value}</dd>
                  ))}
                </div>
              ),
          )}
        </dl>
      )}
      <button
        type="button"
        className={css['toggle']}
        aria-expanded={all}
        aria-controls={all ? id : undefined}
        onClick={() => setAll(!all)}
      >
        {t(all ? 'more.hide' : 'more.show')}
      </button>
    </div>
  );
}
