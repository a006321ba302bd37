import { useState, type ReactNode } from 'react';
import { isOptionSoldOut } from '../../../domain/cart/option-sold-out.ts';
import { optionLimit, type OpenGroup } from '../../../domain/cart/open-groups.ts';
import type { Item, ModifierOption } from '../../../domain/catalog/catalog.ts';
import { formatMoney } from '../../../domain/money.ts';
import { groupControl, quantityOf, unitsChosen } from '../../../domain/cart/choice.ts';
import { groupAnchor, useChoice } from '../../ui/use-choice.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Price } from '../../ui/primitives/price.tsx';
import { Stepper } from '../../ui/primitives/stepper.tsx';
import { Panel } from '../../ui/staff/panel.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { useText } from '../station-text.ts';
import css from './choice-panel.module.css';
import type { Wanted } from './draft.ts';
import { useFloorText } from './floor-text.ts';
import type { StationMenu } from './use-kiosk-menu.ts';

/** Most units of one line, as on the kiosk. */
const MOST = 99;

export interface ChoicePanelProps {
  readonly menu: StationMenu;
  readonly item: Item;
  /** What is chosen already; null for a new one. */
  readonly kept: Wanted | null;
  readonly done: string;
  readonly busy?: boolean;
  readonly onDone: (wanted: Wanted) => void;
  readonly onClose: () => void;
  /** Why it did not work. */
  readonly children?: ReactNode;
}

/** The questions of an item as the kiosk asks them, answered by staff for the customer. */
export function ChoicePanel(props: ChoicePanelProps) {
  const { menu, item, kept, done, busy = false, onDone, onClose, children } = props;
  const t = useFloorText();
  const staff = useStaffText();
  const { pick, screenLanguage } = useText();
  const gone = new Set(menu.unavailable.keys());
  const choice = useChoice(menu.index, item.id, gone, kept?.selections ?? null);
  const [quantity, setQuantity] = useState(kept?.quantity ?? 1);
  const { unmet, fault, selections } = choice;
  const group = unmet === undefined ? '' : pick(unmet.group.name);
  const tooFew = unmet !== undefined && unitsChosen(unmet) < unmet.group.min;
  const obstacle =
    unmet !== undefined
      ? t(tooFew ? 'choice.missing' : 'choice.tooMany', { group })
      : fault !== null
        ? t('choice.cannot')
        : null;
  const money = (amount: number) => formatMoney(amount, menu.index.catalog.shop.currency, screenLanguage);
  return (
    <Panel
      title={pick(item.name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{staff.t('cancel')}</Button>
          <Button
            kind="primary"
            blocked={busy || obstacle !== null}
            onClick={() => obstacle === null && !busy && onDone({ quantity, selections })}
          >
            {obstacle ?? `${done} · ${money(choice.unit * quantity)}`}
          </Button>
        </>
      }
    >
      <div className={css['quantity']}>
        <span>{t('choice.quantity')}</span>
        <Stepper
          value={quantity}
          min={1}
          max={MOST}
          onChange={setQuantity}
          label={t('choice.quantity')}
          lessLabel={t('edit.less', { name: pick(item.name) })}
          moreLabel={t('edit.more', { name: pick(item.name) })}
        />
      </div>
      {choice.open.map((open) => (
        <fieldset key={groupAnchor(open)} className={css['group']}>
          <legend>{pick(open.group.name)}</legend>
          {open.group.options.map((option) => (
            <OptionRow
              key={option.id}
              open={open}
              option={option}
              soldOut={isOptionSoldOut(menu.index, option, gone)}
              price={
                option.priceDelta === 0
                  ? ''
                  : t(option.priceDelta > 0 ? 'choice.plus' : 'choice.minus', {
                      price: money(Math.abs(option.priceDelta)),
                    })
              }
              onChoose={(units) => choice.choose(open, option, units)}
            />
          ))}
        </fieldset>
      ))}
      {children}
    </Panel>
  );
}

interface OptionRowProps {
  readonly open: OpenGroup;
  readonly option: ModifierOption;
  readonly soldOut: boolean;
  readonly price: string;
  readonly onChoose: (quantity: number) => void;
}

function OptionRow({ open, option, soldOut, price, onChoose }: OptionRowProps) {
  const t = useFloorText();
  const { pick } = useText();
  const units = quantityOf(open, option);
  const full = unitsChosen(open) >= open.group.max;
  const limit = optionLimit(option);
  const name = pick(option.name);
  const words = (
    <>
      <span className={css['name']}>
        {name}
        {soldOut && <span className={css['gone']}> · {t('choice.soldOut')}</span>}
      </span>
      {price !== '' && <Price kind="soft">{price}</Price>}
    </>
  );
  if (groupControl(open.group) === 'count' && limit > 1 && !soldOut) {
    return (
      <div className={css['option']}>
        {words}
        <Stepper
          value={units}
          min={0}
          max={full ? units : limit}
          onChange={onChoose}
          label={name}
          lessLabel={t('edit.less', { name })}
          moreLabel={t('edit.more', { name })}
        />
      </div>
    );
  }
  const one = groupControl(open.group) === 'one';
  const single = one && open.group.min === 1;
  return (
    <label className={css['option']}>
      <input
        type={single ? 'radio' : 'checkbox'}
        name={groupAnchor(open)}
        checked={units > 0}
        disabled={soldOut || (units === 0 && full && !one)}
        onChange={(event) => onChoose(event.target.checked ? 1 : 0)}
      />
      {words}
    </label>
  );
}
