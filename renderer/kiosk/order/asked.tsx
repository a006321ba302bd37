import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { useVisit } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';

/** What a colleague is asked before the order can be paid, calmly: the customer goes on meanwhile. */
export function Asked() {
  const { t, pick } = useText();
  const { session, actions } = useVisit();
  // Only where the way on is open: at the last look before money it is not.
  const goOn = session.step === 'browsing';
  return session.approvals.map(({ approvalId, kind, names, percent, askedBy }, at) => {
    const name = names.map(pick).join(', ');
    const own = (kind === 'price' || kind === 'discount') && askedBy === null;
    return (
      <Notice
        key={approvalId}
        kind="info"
        action={
          own && (
            <Button size="s" onClick={() => void actions.run('approval.withdraw', { approvalId })}>
              {t('asked.never')}
            </Button>
          )
        }
      >
        {kind === 'age' && t('asked.age')}
        {kind === 'discount' && t('asked.discount', { percent: percent ?? 0 })}
        {(kind === 'tag' || kind === 'price') && t(`asked.${kind}`, { name })}
        {goOn && at === session.approvals.length - 1 && <> {t('asked.goOn')}</>}
      </Notice>
    );
  });
}
