import { Trash2, Undo2 } from 'lucide-react';
import { Button } from '../../ui/primitives/button.tsx';
import { Stepper } from '../../ui/primitives/stepper.tsx';
import { classes } from '../../ui/primitives/class-names.ts';
import css from './draft-line.module.css';
import type { Wanted } from './draft.ts';
import { useFloorText } from './floor-text.ts';

const MOST = 99;

export interface DraftLineProps {
  readonly name: string;
  /** What is chosen about it, so that two of a kind are told apart. */
  readonly chosen: string;
  /** null: taken off. */
  readonly wanted: Wanted | null;
  readonly isNew?: boolean;
  /** One weighed package: its number stays. */
  readonly locked?: boolean;
  readonly onQuantity: (quantity: number) => void;
  readonly onOptions: (() => void) | null;
  readonly onRemove: () => void;
  readonly onBack?: () => void;
}

/** One line of the copy. */
export function DraftLine(props: DraftLineProps) {
  const {
    name,
    chosen,
    wanted,
    isNew = false,
    locked = false,
    onQuantity,
    onOptions,
    onRemove,
    onBack,
  } = props;
  const t = useFloorText();
  return (
    <li className={classes(css['line'], isNew && css['new'], wanted === null && css['off'])}>
      <span className={css['name']}>
        {isNew && <b className={css['mark']}>{t('edit.new')}</b>}
        {wanted === null ? <del>{name}</del> : name}
        {wanted === null && <span className={css['word']}>{t('edit.removed')}</span>}
        {wanted !== null && chosen !== '' && <span className={css['chosen']}>{chosen}</span>}
      </span>
      <span className={css['acts']}>
        {wanted === null ? (
          <Button icon={Undo2} size="s" onClick={onBack}>
            {t('edit.back')}
          </Button>
        ) : (
          <>
            {onOptions && (
              <Button size="s" onClick={onOptions}>
                {t('edit.options')}
              </Button>
            )}
            {!locked && (
              <Stepper
                value={wanted.quantity}
                min={1}
                max={MOST}
                onChange={onQuantity}
                label={name}
                lessLabel={t('edit.less', { name })}
                moreLabel={t('edit.more', { name })}
              />
            )}
            <Button icon={Trash2} size="s" aria-label={`${t('edit.remove')}: ${name}`} onClick={onRemove} />
          </>
        )}
      </span>
    </li>
  );
}
