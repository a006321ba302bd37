import { HeartCrack } from 'lucide-react';
import type { StationView } from '../../contract/views.ts';
import { OfflineBand } from '../ui/staff/offline-band.tsx';
import { helpTroubles } from './help-trouble.ts';
import { useText } from './station-text.ts';

/** Red for as long as a way from a customer's press to a person is broken: which, and what to do. */
export function HelpBand({ view }: { readonly view: Pick<StationView, 'help' | 'kiosks'> }) {
  const { t, screenLanguage } = useText();
  const lines = helpTroubles(t, view, screenLanguage);
  if (lines.length === 0) return null;
  const title = t(view.help.way === 'none' ? 'help.none' : 'help.broken');
  return <OfflineBand icon={HeartCrack} text={title} more={lines.join(' ')} />;
}
