import { useEffect, useRef } from 'react';
import type { HelpView } from '../../../contract/views.ts';
import type { HelpSignal } from './help-tones.ts';

/** What there is to hear when the customer's own call goes from one state to another; null: nothing. */
export function signalOf(before: HelpView, now: HelpView): HelpSignal | null {
  const own = (help: HelpView) => (help.state !== 'none' && help.cause === 'help' ? help.state : 'none');
  const state = own(now);
  if (state === own(before)) return null;
  if (state === 'none') return 'over';
  return state === 'calling' ? 'sent' : state;
}

/** Lets the customer's call be heard. The notes are loaded when the first is to sound. */
export function useHelpTones(help: HelpView): void {
  const last = useRef(help);
  useEffect(() => {
    const signal = signalOf(last.current, help);
    last.current = help;
    if (signal !== null) void import('./help-tones.ts').then(({ playHelpTone }) => playHelpTone(signal));
  }, [help]);
}
