import { useId, useState, type FormEvent } from 'react';
import { Button } from '../ui/primitives/button.tsx';
import { Notice } from '../ui/primitives/notice.tsx';
import { FaultNotice } from '../ui/staff/fault-notice.tsx';
import { Panel } from '../ui/staff/panel.tsx';
import { useSay } from '../ui/staff/say.tsx';
import { useStaffText } from '../ui/staff/staff-text.ts';
import { useRun } from '../ui/staff/use-run.ts';
import css from './count-panel.module.css';
import { parseCount } from './find-items.ts';
import { useText } from './manager-text.ts';

export interface CountPanelProps {
  readonly itemId: string;
  readonly name: string;
  readonly available: number;
  readonly onClose: () => void;
}

/** The count of one item, as somebody has just counted it. */
export function CountPanel({ itemId, name, available, onClose }: CountPanelProps) {
  const { t } = useText();
  const staff = useStaffText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const [text, setText] = useState(String(available));
  const [bad, setBad] = useState(false);
  const id = useId();

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const onHand = parseCount(text);
    if (onHand === null) {
      setBad(true);
      return;
    }
    if (await run('stock.set', { itemId, onHand })) {
      say(t('items.counted.done', { name, count: onHand }));
      onClose();
    }
  }

  return (
    <Panel title={t('items.count.title', { name })} onClose={onClose}>
      <form className={css['form']} onSubmit={(event) => void save(event)}>
        <label htmlFor={id} className={css['label']}>
          {t('items.count.label')}
        </label>
        <p id={`${id}-hint`} className={css['hint']}>
          {t('items.count.hint')}
        </p>
        <input
          id={id}
          className={css['input']}
          inputMode="numeric"
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          aria-invalid={bad}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setBad(false);
          }}
          onFocus={(event) => event.target.select()}
        />
        {bad && (
          <Notice kind="attention" urgent>
            {t('items.count.bad')}
          </Notice>
        )}
        <FaultNotice fault={fault} onClose={forget} />
        <div className={css['actions']}>
          <Button onClick={onClose}>{staff.t('cancel')}</Button>
          <Button kind="primary" type="submit" blocked={busy}>
            {t('items.count.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
