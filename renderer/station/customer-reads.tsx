import { MonitorSmartphone } from 'lucide-react';
import { helpState, type HelpState } from '../../domain/assist/help-state.ts';
import { createTranslate, nearestScreenLanguage, type Translate } from '../ui/i18n/translate.ts';
import { readsMessages, type ReadsMessages } from '../ui/messages/generated/reads.ts';
import { Icon } from '../ui/primitives/icon.tsx';
import type { Call } from './call-card.tsx';
import css from './customer-reads.module.css';
import { useText } from './station-text.ts';

/** The sentence on the kiosk's own screen. */
export function readsWords(t: Translate<ReadsMessages>, state: HelpState, byName: string | null): string {
  switch (state) {
    case 'accepted':
    case 'arrived':
      return t(`help.${state}`, { name: byName ?? t('common.person') });
    case 'go-to-counter':
      return t('help.counter');
    case 'calling':
    case 'seen':
    case 'unreachable':
      return t(`help.${state}`);
  }
}

/** What the customer reads about their call now: in the words of this screen, and in their own language. */
export function CustomerReads({ call, waitedMs }: { readonly call: Call; readonly waitedMs: number }) {
  const { t, screenLanguage } = useText();
  const state = call.drill ? null : helpState(call, waitedMs);
  if (state === null || call.sessionId === null) return null;
  const theirs = nearestScreenLanguage(call.packet.language);
  const say = (language: typeof theirs) =>
    readsWords(createTranslate(language, readsMessages), state, call.acceptedBy?.name ?? null);
  return (
    <p className={css['reads']}>
      <Icon of={MonitorSmartphone} />
      <span>
        {t('reads')}
        <q>{say(screenLanguage)}</q>
        {theirs !== screenLanguage && (
          <>
            {' '}
            <q lang={theirs}>{say(theirs)}</q>
          </>
        )}
      </span>
    </p>
  );
}
