import { ChevronRight, CircleCheck, OctagonAlert, UserRound, Wrench } from 'lucide-react';
import type { InboxItem } from '../../../../contract/inbox.ts';
import { inboxRules } from '../../../../domain/inbox/inbox-cause.ts';
import type { Currency } from '../../../../domain/catalog/catalog.ts';
import { useInsightText } from '../insight-text.tsx';
import { Icon } from '../../primitives/icon.tsx';
import css from './inbox-row.module.css';
import { ageWords, endWords, ownerWords } from './inbox-words.ts';
import { NextStep, type PageSteps } from './next-step.tsx';

const weightIcons = { money: OctagonAlert, customer: UserRound, shop: Wrench } as const;

export interface InboxRowProps {
  readonly item: InboxItem;
  readonly myId: string | null;
  readonly currency: Currency | null;
  readonly page: PageSteps;
  readonly onOpen: () => void;
}

/** One entry: what and where at a glance, the next step one tap away, everything else behind it. */
export function InboxRow({ item, myId, currency, page, onOpen }: InboxRowProps) {
  const { t } = useInsightText();
  const { weight } = inboxRules[item.cause];
  const age = ageWords(t, item.ageMs);
  const end = endWords(t, item);
  const where = [
    item.kioskName,
    item.orderNumber === null ? null : t('inbox.order', { number: item.orderNumber }),
    end === null ? t('inbox.age', { age }) : t('inbox.took', { age }),
    item.times > 1 ? t('inbox.times', { count: item.times }) : null,
  ].filter((part) => part !== null);
  return (
    <li className={css['row']} data-weight={weight} data-closed={end === null ? undefined : ''}>
      <button type="button" className={css['open']} onClick={onOpen}>
        <span className={css['shape']}>
          <Icon of={end === null ? weightIcons[weight] : CircleCheck} size="l" />
        </span>
        <span className={css['words']}>
          <span className={css['weight']}>{t(`inbox.weight.${weight}`)}</span>
          <span className={css['cause']}>{t(`inbox.cause.${item.cause}`)}</span>
          <span className={css['where']}>{where.join(' · ')}</span>
          <span className={css['owner']} data-mine={item.owner?.staffId === myId || undefined}>
            {end ?? ownerWords(t, item, myId)}
          </span>
          {item.lastNote !== null && <span className={css['note']}>{item.lastNote}</span>}
        </span>
        <Icon of={ChevronRight} className={css['chevron']} />
      </button>
      {end === null && <NextStep item={item} currency={currency} page={page} className={css['next']} />}
    </li>
  );
}
