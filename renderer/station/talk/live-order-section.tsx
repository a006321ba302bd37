import { Eye, ImagePlus, PenLine } from 'lucide-react';
import { useState } from 'react';
import type { FloorVisit } from '../../../contract/floor.ts';
import type { Currency } from '../../../domain/catalog/catalog.ts';
import { formatMoney } from '../../../domain/money.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { languageName } from '../../ui/primitives/language-picker.tsx';
import { Price } from '../../ui/primitives/price.tsx';
import { stepWords } from '../call-words.ts';
import type { PanelSectionProps } from '../panel/panel-section.ts';
import { useText } from '../station-text.ts';
import { useFloorText } from './floor-text.ts';
import css from './live-order-section.module.css';
import { ProposalEditor } from './proposal-editor.tsx';
import { ProposalState } from './proposal-state.tsx';
import { SuggestPanel } from './suggest-panel.tsx';
import { type StationMenu, useKioskMenu } from './use-kiosk-menu.ts';
import { useWatch } from './use-watch.ts';

/** The order on a kiosk's screen as the customer taps, and what staff can do about it from where they are. */
export function LiveOrderSection({ view, kioskId }: PanelSectionProps) {
  const t = useFloorText();
  const called = view.calls.some((call) => call.kioskId === kioskId);
  useWatch(kioskId, called);
  const detail = view.watched?.kioskId === kioskId ? view.watched : null;
  return (
    <section className={css['box']} aria-labelledby="live-order-title">
      <h3 id="live-order-title" className={css['title']}>
        {t('order.title')}
      </h3>
      {!called ? (
        <p className={css['soft']}>{t('order.noCall')}</p>
      ) : detail === null ? (
        <p className={css['soft']}>{t('order.waiting')}</p>
      ) : detail.visit === null ? (
        <p className={css['soft']}>{t('order.nobody')}</p>
      ) : (
        <Visit
          // Of one visit only: what was begun for one customer is never sent to the next.
          key={detail.visit.sessionId}
          kioskId={kioskId}
          visit={detail.visit}
          currency={view.currency}
          myId={view.me?.staffId ?? null}
        />
      )}
    </section>
  );
}

interface VisitProps {
  readonly kioskId: string;
  readonly visit: FloorVisit;
  readonly currency: Currency | null;
  readonly myId: string | null;
}

function Visit({ kioskId, visit, currency, myId }: VisitProps) {
  const t = useFloorText();
  const text = useText();
  const [open, setOpen] = useState<'change' | 'suggest' | null>(null);
  const { menu } = useKioskMenu(kioskId);
  const { proposal } = visit.talk;
  const can = (visit.step === 'browsing' || visit.step === 'reviewing') && proposal?.state !== 'open';
  return (
    <>
      <p className={css['where']}>
        <Icon of={Eye} />
        <span>
          {stepWords(text.t, visit.step)}
          {visit.place !== null && ` · ${t('order.looksAt', { name: looksAt(visit, menu, text.pick, t) })}`}
          {` · ${t('order.speaks', { language: languageName(visit.language) })}`}
        </span>
      </p>
      {visit.quote === null ? (
        <p>{t('order.paying')}</p>
      ) : (
        <Lines visit={visit} quote={visit.quote} currency={currency} />
      )}
      {proposal !== null && (
        <ProposalState proposal={proposal} kioskId={kioskId} mine={proposal.by.staffId === myId} />
      )}
      {can && (
        <div className={css['ways']}>
          <Button icon={PenLine} disabled={menu === null} onClick={() => setOpen('change')}>
            {t('do.change')}
          </Button>
          <Button icon={ImagePlus} disabled={menu === null} onClick={() => setOpen('suggest')}>
            {t('do.suggest')}
          </Button>
        </div>
      )}
      {open === 'change' && menu && (
        <ProposalEditor kioskId={kioskId} visit={visit} menu={menu} onClose={() => setOpen(null)} />
      )}
      {open === 'suggest' && menu && (
        <SuggestPanel kioskId={kioskId} visit={visit} menu={menu} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

function looksAt(
  { place }: FloorVisit,
  menu: StationMenu | null,
  pick: ReturnType<typeof useText>['pick'],
  t: ReturnType<typeof useFloorText>,
): string {
  if (place === null || place.screen === 'order') return t('order.inOrder');
  if (place.screen === 'item') {
    const item = menu?.index.items.get(place.itemId);
    return item === undefined ? place.itemId : pick(item.name);
  }
  const category = menu?.index.catalog.categories.find(({ id }) => id === place.categoryId);
  return category === undefined ? t('order.inMenu') : pick(category.name);
}

function Lines({
  visit,
  quote,
  currency,
}: {
  readonly visit: FloorVisit;
  readonly quote: NonNullable<FloorVisit['quote']>;
  readonly currency: Currency | null;
}) {
  const t = useFloorText();
  const { pick, screenLanguage } = useText();
  const money = (amount: number) => currency && formatMoney(amount, currency, screenLanguage);
  if (visit.lines.length === 0) return <p className={css['soft']}>{t('order.empty')}</p>;
  return (
    <>
      <ul className={css['lines']}>
        {visit.lines.map((line) => {
          const priced = quote.lines.find(({ lineId }) => lineId === line.lineId);
          return (
            <li key={line.lineId} className={css['line']}>
              <span className={css['quantity']}>{line.quantity}×</span>
              <span>
                {pick(line.name)}
                {line.options.length > 0 && (
                  <span className={css['soft']}>
                    {' · '}
                    {line.options
                      .map(({ name, quantity }) => (quantity > 1 ? `${quantity}× ${pick(name)}` : pick(name)))
                      .join(', ')}
                  </span>
                )}
              </span>
              <Price>{money(priced?.charged ?? 0)}</Price>
            </li>
          );
        })}
      </ul>
      <p className={css['total']}>
        <span>{t('order.total')}</span>
        <Price size="l">{money(quote.total)}</Price>
      </p>
    </>
  );
}
