import { useState } from 'react';
import type { Currency } from '../../../../domain/catalog/catalog.ts';
import { formatMoney } from '../../../../domain/money.ts';
import { Button } from '../../primitives/button.tsx';
import { Choices } from '../choices.tsx';
import { Panel } from '../panel.tsx';
import { useStaffText } from '../staff-text.ts';
import type { Run } from '../use-run.ts';
import css from './ask-reason.module.css';
import { HandlingFault } from './handling-fault.tsx';
import { useHandlingText } from './handling-text.ts';
import { NumberPad } from './number-pad.tsx';

export const reasons = {
  cheaper: ['shelf', 'damaged', 'goodwill', 'campaign', 'other'],
  age: ['tooYoung', 'changedMind', 'other'],
  tag: ['tagStuck', 'changedMind', 'other'],
  price: ['menuRight', 'other'],
  discount: ['notEntitled', 'other'],
  void: ['changedMind', 'wrongItem', 'damaged', 'unavailable', 'other'],
  parked: ['paidCash', 'notFetched', 'other'],
} as const;

export type Reasons = (typeof reasons)[keyof typeof reasons];

export interface AskReasonProps {
  readonly title: string;
  readonly reasons: Reasons;
  /** A figure is asked for first: money in minor units, or percent. */
  readonly figure?:
    | { readonly kind: 'price'; readonly currency: Currency | null }
    | { readonly kind: 'percent' };
  readonly run: Pick<Run, 'busy' | 'fault'>;
  readonly onDone: (answer: { readonly reason: string; readonly figure: number }) => void;
  readonly onClose: () => void;
}

/** Most figures of a price; more is a slip of the finger. */
const MOST_FIGURES = 7;

/** Asks what and why, by touch alone: a figure where one is needed, then one of a few reasons. */
export function AskReason({ title, reasons: offered, figure, run, onDone, onClose }: AskReasonProps) {
  const t = useHandlingText();
  const { screenLanguage } = useStaffText();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState<Reasons[number] | null>(null);
  const value = Number(typed === '' ? '0' : typed);
  const shown =
    figure?.kind === 'price' && figure.currency !== null
      ? formatMoney(value, figure.currency, screenLanguage)
      : figure?.kind === 'percent'
        ? `${value} %`
        : String(value);
  const ready = reason !== null && (figure === undefined || typed !== '');
  return (
    <Panel
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="primary"
            disabled={!ready || run.busy}
            onClick={() => reason !== null && onDone({ reason: t(`reason.${reason}`), figure: value })}
          >
            {t('confirm')}
          </Button>
        </>
      }
    >
      {figure !== undefined && (
        <div className={css['figure']}>
          <p className={css['ask']}>{t(`pad.${figure.kind}`)}</p>
          <output className={css['value']} aria-label={t('pad.value', { value: shown })}>
            {shown}
          </output>
          <NumberPad
            deleteLabel={t('pad.delete')}
            onDelete={() => setTyped((old) => old.slice(0, -1))}
            onKey={(key) =>
              setTyped((old) => `${old}${key}`.slice(0, figure.kind === 'percent' ? 2 : MOST_FIGURES))
            }
          />
        </div>
      )}
      <Choices
        label={t('reason.title')}
        shown
        options={offered.map((each) => ({ value: each, label: t(`reason.${each}`) }))}
        value={reason}
        onPick={setReason}
      />
      <HandlingFault fault={run.fault} />
    </Panel>
  );
}
