import { useEffect, useState } from 'react';
import type { BoardOrder } from '../../../../contract/views.ts';
import type { CommandInput } from '../../../../contract/commands.ts';
import type { TicketBlock } from '../../../../domain/ticket/document.ts';
import { ticketBlocks } from '../../../../domain/ticket/ticket-text.ts';
import { Button } from '../../primitives/button.tsx';
import { Choices } from '../choices.tsx';
import { FaultNotice } from '../fault-notice.tsx';
import { Panel } from '../panel.tsx';
import { TicketPreview } from '../paper/ticket-preview.tsx';
import { useSay } from '../say.tsx';
import { useStaffText } from '../staff-text.ts';
import { useRun } from '../use-run.ts';
import css from './print-again.module.css';

type Again = CommandInput<'print.again'>;

const documents = ['customer', 'work'] as const satisfies readonly Again['document'][];
const reasons = [
  'did-not-come-out',
  'unreadable',
  'customer-asks',
  'other',
] as const satisfies readonly Again['reason'][];

export interface PrintAgainProps {
  readonly order: Pick<BoardOrder, 'orderId' | 'number'>;
  /** Whose engine has the order; left out: the one that served this page. */
  readonly kioskId?: string;
  readonly onClose: () => void;
}

/** Which paper of an order, why, and what will come out; it says DUPLICATE, and who asked is written down. */
export function PrintAgain({ order, kioskId, onClose }: PrintAgainProps) {
  const { t } = useStaffText();
  const say = useSay();
  // Another paper may be chosen while one is drawn: the newest choice counts, so that none is left out.
  const shown = useRun({ every: true });
  const printed = useRun();
  const [document, setDocument] = useState<Again['document']>('customer');
  const [reason, setReason] = useState<Again['reason'] | null>(null);
  const [missing, setMissing] = useState(false);
  const [papers, setPapers] = useState<readonly (readonly TicketBlock[])[] | null>(null);
  const { orderId, number } = order;

  useEffect(() => {
    let current = true;
    setPapers(null);
    void shown.run('print.preview', { orderId, document }, kioskId).then((answer) => {
      if (current && answer !== undefined) setPapers(answer.value.papers.map(ticketBlocks));
    });
    return () => {
      current = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- asked again for another paper, not for another render
  }, [orderId, document]);

  async function print(): Promise<void> {
    setMissing(reason === null);
    if (reason === null) return;
    if (await printed.run('print.again', { orderId, document, reason }, kioskId)) {
      say(t('again.done', { number }));
      onClose();
    }
  }

  return (
    <Panel
      title={t('again.title', { number })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" blocked={printed.busy} onClick={() => void print()}>
            {t('again.print')}
          </Button>
        </>
      }
    >
      <Choices
        label={t('again.which')}
        options={documents.map((value) => ({ value, label: t(`again.${value}`) }))}
        value={document}
        onPick={setDocument}
      />
      <Choices
        label={t('again.why')}
        shown
        options={reasons.map((value) => ({ value, label: t(`again.${value}`) }))}
        value={reason}
        onPick={setReason}
      />
      {missing && reason === null && (
        <p className={css['missing']} role="alert">
          {t('again.choose')}
        </p>
      )}
      <FaultNotice fault={printed.fault} onClose={printed.forget} />
      <FaultNotice fault={shown.fault} onClose={shown.forget} />
      {papers?.length === 0 && <p>{t('again.nothing')}</p>}
      {papers?.map((blocks, at) => (
        <TicketPreview key={at} small blocks={blocks} label={t(`again.${document}`)} />
      ))}
    </Panel>
  );
}
