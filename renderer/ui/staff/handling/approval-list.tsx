import { BadgePercent, Check, IdCard, Tag, TicketCheck } from 'lucide-react';
import { useState } from 'react';
import type { ApprovalView } from '../../../../contract/floor.ts';
import type { StaffPerson } from '../../../../contract/views.ts';
import type { Currency } from '../../../../domain/catalog/catalog.ts';
import { formatMoney } from '../../../../domain/money.ts';
import { Button } from '../../primitives/button.tsx';
import { Icon } from '../../primitives/icon.tsx';
import { useSay } from '../say.tsx';
import { useStaffText } from '../staff-text.ts';
import { useRun } from '../use-run.ts';
import css from './approval-list.module.css';
import { AskReason, reasons } from './ask-reason.tsx';
import { HandlingFault } from './handling-fault.tsx';
import { type HandlingTranslate, useHandlingText } from './handling-text.ts';

const icons = { age: IdCard, tag: Tag, price: TicketCheck, discount: BadgePercent } as const;
const ranks = { staff: 0, supervisor: 1, manager: 2 } as const;

export interface ApprovalListProps {
  readonly approvals: readonly ApprovalView[];
  readonly kioskId?: string | undefined;
  readonly currency: Currency | null;
  readonly role: StaffPerson['role'];
}

/** What an order waits for, each with its answer, and one touch for a whole visit. */
export function ApprovalList({ approvals, kioskId, currency, role }: ApprovalListProps) {
  const t = useHandlingText();
  const staff = useStaffText();
  const say = useSay();
  const { run, busy, fault } = useRun();
  const [asking, setAsking] = useState<{ readonly of: ApprovalView; readonly allow: boolean } | null>(null);
  const [first] = approvals;
  if (first === undefined) return null;
  const { sessionId } = first;
  const mine = (approval: ApprovalView) => approval.needs !== null && ranks[role] >= ranks[approval.needs];
  // A price that nobody has named needs figures, and more than this person may give needs somebody else.
  const simple = approvals.filter((each) => mine(each) && !isOpen(each));
  const words = (approval: ApprovalView) =>
    approvalWords(t, approval, staff.pick, (amount) =>
      currency === null ? String(amount) : formatMoney(amount, currency, staff.language),
    );

  async function answer(
    which: readonly ApprovalView[],
    allow: boolean,
    reason: string,
    unitPrice?: number,
  ): Promise<void> {
    const approvalIds = which.map(({ approvalId }) => approvalId);
    const input = {
      sessionId,
      approvalIds,
      allow,
      reason,
      ...(unitPrice === undefined ? {} : { unitPrice }),
    };
    if (!(await run('approval.settle', input, kioskId))) return;
    setAsking(null);
    say(t(allow ? 'approvals.done.allowed' : 'approvals.done.refused'));
  }

  function allow(approval: ApprovalView): void {
    if (!isOpen(approval)) void answer([approval], true, usualReason(t, approval));
    else setAsking({ of: approval, allow: true });
  }

  return (
    <section className={css['list']}>
      <h3 className={css['title']}>{t('approvals.title')}</h3>
      <ul className={css['items']}>
        {approvals.map((approval) => {
          const open = isOpen(approval);
          return (
            <li key={approval.approvalId} className={css['item']}>
              <Icon of={icons[approval.kind]} size="l" />
              <div className={css['words']}>
                <p className={css['what']}>{words(approval)}</p>
                {approval.askedBy !== null && (
                  <p className={css['soft']}>
                    {t('approvals.askedBy', { name: approval.askedBy })}
                    {approval.reason !== '' && ` · ${approval.reason}`}
                  </p>
                )}
                {approval.needs !== 'staff' && (
                  <p className={css['soft']}>{t(`approvals.needs.${approval.needs ?? 'nobody'}`)}</p>
                )}
              </div>
              <div className={css['answers']}>
                <Button
                  disabled={busy}
                  aria-label={t('approvals.refuseOf', { what: words(approval) })}
                  onClick={() => setAsking({ of: approval, allow: false })}
                >
                  {t('approvals.refuse')}
                </Button>
                <Button
                  kind={approvals.length === 1 ? 'primary' : 'secondary'}
                  disabled={busy || !mine(approval)}
                  aria-label={
                    open
                      ? `${t('approvals.name')}: ${words(approval)}`
                      : t('approvals.allowOf', { what: words(approval) })
                  }
                  onClick={() => allow(approval)}
                >
                  {t(open ? 'approvals.name' : 'approvals.allow')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      {simple.length > 1 && (
        <Button
          kind="primary"
          size="l"
          wide
          icon={Check}
          disabled={busy}
          onClick={() =>
            void answer(simple, true, simple.map((each) => usualReason(t, each)).find(Boolean) ?? '')
          }
        >
          {t('approvals.allowAll', { count: simple.length })}
        </Button>
      )}
      {asking === null && <HandlingFault fault={fault} />}
      {asking !== null && (
        <AskReason
          title={words(asking.of)}
          reasons={asking.allow ? reasons.cheaper : reasons[asking.of.kind]}
          {...(asking.allow ? { figure: { kind: 'price', currency } as const } : {})}
          run={{ busy, fault }}
          onClose={() => setAsking(null)}
          onDone={({ reason, figure }) =>
            void answer([asking.of], asking.allow, reason, asking.allow ? figure : undefined)
          }
        />
      )}
    </section>
  );
}

/** A price that nobody has named yet. */
function isOpen({ kind, unit }: ApprovalView): boolean {
  return kind === 'price' && unit === null;
}

/** What is allowed as it was asked has its reason already. */
function usualReason(t: HandlingTranslate, { kind, reason }: ApprovalView): string {
  if (reason !== '') return reason;
  return kind === 'price' || kind === 'discount' ? t('reason.campaign') : '';
}

function approvalWords(
  t: HandlingTranslate,
  approval: ApprovalView,
  pick: (text: ApprovalView['names'][number]) => string,
  money: (amount: number) => string,
): string {
  const names = approval.names.map(pick).join(', ');
  const { kind, unit, quantity } = approval;
  const listed = money(approval.listed ?? 0);
  switch (kind) {
    case 'age':
      return t('approvals.age', { age: approval.minAge ?? 0, names });
    case 'tag':
      return t('approvals.tag', { quantity, names });
    case 'price':
      return unit === null
        ? t('approvals.price.open', { names, listed })
        : t('approvals.price', { names, unit: money(unit), listed });
    case 'discount':
      return approval.lineId === null
        ? t('approvals.discount.order', { percent: approval.percent ?? 0 })
        : t('approvals.discount.line', { percent: approval.percent ?? 0, names });
  }
}
