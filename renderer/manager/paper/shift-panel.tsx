import { Printer } from 'lucide-react';
import { useId, useState } from 'react';
import type { TicketBlock } from '../../../domain/ticket/document.ts';
import { ticketBlocks } from '../../../domain/ticket/ticket-text.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { TicketPreview } from '../../ui/staff/paper/ticket-preview.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../manager-text.ts';
import css from './paper-page.module.css';

/** The report of one business day: looked at, and printed as it was asked for. */
export function ShiftPanel() {
  const { t } = useText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const id = useId();
  const [day, setDay] = useState('');
  const [shown, setShown] = useState<{
    readonly day: string;
    readonly blocks: readonly TicketBlock[];
  } | null>(null);
  const asked = { day: day === '' ? null : day };

  async function show(): Promise<void> {
    const answer = await run('shift.report', asked);
    if (answer === undefined) return;
    setDay(answer.value.day);
    setShown({ day: answer.value.day, blocks: ticketBlocks(answer.value.paper) });
  }

  async function print(of: string): Promise<void> {
    if (await run('shift.print', { day: of })) say(t('paper.printing', { day: of }));
  }

  return (
    <section aria-labelledby={`${id}-title`} className={css['box']}>
      <h2 id={`${id}-title`} className={css['title']}>
        {t('paper.shift')}
      </h2>
      <p className={css['soft']}>{t('paper.shift.about')}</p>
      <div className={css['row']}>
        <label htmlFor={`${id}-day`}>{t('paper.day')}</label>
        <input
          id={`${id}-day`}
          className={css['day']}
          type="date"
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <Button kind="primary" blocked={busy} onClick={() => void show()}>
          {t('paper.show')}
        </Button>
        {shown && (
          <Button icon={Printer} blocked={busy} onClick={() => void print(shown.day)}>
            {t('paper.print')}
          </Button>
        )}
      </div>
      <FaultNotice fault={fault} onClose={forget} />
      {shown && <TicketPreview blocks={shown.blocks} label={`${t('paper.shift')} ${shown.day}`} />}
    </section>
  );
}
