import type { DockView } from '../../contract/views.ts';
import type { Connection } from '../ui/client/feed.ts';
import { Notice } from '../ui/primitives/notice.tsx';
import { OfflineBand } from '../ui/staff/offline-band.tsx';
import { ScreenLinks } from '../ui/staff/screen-links.tsx';
import { StaffBar } from '../ui/staff/staff-bar.tsx';
import { useStaffText } from '../ui/staff/staff-text.ts';
import { DevicePanel } from './device-panel.tsx';
import css from './dock-page.module.css';
import { useText } from './dock-text.ts';

export interface DockPageProps {
  /** null before the engine has said anything. */
  readonly view: DockView | null;
  readonly connection: Connection;
}

function People({ people }: { readonly people: NonNullable<DockView['people']> }) {
  const { t } = useText();
  const staff = useStaffText();
  return (
    <div className={css['people']}>
      <h3 className={css['peopleTitle']}>{t('people')}</h3>
      <ul className={css['persons']}>
        {people.map(({ name, role, pin }) => (
          <li key={name} className={css['person']}>
            <span className={css['personName']}>
              {name} · {staff.t(`role.${role}`)}
            </span>
            <span className={css['pin']}>
              {t(role === 'manager' ? 'people.manager' : 'people.staff', { pin })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Every virtual device of a demo shop, and the way to every other screen. */
export function DockPage({ view, connection }: DockPageProps) {
  const { t } = useText();
  const staff = useStaffText();
  const printers = view?.devices.filter((device) => device.kind === 'printer') ?? [];
  const others = view?.devices.filter((device) => device.kind !== 'printer') ?? [];
  return (
    <div className={css['page']}>
      <StaffBar title={t('title')} />
      {connection === 'lost' && <OfflineBand text={t('offline')} />}
      <main className={css['main']}>
        <section aria-labelledby="links-title" className={css['links']}>
          <h2 id="links-title" className={css['title']}>
            {staff.t('links.title')}
          </h2>
          <p className={css['about']}>{staff.t('links.help')}</p>
          <ScreenLinks screens={['kiosk', 'station', 'manager', 'board']} />
          {view?.people && <People people={view.people} />}
        </section>
        <p className={css['about']}>{t('about')}</p>
        {view !== null && !view.connected && (
          <Notice kind="attention" urgent>
            {t('gone')}
          </Notice>
        )}
        {view === null ? (
          connection !== 'lost' && <p>{staff.t('connection.loading')}</p>
        ) : view.devices.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          <div className={css['devices']}>
            <div className={css['column']}>
              {printers.map((device) => (
                <DevicePanel key={device.id} device={device} />
              ))}
            </div>
            <div className={css['others']}>
              {others.map((device) => (
                <DevicePanel key={device.id} device={device} />
              ))}
            </div>
          </div>
        )}
      </main>
    </div>
  );
}
