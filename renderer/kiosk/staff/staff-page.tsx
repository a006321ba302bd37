import { Languages, LockKeyhole, ReceiptText, ScanLine, ShoppingBasket } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandOutput } from '../../../contract/commands.ts';
import type { KioskView } from '../../../contract/views.ts';
import { useClient } from '../../ui/client/client.tsx';
import { nearestScreenLanguage, screenLanguages } from '../../ui/i18n/translate.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { useHandlingText } from '../../ui/staff/handling/handling-text.ts';
import { ParkedList } from '../../ui/staff/handling/parked-list.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { useCountdown } from '../../ui/use-countdown.ts';
import { useKiosk } from '../kiosk-context.tsx';
import { CodeEntry } from './code-entry.tsx';
import { StaffKiosk } from './staff-kiosk.tsx';
import { StaffOrder } from './staff-order.tsx';
import css from './staff-page.module.css';

const tabs = ['order', 'codes', 'kiosk'] as const;
const icons = { order: ShoppingBasket, codes: ReceiptText, kiosk: ScanLine } as const;

/** Often enough that a minute without a touch is a minute without a touch. */
const TOUCH_EVERY_MS = 5_000;

export interface StaffPageProps {
  readonly mode: NonNullable<KioskView['staffMode']>;
  readonly onLanguage: (language: string) => void;
  /** For drawings. */
  readonly tab?: (typeof tabs)[number];
}

/** What staff do at the kiosk. The largest button gives the screen back. */
export function StaffPage({ mode, onLanguage, tab: first = 'order' }: StaffPageProps) {
  const t = useHandlingText();
  const { language } = useStaffText();
  const { send } = useClient();
  const { menu } = useKiosk();
  const [tab, setTab] = useState(first);
  const [seen, setSeen] = useState<CommandOutput<'staffMode.look'> | null>(null);
  const left = useCountdown(mode.locksInMs, mode);
  const title = useRef<HTMLHeadingElement>(null);
  const currency = menu?.index.catalog.shop.currency ?? null;

  const look = useCallback(() => {
    void send('staffMode.look', {}).then((answer) => {
      if (answer.ok) setSeen(answer.value);
    });
  }, [send]);
  useEffect(() => {
    title.current?.focus();
    look();
  }, [look]);

  useTouches(useCallback(() => void send('staffMode.touch', {}), [send]));
  const other = screenLanguages.find((each) => each !== nearestScreenLanguage(language)) ?? language;

  return (
    <section className={css['page']} role="dialog" aria-modal="true" aria-labelledby="staff-title">
      <header className={css['head']}>
        <div className={css['who']}>
          <h1 id="staff-title" ref={title} tabIndex={-1} className={css['title']}>
            {t('mode.title', { name: mode.person.name })}
          </h1>
          <p className={css['locks']}>{t('mode.locks', { seconds: left ?? 0 })}</p>
        </div>
        <Button kind="quiet" icon={Languages} onClick={() => onLanguage(other)}>
          {other === 'zh-Hans' ? '中文' : 'English'}
        </Button>
      </header>
      <nav className={css['tabs']} aria-label={t('mode.tabs')}>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            className={css['tab']}
            aria-current={one === tab ? 'page' : undefined}
            onClick={() => {
              setTab(one);
              look();
            }}
          >
            <Icon of={icons[one]} />
            <span>{t(`mode.tab.${one}`)}</span>
          </button>
        ))}
      </nav>
      <div className={css['body']} tabIndex={0}>
        <h2 className="visually-hidden">{t(`mode.tab.${tab}`)}</h2>
        {tab === 'order' && <StaffOrder role={mode.person.role} />}
        {tab === 'codes' && (
          <>
            <CodeEntry onChange={look} />
            <ParkedList orders={seen?.parked ?? []} kioskName={null} currency={currency} onChange={look} />
          </>
        )}
        {tab === 'kiosk' && <StaffKiosk seen={seen} />}
      </div>
      <footer className={css['foot']}>
        <Button
          kind="primary"
          size="l"
          wide
          icon={LockKeyhole}
          onClick={() => void send('staffMode.close', {})}
        >
          {t('mode.back')}
        </Button>
      </footer>
    </section>
  );
}

/** Tells of touches and keys, at most every few seconds; the engine keeps the time. */
function useTouches(tell: () => void): void {
  useEffect(() => {
    let toldAt = 0;
    const sign = () => {
      const now = performance.now();
      if (now - toldAt < TOUCH_EVERY_MS) return;
      toldAt = now;
      tell();
    };
    const signs = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const each of signs) window.addEventListener(each, sign, { capture: true, passive: true });
    return () => {
      for (const each of signs) window.removeEventListener(each, sign, { capture: true });
    };
  }, [tell]);
}
