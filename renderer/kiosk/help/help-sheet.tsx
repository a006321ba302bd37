import { useState, type ReactNode } from 'react';
import type { HelpView } from '../../../contract/views.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { classes } from '../../ui/primitives/class-names.ts';
import { useKiosk } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { helpIcons } from './help-status.tsx';
import { helpWords, waits } from './help-text.ts';
import { Sheet } from '../sheet.tsx';
import css from './help-sheet.module.css';

const reasons = ['find-item', 'change-order', 'pay', 'age-check', 'machine', 'other'] as const;
const steps = ['calling', 'seen', 'accepted', 'arrived'] as const;

export interface HelpSheetProps {
  readonly help: Exclude<HelpView, { readonly state: 'none' }>;
  /** Whether the engine knows of the call: before that nothing can be added to it or taken back. */
  readonly acknowledged: boolean;
  readonly onClose: () => void;
  /** What is said between staff and the customer meanwhile. */
  readonly children: ReactNode;
}

/** The call, from the press to the person: only what is proven. */
export function HelpSheet({ help, acknowledged, onClose, children }: HelpSheetProps) {
  const { t } = useText();
  const { view, connection, actions } = useKiosk();
  const [asking, setAsking] = useState(false);
  const { title, text, doubt, again } = helpWords(
    t,
    help,
    view.helpPath,
    (view.session?.lines.length ?? 0) > 0,
  );
  const own = help.cause === 'help';
  // What staff say comes first; what could be said to them comes after what it is about.
  const spokenTo = view.talk !== null && (view.talk.messages.length > 0 || view.talk.proposal !== null);
  const at = steps.findIndex((step) => step === help.state);
  const { callId } = help;
  const choosing = ['starting', 'browsing', 'reviewing'].includes(view.session?.step ?? '');
  const asks = waits(help) || help.state === 'accepted';

  if (asking) {
    return (
      <Sheet label={t('help.withdrawTitle')} onClose={() => setAsking(false)} alert>
        <h2 className={css['title']}>{t('help.withdrawTitle')}</h2>
        <div className={css['ways']}>
          <Button
            size="l"
            wide
            onClick={() => {
              onClose();
              void actions.run('assist.withdraw', { callId });
            }}
          >
            {t('help.withdrawYes')}
          </Button>
          <Button kind="primary" size="l" wide onClick={() => setAsking(false)}>
            {t('help.withdrawNo')}
          </Button>
        </div>
      </Sheet>
    );
  }

  return (
    <Sheet
      label={t('help.title')}
      onClose={onClose}
      foot={
        <div className={css['ways']}>
          <Button kind="primary" size="l" wide onClick={onClose}>
            {t(choosing ? 'help.goOn' : 'help.goOnElse')}
          </Button>
          {own && acknowledged && (
            <Button kind="quiet" wide onClick={() => setAsking(true)}>
              {t('help.withdraw')}
            </Button>
          )}
        </div>
      }
    >
      <div className={css['state']} role="status" aria-live="assertive">
        <span className={classes(css['icon'], css[help.state])}>
          <Icon of={helpIcons[help.state]} />
        </span>
        <h2 className={css['title']}>{title}</h2>
        {(connection === 'lost' || text !== null) && (
          <p className={css['text']}>{connection === 'lost' ? t('help.offlineText') : text}</p>
        )}
        {help.state === 'go-to-counter' && help.code !== null && (
          <p className={css['text']}>
            {t('help.counterCode')} <strong className={css['code']}>{help.code}</strong>
          </p>
        )}
        {again !== null && <p className={css['again']}>{again}</p>}
        {doubt !== null && connection !== 'lost' && <p className={css['text']}>{doubt}</p>}
      </div>
      {at >= 0 && (
        <ol className={css['steps']} aria-hidden="true">
          {steps.map((step, position) => (
            <li key={step} className={position <= at ? css['reached'] : undefined} />
          ))}
        </ol>
      )}
      {spokenTo && children}
      {own && acknowledged && asks && (
        <fieldset className={css['reasons']}>
          <legend>{help.reason === null ? t('help.reason') : t('help.reasonSent')}</legend>
          {reasons.map((reason) => (
            <button
              key={reason}
              type="button"
              aria-pressed={help.reason === reason}
              className={classes(css['reason'], help.reason === reason && css['picked'])}
              onClick={() => void actions.run('assist.reason', { callId, reason })}
            >
              {t(`help.reason.${reason}`)}
            </button>
          ))}
        </fieldset>
      )}
      {!spokenTo && children}
    </Sheet>
  );
}
