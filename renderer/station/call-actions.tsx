import {
  BellRing,
  Check,
  Footprints,
  MessageSquareText,
  PanelRightOpen,
  UserRoundCheck,
  Users,
} from 'lucide-react';
import { useState } from 'react';
import type { StationView } from '../../contract/views.ts';
import { climbs } from '../../domain/assist/call-rules.ts';
import { Button } from '../ui/primitives/button.tsx';
import { Icon } from '../ui/primitives/icon.tsx';
import { FaultNotice } from '../ui/staff/fault-notice.tsx';
import { useSay } from '../ui/staff/say.tsx';
import { useRun } from '../ui/staff/use-run.ts';
import { useSlow } from '../ui/staff/use-slow.ts';
import css from './call-actions.module.css';
import type { Call } from './call-card.tsx';
import type { CallPanel } from './call-steps.tsx';
import { stateWords } from './call-words.ts';
import { useKioskPanel } from './panel/use-kiosk-panel.ts';
import { useText } from './station-text.ts';

export interface CallActionsProps {
  readonly view: StationView;
  readonly call: Call;
  /** A payment of this ticket waits for a person's word, and can be settled from here. */
  readonly settling: boolean;
  /** One looks at its kiosk already. */
  readonly looking: boolean;
  readonly onOpen: (panel: CallPanel) => void;
}

/** The one next step, large at the thumb's place; who has the call; and what else can be done. */
export function CallActions({ view, call, settling, looking: inPanel, onOpen }: CallActionsProps) {
  const { t } = useText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const slow = useSlow(busy);
  const kioskPanel = useKioskPanel();
  const myId = view.me?.staffId ?? null;
  const { callId, acceptedBy } = call;
  const said = view.kiosks.find(({ kioskId }) => kioskId === call.kioskId)?.said ?? 0;
  const looking = kioskPanel.watched?.kioskId === call.kioskId;
  const [read, setRead] = useState(0);
  if (looking ? read !== said : read > said) setRead(said);
  const unread = said - read;
  const free = acceptedBy === null;
  const mine = !free && acceptedBy.staffId === myId;
  const there = mine && call.arrivedAt !== null;
  // Who said that they come and does not arrive: anybody may go instead.
  const open = free || (!mine && climbs(call));
  const next = open ? 'accept' : !mine ? null : !there ? 'arrive' : settling ? 'settle' : 'resolve';

  async function accept(): Promise<void> {
    if (await run('assist.accept', { callId })) say(t('done.accepted'));
  }
  async function arrive(): Promise<void> {
    if (await run('assist.arrive', { callId })) say(t('done.arrived'));
  }
  async function pageAgain(): Promise<void> {
    if (await run('assist.pageAgain', { callId })) say(t('done.paged'));
  }

  const resolveWords = !free && !mine ? t('do.resolveOther', { name: acceptedBy.name }) : t('do.resolve');
  return (
    <div className={css['actions']}>
      <p className={css['state']} data-taken={(!free && !climbs(call)) || undefined} role="status">
        {!free && !climbs(call) && <Icon of={UserRoundCheck} />}
        {stateWords(t, call, myId)}
      </p>
      {slow && (
        <p className={css['state']} role="status">
          {t('state.sending')}
        </p>
      )}
      {unread > 0 && (
        <p className={css['said']} role="status">
          <Icon of={MessageSquareText} />
          {t('said.new', { count: unread })}
        </p>
      )}
      <FaultNotice fault={fault} onClose={forget} takenBy={acceptedBy?.name ?? null} />
      {next !== null && (
        <div className={css['next']}>
          {next === 'accept' && (
            <Button kind="primary" size="l" wide icon={Check} disabled={busy} onClick={() => void accept()}>
              {t('do.accept')}
            </Button>
          )}
          {next === 'arrive' && (
            <Button
              kind="primary"
              size="l"
              wide
              icon={Footprints}
              disabled={busy}
              onClick={() => void arrive()}
            >
              {t('do.arrive')}
            </Button>
          )}
          {next === 'settle' && (
            <Button kind="primary" size="l" wide disabled={busy} onClick={() => onOpen('settle')}>
              {t('do.settle')}
            </Button>
          )}
          {next === 'resolve' && (
            <Button kind="primary" size="l" wide disabled={busy} onClick={() => onOpen('resolve')}>
              {resolveWords}
            </Button>
          )}
        </div>
      )}
      <div className={css['others']}>
        {settling && next !== 'settle' && (
          <Button disabled={busy} onClick={() => onOpen('settle')}>
            {t('do.settle')}
          </Button>
        )}
        {next !== 'resolve' && !(free && settling) && (
          <Button disabled={busy} onClick={() => onOpen('resolve')}>
            {resolveWords}
          </Button>
        )}
        {!free && !mine && (
          <Button icon={Footprints} disabled={busy} onClick={() => void arrive()}>
            {t('do.arriveInstead')}
          </Button>
        )}
        {!free && (
          <Button icon={Users} disabled={busy} onClick={() => onOpen('hand-over')}>
            {t('do.handOver')}
          </Button>
        )}
        {!there && (
          <Button icon={BellRing} disabled={busy} onClick={() => void pageAgain()}>
            {t('do.pageAgain')}
          </Button>
        )}
        {!inPanel && (
          <Button
            icon={PanelRightOpen}
            aria-label={t('kiosk.look', { kiosk: call.kioskName })}
            onClick={() => kioskPanel.open({ kioskId: call.kioskId, callId })}
          >
            {t('do.look')}
          </Button>
        )}
      </div>
    </div>
  );
}
