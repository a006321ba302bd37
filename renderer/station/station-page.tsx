import type { StationView } from '../../contract/views.ts';
import type { Connection } from '../ui/client/feed.ts';
import { FaultNotice } from '../ui/staff/fault-notice.tsx';
import { StaffBar } from '../ui/staff/staff-bar.tsx';
import { useStaffText } from '../ui/staff/staff-text.ts';
import { useRun } from '../ui/staff/use-run.ts';
import { useSlow } from '../ui/staff/use-slow.ts';
import { AppSettings } from './app/app-settings.tsx';
import type { App } from './app/use-app.ts';
import type { Chime } from './chime.ts';
import { CutOff } from './cut-off.tsx';
import { DutySwitch } from './duty-switch.tsx';
import { HelpBand } from './help-band.tsx';
import type { Watched } from './panel/use-kiosk-panel.ts';
import { LockedStation } from './sign-in/locked-station.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import { SoundButton } from './sound-button.tsx';
import css from './station-page.module.css';
import { useText } from './station-text.ts';
import { StationWork, type StationTab } from './station-work.tsx';
import { useLayout } from './use-layout.ts';

export interface StationPageProps {
  /** null before the engine has said anything. */
  readonly view: StationView | null;
  readonly connection: Connection;
  readonly chime: Chime;
  readonly awake: boolean;
  readonly app: App;
  readonly tab?: StationTab;
  /** The kiosk that the side panel begins with. */
  readonly watching?: Watched | null;
}

/** The staff screen: who calls, what is to be made, how the shop is. */
export function StationPage({
  view,
  connection,
  chime,
  awake,
  app,
  tab = 'calls',
  watching = null,
}: StationPageProps) {
  const { t } = useText();
  const staff = useStaffText();
  const layout = useLayout();
  const me = view?.me ?? null;
  const own = useRun();
  const slow = useSlow(own.busy);
  return (
    <div className={css['page']} data-layout={me === null ? undefined : layout}>
      <div className={css['top']}>
        <StaffBar title={t('title')} me={me} settings={<AppSettings app={app} awake={awake} />}>
          {me && <DutySwitch me={me} command={own} />}
          {view !== null && (me ?? view.locked) !== null && <SoundButton chime={chime} />}
        </StaffBar>
        {connection === 'lost' && <CutOff empty={view === null} />}
        {connection !== 'lost' && view !== null && me !== null && <HelpBand view={view} />}
        {slow && (
          <p className={css['sending']} role="status">
            {t('state.sending')}
          </p>
        )}
        <FaultNotice fault={own.fault} onClose={own.forget} />
      </div>
      {view === null ? (
        <main className={css['loading']}>
          {connection !== 'lost' && <p>{staff.t('connection.loading')}</p>}
        </main>
      ) : view.locked !== null ? (
        <LockedStation view={view} onTap={chime.unlock} />
      ) : me === null ? (
        <main className={css['signIn']}>
          <SignIn people={view.people} onTap={chime.unlock} />
        </main>
      ) : (
        <StationWork view={view} tab={tab} watching={watching} />
      )}
    </div>
  );
}
