import { Info, ShieldCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import { allergensOf } from '../../../domain/catalog/allergens.ts';
import type { Item } from '../../../domain/catalog/catalog.ts';
import type { OrderLine } from '../../../domain/cart/line.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { Picture } from '../../ui/primitives/picture.tsx';
import { Price } from '../../ui/primitives/price.tsx';
import { Stepper } from '../../ui/primitives/stepper.tsx';
import { Frame } from '../frame.tsx';
import { useImage, useMoney, useVisit } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { unitsChosen } from '../../../domain/cart/choice.ts';
import { loadLater } from '../../ui/load-later.tsx';
import { detailsLabel } from '../item/details-label.ts';
import { OptionGroup } from '../item/option-group.tsx';
import { groupAnchor, useChoice } from '../../ui/use-choice.ts';
import { offersFor } from '../menu.ts';
import { Notices } from '../order/notices.tsx';
import { useUnavailable } from './menu-tile.tsx';
import css from './item.module.css';

// Few look closer, and the first screen must not wait for it.
const ItemDetails = loadLater(async () => (await import('../item/item-details.tsx')).ItemDetails);

const MOST_UNITS = 99;

export interface ItemScreenProps {
  readonly itemId: string;
  /** The line that is being changed; null for a new one. */
  readonly lineId: string | null;
}

/** One item: picture, words, questions, and what it costs so far. */
export function ItemScreen({ itemId, lineId }: ItemScreenProps) {
  const { t } = useText();
  const { menu, session, actions } = useVisit();
  const item = menu.index.items.get(itemId);
  const line = session.lines.find((one) => one.lineId === lineId);
  if (!item) {
    return (
      <Frame
        title={t('item.notSold')}
        centred
        dock={
          <Button kind="primary" size="l" onClick={() => actions.go({ screen: 'menu', categoryId: null })}>
            {t('order.toMenu')}
          </Button>
        }
      />
    );
  }
  return <ItemPage key={`${itemId} ${lineId}`} item={item} line={line} />;
}

function ItemPage({ item, line }: { readonly item: Item; readonly line: OrderLine | undefined }) {
  const { t, pick } = useText();
  const { menu, view, moment, actions } = useVisit();
  const money = useMoney();
  const image = useImage();
  const why = useUnavailable()(item);
  const choice = useChoice(
    menu.index,
    item.id,
    new Set(Object.keys(view.unavailable)),
    line?.selections ?? null,
  );
  const allergens = allergensOf(menu.index, item.id, choice.selections);
  // Touches on the line may still be on their way when this opens: what nobody has touched here follows the order.
  const [counted, setCounted] = useState<number | null>(null);
  const quantity = counted ?? line?.quantity ?? 1;
  const [details, setDetails] = useState(false);
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const putting = useRef(false);
  const left = view.fewLeft[item.id];

  const offers = offersFor(menu.index, item, moment);
  const optionNames = new Map(
    choice.open.flatMap(({ group }) =>
      group.options.map((option) => [`${group.id} ${option.id}`, option.name]),
    ),
  );

  const back = () =>
    actions.go(line ? { screen: 'order' } : { screen: 'menu', categoryId: item.categoryIds[0] ?? null });

  const { unmet, fault } = choice;
  const unmetName = unmet ? pick(unmet.group.name) : '';
  const tooFew = unmet !== undefined && unitsChosen(unmet) < unmet.group.min;
  const obstacle = why
    ? t(why === 'sold-out' ? 'item.soldOut' : 'item.notNow')
    : unmet
      ? t(tooFew ? 'item.missing' : 'item.tooMany', { group: unmetName })
      : fault
        ? t('item.cannotAdd')
        : null;

  function pointAtObstacle(): void {
    if (!unmet) return;
    const anchor = groupAnchor(unmet);
    setPointedAt(anchor);
    const element = document.getElementById(anchor);
    element?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    element
      ?.querySelector<HTMLElement>('input:not(:disabled), button:not(:disabled)')
      ?.focus({ preventScroll: true });
  }

  async function put(): Promise<void> {
    // Whoever taps a second time before the screen changes wants it once.
    if (putting.current) return;
    putting.current = true;
    const selections = [...choice.selections];
    const done = line
      ? await actions.run('order.change', {
          lineId: line.lineId,
          ...(counted === null ? {} : { quantity }),
          ...(choice.touched ? { selections } : {}),
        })
      : await actions.run('order.add', { itemId: item.id, quantity, selections });
    if (done) back();
    else putting.current = false;
  }

  const dock = (
    <>
      {!why && (
        <div className={css['quantity']}>
          <Stepper
            value={quantity}
            min={1}
            max={Math.min(MOST_UNITS, left ?? MOST_UNITS)}
            onChange={setCounted}
            label={t('item.quantity')}
            lessLabel={t('item.less')}
            moreLabel={t('item.more')}
          />
        </div>
      )}
      <Button
        kind="primary"
        size="l"
        className={css['add']}
        blocked={obstacle !== null}
        onClick={() => (obstacle === null ? void put() : pointAtObstacle())}
      >
        {obstacle ?? (
          <>
            <span>{t(line ? 'item.save' : 'item.add')}</span>
            <Price>{money(choice.unit * quantity)}</Price>
          </>
        )}
      </Button>
    </>
  );

  return (
    <>
      <Frame title={pick(item.name)} onBack={back} dock={dock}>
        <Notices />
        <div className={css['page']}>
          <div className={css['about']}>
            <Picture src={image(item.image)} name={pick(item.name)} eager className={css['picture']} />
            <div className={css['facts']}>
              <Price size="xl">{money(choice.unit)}</Price>
              {offers.map((offer) => (
                <p key={offer.id} className={css['offer']}>
                  {pick(offer.name)}
                </p>
              ))}
              {item.description && <p className={css['text']}>{pick(item.description)}</p>}
              {left !== undefined && !why && (
                <p className={css['left']}>{t('item.fewLeft', { count: left })}</p>
              )}
              {item.minAge !== undefined && (
                <p className={css['age']}>
                  <Icon of={ShieldCheck} />
                  {t('item.minAge', { age: item.minAge })}
                </p>
              )}
              <Button icon={Info} size="s" className={css['more']} onClick={() => setDetails(true)}>
                {t(detailsLabel(item, allergens))}
              </Button>
            </div>
          </div>
          <div className={css['questions']}>
            {choice.open.map((open) => {
              const parent = open.path.at(-1);
              const inside = parent && optionNames.get(`${parent.groupId} ${parent.optionId}`);
              const anchor = groupAnchor(open);
              return (
                <OptionGroup
                  key={anchor}
                  open={open}
                  inside={inside ? pick(inside) : null}
                  missing={pointedAt === anchor && unmet !== undefined && groupAnchor(unmet) === anchor}
                  onChoose={choice.choose}
                />
              );
            })}
          </div>
        </div>
      </Frame>
      {details && <ItemDetails item={item} allergens={allergens} onClose={() => setDetails(false)} />}
    </>
  );
}
