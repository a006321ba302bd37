import { Map as MapIcon, PencilRuler } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { StationView } from '../../../contract/views.ts';
import { placesOf } from '../../../domain/floor/plan.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { useKioskPanel } from '../panel/use-kiosk-panel.ts';
import { useText } from '../station-text.ts';
import { usePassed } from '../use-passed.ts';
import css from './floor-part.module.css';
import { KioskSpot } from './kiosk-spot.tsx';
import { kioskState } from './kiosk-state.ts';
import { PlanPicture } from './plan-picture.tsx';

const PlanEditor = lazy(async () => ({ default: (await import('./plan-editor.tsx')).PlanEditor }));

const nothing = () => {};

/** The shop from above: where help is wanted, who orders, what is out of service. */
export function FloorPart({ view }: { readonly view: StationView }) {
  const { t } = useText();
  const panel = useKioskPanel();
  const passedMs = usePassed(view);
  const [editing, setEditing] = useState(false);
  const { kiosks, calls, plan } = view;
  const places = placesOf(
    plan,
    kiosks.map(({ kioskId }) => kioskId),
  );
  return (
    <section className={css['floor']} aria-labelledby="floor-title">
      <div className={css['head']}>
        <h2 id="floor-title" className={css['title']}>
          {t('floor.title')}
        </h2>
        {view.me?.role === 'manager' && !editing && (
          <Button size="s" icon={PencilRuler} onClick={() => setEditing(true)}>
            {t('plan.edit')}
          </Button>
        )}
      </div>
      {kiosks.length === 0 ? (
        <p className={css['none']}>
          <Icon of={MapIcon} /> {t('floor.none')}
        </p>
      ) : editing ? (
        <Suspense fallback={null}>
          <PlanEditor view={view} onClose={() => setEditing(false)} />
        </Suspense>
      ) : (
        <div className={css['scroll']}>
          <div className={css['plan']} data-many={kiosks.length > 30 || undefined}>
            {plan.picture !== null && <PlanPicture sha256={plan.picture} />}
            {kiosks.map((kiosk) => {
              const state = kioskState(kiosk, calls);
              return (
                <KioskSpot
                  key={kiosk.kioskId}
                  kiosk={kiosk}
                  state={state}
                  spot={places.get(kiosk.kioskId) ?? { x: 50, y: 50 }}
                  passedMs={passedMs}
                  editing={false}
                  onTap={() =>
                    panel.open({
                      kioskId: kiosk.kioskId,
                      callId: state.kind === 'calling' ? state.call.callId : null,
                    })
                  }
                  onPointerDown={nothing}
                  onKeyDown={nothing}
                />
              );
            })}
          </div>
        </div>
      )}
    </section>
  );
}
