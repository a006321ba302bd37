import { Check, CircleAlert } from 'lucide-react';
import { isOptionSoldOut } from '../../../domain/cart/option-sold-out.ts';
import { optionLimit, type OpenGroup } from '../../../domain/cart/open-groups.ts';
import type { ModifierOption } from '../../../domain/catalog/catalog.ts';
import { Icon } from '../../ui/primitives/icon.tsx';
import { Price } from '../../ui/primitives/price.tsx';
import { Stepper } from '../../ui/primitives/stepper.tsx';
import { classes } from '../../ui/primitives/class-names.ts';
import { useMoney, useVisit } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { groupControl, quantityOf, unitsChosen } from '../../../domain/cart/choice.ts';
import { groupAnchor } from '../../ui/use-choice.ts';
import { groupRule } from './group-rule.ts';
import css from './option-group.module.css';

export interface OptionGroupProps {
  readonly open: OpenGroup;
  /** The option that opened this question, when it is one inside another. */
  readonly inside: string | null;
  /** Shown after a press on a blocked "Add": this is what is missing. */
  readonly missing: boolean;
  readonly onChoose: (open: OpenGroup, option: ModifierOption, quantity: number) => void;
}

/** One question about an item. */
export function OptionGroup({ open, inside, missing, onChoose }: OptionGroupProps) {
  const { t, pick } = useText();
  const { menu, view } = useVisit();
  const { group } = open;
  const unavailable = new Set(Object.keys(view.unavailable));
  const units = unitsChosen(open);
  const met = group.min > 0 && units >= group.min && units <= group.max;
  const rule = groupRule(t, group);
  const anchor = groupAnchor(open);

  return (
    <fieldset
      id={anchor}
      className={classes(css['group'], inside !== null && css['inside'], missing && css['missing'])}
      aria-describedby={rule ? `${anchor}-rule` : undefined}
    >
      <legend className={css['legend']}>
        {inside !== null && <span className={css['of']}>{t('item.inside', { name: inside })}</span>}
        <span>{pick(group.name)}</span>
      </legend>
      <p className={css['rules']}>
        <span className={classes(css['need'], group.min > 0 && css['needed'], met && css['met'])}>
          {met && <Icon of={Check} size="s" />}
          {missing && <Icon of={CircleAlert} size="s" />}
          {t(group.min > 0 ? 'item.required' : 'item.optional')}
        </span>
        {rule && <span id={`${anchor}-rule`}>{rule}</span>}
      </p>
      <div className={css['options']}>
        {group.options.map((option) => (
          <OptionRow
            key={option.id}
            open={open}
            option={option}
            name={anchor}
            soldOut={isOptionSoldOut(menu.index, option, unavailable)}
            full={units >= group.max}
            onChoose={(quantity) => onChoose(open, option, quantity)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface OptionRowProps {
  readonly open: OpenGroup;
  readonly option: ModifierOption;
  readonly name: string;
  readonly soldOut: boolean;
  readonly full: boolean;
  readonly onChoose: (quantity: number) => void;
}

function OptionRow({ open, option, name, soldOut, full, onChoose }: OptionRowProps) {
  const { t, pick } = useText();
  const control = groupControl(open.group);
  const quantity = quantityOf(open, option);
  const limit = optionLimit(option);
  const label = pick(option.name);
  const words = (
    <span className={css['words']}>
      <span>{label}</span>
      {soldOut && <span className={css['gone']}>{t('item.soldOut')}</span>}
    </span>
  );

  if (control === 'count' && limit > 1 && !soldOut) {
    return (
      <div className={classes(css['option'], css['counted'], quantity > 0 && css['chosen'])}>
        {words}
        <OptionPrice option={option} />
        <Stepper
          value={quantity}
          min={0}
          max={full ? quantity : limit}
          onChange={onChoose}
          label={label}
          lessLabel={t('item.lessOf', { name: label })}
          moreLabel={t('item.moreOf', { name: label })}
        />
      </div>
    );
  }
  const single = control === 'one' && open.group.min === 1;
  const blocked = soldOut || (quantity === 0 && full && control !== 'one');
  return (
    <label className={classes(css['option'], quantity > 0 && css['chosen'], blocked && css['blocked'])}>
      <input
        type={single ? 'radio' : 'checkbox'}
        name={name}
        checked={quantity > 0}
        disabled={blocked}
        onChange={(event) => onChoose(event.target.checked ? 1 : 0)}
      />
      <span className={classes(css['mark'], single && css['round'])} aria-hidden="true">
        {quantity > 0 && (single ? <span className={css['dot']} /> : <Icon of={Check} />)}
      </span>
      {words}
      <OptionPrice option={option} />
    </label>
  );
}

function OptionPrice({ option: { priceDelta } }: { readonly option: ModifierOption }) {
  const { t } = useText();
  const money = useMoney();
  if (priceDelta === 0) return null;
  const id = priceDelta > 0 ? 'item.plus' : 'item.minus';
  return (
    <Price kind="soft" className={css['price']}>
      {t(id, { price: money(Math.abs(priceDelta)) })}
    </Price>
  );
}
