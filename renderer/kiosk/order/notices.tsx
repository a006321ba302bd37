import type { SessionView } from '../../../contract/views.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice, type NoticeProps } from '../../ui/primitives/notice.tsx';
import { useMoney, useVisit } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';

type OneNotice = SessionView['notices'][number];

const kinds: Readonly<Record<OneNotice['kind'], NonNullable<NoticeProps['kind']>>> = {
  'price-changed': 'info',
  'line-removed': 'attention',
  'only-some-left': 'attention',
  'scan-unknown': 'attention',
  'scan-misread': 'attention',
  'scan-refused': 'attention',
  'scan-added': 'good',
  'scan-choose': 'info',
  'kept-order': 'good',
  'fetched-order': 'good',
  'price-kept': 'info',
  'price-adjusted': 'good',
  'discount-refused': 'info',
  'hold-ended': 'info',
  'paid-after-all': 'good',
};

function useNoticeText(): (notice: OneNotice) => string {
  const { t, pick } = useText();
  const money = useMoney();
  return (notice) => {
    switch (notice.kind) {
      case 'price-changed':
        return t('notice.priceChanged', {
          name: pick(notice.name),
          was: money(notice.was),
          now: money(notice.now),
        });
      case 'line-removed':
        return t(`notice.removed.${notice.why}`, { name: pick(notice.name) });
      case 'only-some-left':
        return t('notice.onlySomeLeft', { name: pick(notice.name), left: notice.left });
      case 'scan-unknown':
        return t('notice.scanUnknown', { code: notice.code });
      case 'scan-misread':
        return t('notice.scanMisread');
      case 'scan-refused':
        return pick(notice.text);
      case 'scan-added':
        return t('notice.scanAdded', { name: pick(notice.name) });
      case 'scan-choose':
        return t('notice.scanChoose', { name: pick(notice.name) });
      case 'kept-order':
        return t('notice.keptOrder');
      case 'fetched-order':
        return t('notice.fetchedOrder');
      case 'price-kept':
        return t('notice.priceKept', { name: pick(notice.name) });
      case 'price-adjusted':
        return notice.name === null
          ? t('notice.orderAdjusted')
          : t('notice.priceAdjusted', { name: pick(notice.name) });
      case 'discount-refused':
        return t('notice.discountRefused');
      case 'hold-ended':
        return t('notice.holdEnded');
      case 'paid-after-all':
        return t('notice.paidAfterAll');
    }
  };
}

/** What changed under the customer's hands, said politely, until it is read. */
export function Notices() {
  const { t } = useText();
  const { session, actions } = useVisit();
  const text = useNoticeText();
  return session.notices.map((notice) => (
    <Notice
      key={notice.noticeId}
      kind={kinds[notice.kind]}
      action={
        <Button size="s" onClick={() => void actions.run('order.dismiss', { noticeId: notice.noticeId })}>
          {t('notice.ok')}
        </Button>
      }
    >
      {text(notice)}
    </Notice>
  ));
}
