import { useEffect, useState } from 'react';
import type { Comfort, KioskView } from '../../contract/views.ts';
import { useClient, useConnection, useView } from '../ui/client/client.tsx';
import { Button } from '../ui/primitives/button.tsx';
import { Notice } from '../ui/primitives/notice.tsx';
import { applyLook, machineTheme } from '../ui/theme.ts';
import { useOneTap } from '../ui/use-one-tap.ts';
import { forgetScroll } from './frame.tsx';
import { useHelpCall } from './help/use-help-call.ts';
import { useHelpTones } from './help/use-help-tones.ts';
import { usePresence } from './input/presence.ts';
import { useWedge } from './input/use-wedge.ts';
import type { KioskActions } from './kiosk-context.tsx';
import { KioskPage } from './kiosk-page.tsx';
import { TextProvider, useText } from './kiosk-text.ts';
import { createOneWish } from './one-wish.ts';
import { useOptimisticPlace } from './optimistic-place.ts';
import type { Menu } from './menu.ts';
import { useCatalog } from './use-catalog.ts';
import { useMoment } from './use-moment.ts';
import css from './live-kiosk.module.css';

/**
 * What is wished of an open visit: twice at the same picture is once. What counts or moves is meant every time, and a
 * visit begins but once anyway.
 */
const wishes = /^(?:session|order|payment)\.(?!start$|change$|scan$|navigate$)/;

interface Trouble {
  readonly what: 'common.refused' | 'common.unsure' | 'help.refused';
  /** Visits that had ended at the touch: what went wrong for one customer is not said to the next. */
  readonly visit: number;
}

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
  const [oneWish] = useState(createOneWish);
  const { session } = view;
  const sessionId = session?.sessionId ?? null;
  // Counts the visits that ended: a sheet opened on the attract screen stays open when its touch begins a visit.
  const [visit, setVisit] = useState({ sessionId, ended: 0 });
  if (visit.sessionId !== sessionId) {
    const ended = visit.ended + (visit.sessionId === null ? 0 : 1);
    setVisit({ sessionId, ended });
    if (ended !== visit.ended) setHelpOpen(false);
  }

  const say = (what: Trouble['what'] | null) =>
    setTrouble(what === null ? null : { what, visit: visit.ended });
  const run: KioskActions['run'] = async (name, input) => {
    const carryOut = async () => {
      const answer = await send(name, input);
      say(answer.ok ? null : answer.why === 'offline' ? 'common.unsure' : 'common.refused');
      return answer.ok;
    };
    if (!wishes.test(name)) return carryOut();
    return oneWish(`${name} ${JSON.stringify(input)}`, `${sessionId} ${session?.seq}`, carryOut);
  };
  const [place, go] = useOptimisticPlace(session, (next) => run('session.navigate', { place: next }));
  const helpCall = useHelpCall(view.help, send, () => say('help.refused'));

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
        trouble?.visit === visit.ended && (
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
              {t(trouble.what)}
            </Notice>
          </div>
        )
      }
    />
  );
}
