import { useEffect, useState } from 'react';
import type { Comfort, KioskView } from '../../contract/views.ts';
import { useClient, useConnection, useView } from '../ui/client/client.tsx';
import { Button } from '../ui/primitives/button.tsx';
import { Notice } from '../ui/primitives/notice.tsx';
import { applyLook, machineTheme } from '../ui/theme.ts';
import { forgetScroll } from './frame.tsx';
import { useHelpCall } from './help/use-help-call.ts';
import { useHelpTones } from './help/use-help-tones.ts';
import { usePresence } from './input/presence.ts';
import { useOneTap } from './input/use-one-tap.ts';
import { useWedge } from './input/use-wedge.ts';
import type { KioskActions } from './kiosk-context.tsx';
import { KioskPage } from './kiosk-page.tsx';
import { TextProvider, useText } from './kiosk-text.ts';
import { useOptimisticPlace } from './optimistic-place.ts';
import type { Menu } from './menu.ts';
import { useCatalog } from './use-catalog.ts';
import { useMoment } from './use-moment.ts';
import css from './live-kiosk.module.css';

type Trouble = 'common.refused' | 'common.unsure' | 'help.refused';

const nobody: KioskView = {
  kioskId: '',
  kioskName: '',
  place: '',
  catalogVersion: null,
  unavailable: {},
  fewLeft: {},
  service: { open: true },
  scannerReady: false,
  helpPath: 'none',
  session: null,
  help: { state: 'none' },
  staffMode: null,
  talk: null,
};

function useLook(comfort: Comfort | undefined): void {
  const textPercent = comfort?.textPercent ?? 100;
  const high = comfort?.contrast === 'high';
  const reach = comfort?.reach ?? false;
  useEffect(() => {
    applyLook({ theme: high ? 'high' : machineTheme(), textPercent, reach });
  }, [high, textPercent, reach]);
}

/** The customer's page, joined to the engine. */
export function LiveKiosk() {
  const view = useView('kiosk') ?? nobody;
  const menu = useCatalog(view.catalogVersion);
  const languages = menu?.index.catalog.shop.languages;
  useLook(view.session?.comfort);
  return (
    <TextProvider
      language={view.session?.language ?? languages?.[0] ?? 'en'}
      {...(languages ? { fallbacks: languages } : {})}
    >
      <JoinedKiosk view={view} menu={menu} />
    </TextProvider>
  );
}

function JoinedKiosk({ view, menu }: { readonly view: KioskView; readonly menu: Menu | null }) {
  const { t } = useText();
  const { send } = useClient();
  const connection = useConnection();
  const moment = useMoment(menu?.index.catalog.shop.timeZone);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const { session } = view;

  const run: KioskActions['run'] = async (name, input) => {
    const answer = await send(name, input);
    setTrouble(answer.ok ? null : answer.why === 'offline' ? 'common.unsure' : 'common.refused');
    return answer.ok;
  };
  const [place, go] = useOptimisticPlace(session, (next) => run('session.navigate', { place: next }));
  const helpCall = useHelpCall(view.help, send, () => setTrouble('help.refused'));

  // A call that is over takes its sheet with it: the next one may be a machine's, over words that must be read.
  if (helpOpen && helpCall.help.state === 'none') setHelpOpen(false);

  const actions: KioskActions = {
    run,
    go,
    begin(then) {
      if (session !== null) then?.();
      else void run('session.start', {}).then((begun) => begun && then?.());
    },
    callForHelp() {
      setHelpOpen(true);
      helpCall.call();
    },
  };

  useHelpTones(helpCall.help);

  const stay = () => void send('session.touch', {});
  usePresence(stay, session !== null, (session?.idle ?? null) !== null);
  useOneTap();
  // The engine begins an order where the code is for one: a badge of staff is not.
  useWedge((code) => void run('order.scan', { code }));

  const shown = menu?.version;
  useEffect(() => {
    if (shown !== undefined && connection === 'open') void send('kiosk.shows', { version: shown });
  }, [send, shown, connection]);

  // Counts the visits that ended: a sheet opened on the attract screen stays open when its touch begins a visit.
  const sessionId = session?.sessionId ?? null;
  const [visit, setVisit] = useState({ sessionId, ended: 0 });
  if (visit.sessionId !== sessionId) {
    const ended = visit.ended + (visit.sessionId === null ? 0 : 1);
    setVisit({ sessionId, ended });
    if (ended !== visit.ended) {
      setTrouble(null);
      setHelpOpen(false);
    }
  }
  useEffect(forgetScroll, [visit.ended]);

  return (
    <KioskPage
      // A new visit starts from nothing: no open sheet, no half-made choice of the customer before.
      key={visit.ended}
      kiosk={{ view, menu, connection, help: helpCall.help, moment, actions }}
      place={place}
      helpAcknowledged={helpCall.acknowledged}
      helpOpen={helpOpen}
      onHelpClose={() => setHelpOpen(false)}
      onStay={stay}
      trouble={
        trouble !== null && (
          <div className={css['trouble']}>
            <Notice
              kind="attention"
              urgent
              action={
                <Button size="s" onClick={() => setTrouble(null)}>
                  {t('notice.ok')}
                </Button>
              }
            >
              {t(trouble)}
            </Notice>
          </div>
        )
      }
    />
  );
}
