import { HandHelping } from 'lucide-react';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { useSettled } from '../talk/use-settled.ts';
import css from './offer-strip.module.css';
import { OfferTextProvider, useText } from './offer-text.ts';

function Strip({ offerId }: { readonly offerId: string }) {
  const { t } = useText();
  const { actions } = useKiosk();
  const settled = useSettled(offerId);
  return (
    <section className={css['strip']} role="status" aria-label={t('offer.title')}>
      <Icon of={HandHelping} size="l" />
      <p className={css['words']}>
        <strong>{t('offer.title')}</strong> {t('offer.text')}
      </p>
      <div className={css['ways']}>
        <Button kind="primary" onClick={() => settled && actions.callForHelp()}>
          {t('offer.call')}
        </Button>
        <Button onClick={() => settled && void actions.run('stuck.refuse', { offerId })}>
          {t('offer.no')}
        </Button>
      </div>
    </section>
  );
}

/** A quiet offer of a hand, above the bar: it covers nothing, calls nobody, and goes away by itself. */
export function OfferStrip({ offerId, language }: { readonly offerId: string; readonly language: string }) {
  return (
    <OfferTextProvider language={language}>
      <Strip offerId={offerId} />
    </OfferTextProvider>
  );
}
