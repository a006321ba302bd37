import { ArrowRight, Minus, Pencil, Plus, type LucideIcon } from 'lucide-react';
import type { DiffLine, DiffRow } from '../../../domain/talk/proposal-diff.ts';
import { Icon } from '../../ui/primitives/icon.tsx';
import { Price } from '../../ui/primitives/price.tsx';
import { classes } from '../../ui/primitives/class-names.ts';
import { useMoney } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { LineOptions } from '../order/line-options.tsx';
import { useTalkText } from './talk-text.ts';
import css from './diff-list.module.css';

const icons: Readonly<Record<DiffRow['kind'], LucideIcon>> = { added: Plus, removed: Minus, changed: Pencil };

/** What becomes different in the order: a word, a sign and a colour for each line, and no line that stays. */
export function DiffList({ rows, kept }: { readonly rows: readonly DiffRow[]; readonly kept: number }) {
  const t = useTalkText();
  return (
    <>
      <ul className={css['rows']}>
        {rows.map((row) => (
          <li key={`${row.kind} ${row.now.line.lineId}`} className={classes(css['row'], css[row.kind])}>
            <span className={css['sign']}>
              <Icon of={icons[row.kind]} />
              <span>{t(`proposal.${row.kind}`)}</span>
            </span>
            {row.kind === 'changed' ? (
              <div className={css['both']}>
                <Line of={row.was} before={t('proposal.was')} struck />
                <span className={css['arrow']}>
                  <Icon of={ArrowRight} />
                </span>
                <Line of={row.now} before={t('proposal.now')} />
              </div>
            ) : (
              <Line of={row.now} struck={row.kind === 'removed'} />
            )}
          </li>
        ))}
      </ul>
      <p className={css['kept']}>{t('proposal.kept', { count: kept })}</p>
    </>
  );
}

interface LineProps {
  readonly of: DiffLine;
  readonly struck?: boolean;
  readonly before?: string;
}

function Line({ of: { line, amount }, struck = false, before }: LineProps) {
  const { pick } = useText();
  const money = useMoney();
  const Tag = struck ? 'del' : 'div';
  return (
    <Tag className={css['line']}>
      {before !== undefined && <span className="visually-hidden">{before}</span>}
      <span className={css['quantity']}>{line.quantity} ×</span>
      <span>
        <span className={css['name']}>{pick(line.name)}</span>
        <LineOptions line={line} />
      </span>
      <Price>{money(amount)}</Price>
    </Tag>
  );
}
