import { ImageOff, ImageUp } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { StationView } from '../../../contract/views.ts';
import { MAX_PICTURE_BYTES, placesOf, snap, STEP, type Spot } from '../../../domain/floor/plan.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../station-text.ts';
import css from './floor-part.module.css';
import { KioskSpot } from './kiosk-spot.tsx';
import { kioskState } from './kiosk-state.ts';
import { PlanPicture } from './plan-picture.tsx';

const arrows: Readonly<Record<string, Spot>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Kiosks are put at their places, by hand or with the arrow keys, and a picture behind them. */
export function PlanEditor({ view, onClose }: { readonly view: StationView; readonly onClose: () => void }) {
  const { t } = useText();
  const staff = useStaffText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const fileId = useId();
  const area = useRef<HTMLDivElement>(null);
  const ids = view.kiosks.map(({ kioskId }) => kioskId);
  const [moved, setMoved] = useState<Readonly<Record<string, Spot>>>({});
  const [tooLarge, setTooLarge] = useState(false);
  const places = new Map([...placesOf(view.plan, ids), ...Object.entries(moved)]);

  function put(kioskId: string, spot: Spot): void {
    setMoved((before) => ({ ...before, [kioskId]: snap(spot) }));
  }

  function drag(kioskId: string, start: PointerEvent<HTMLButtonElement>): void {
    const button = start.currentTarget;
    const box = area.current?.getBoundingClientRect();
    if (!box) return;
    button.setPointerCapture(start.pointerId);
    const follow = (event: globalThis.PointerEvent) =>
      put(kioskId, {
        x: ((event.clientX - box.left) / box.width) * 100,
        y: ((event.clientY - box.top) / box.height) * 100,
      });
    const end = () => {
      button.removeEventListener('pointermove', follow);
      button.removeEventListener('pointerup', end);
      button.removeEventListener('pointercancel', end);
    };
    button.addEventListener('pointermove', follow);
    button.addEventListener('pointerup', end);
    button.addEventListener('pointercancel', end);
  }

  function press(kioskId: string, event: KeyboardEvent): void {
    const by = arrows[event.key];
    const at = places.get(kioskId);
    if (by === undefined || at === undefined) return;
    event.preventDefault();
    put(kioskId, { x: at.x + by.x, y: at.y + by.y });
  }

  async function upload(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setTooLarge(file.size > MAX_PICTURE_BYTES);
    if (file.size > MAX_PICTURE_BYTES) return;
    if (await run('floorPlan.setPicture', { data: await base64Of(file) })) say(t('plan.pictureSet'));
  }

  async function save(): Promise<void> {
    const all = Object.fromEntries([...places].map(([id, spot]) => [id, snap(spot)]));
    if (await run('floorPlan.save', { places: all })) {
      say(t('plan.saved'));
      onClose();
    }
  }

  return (
    <>
      <p className={css['none']}>{t('plan.how')}</p>
      <div className={css['scroll']}>
        <div ref={area} className={css['plan']} data-editing>
          {view.plan.picture !== null && <PlanPicture sha256={view.plan.picture} />}
          {view.kiosks.map((kiosk) => (
            <KioskSpot
              key={kiosk.kioskId}
              kiosk={kiosk}
              state={kioskState(kiosk, view.calls)}
              spot={places.get(kiosk.kioskId) ?? { x: 50, y: 50 }}
              passedMs={0}
              editing
              onTap={() => {}}
              onPointerDown={(event) => drag(kiosk.kioskId, event)}
              onKeyDown={(event) => press(kiosk.kioskId, event)}
            />
          ))}
        </div>
      </div>
      {tooLarge && (
        <Notice kind="attention" urgent>
          {t('plan.tooLarge')}
        </Notice>
      )}
      <FaultNotice fault={fault} onClose={forget} />
      <div className={css['ways']}>
        <label htmlFor={fileId} className={css['file']}>
          <ImageUp aria-hidden />
          {t('plan.picture')}
          <input
            id={fileId}
            className="visually-hidden"
            type="file"
            accept="image/png,image/jpeg,image/webp"
            onChange={(event) => void upload(event.target.files?.[0])}
          />
        </label>
        {view.plan.picture !== null && (
          <Button icon={ImageOff} disabled={busy} onClick={() => void run('floorPlan.clearPicture', {})}>
            {t('plan.noPicture')}
          </Button>
        )}
        <Button onClick={onClose}>{staff.t('cancel')}</Button>
        <Button kind="primary" disabled={busy} onClick={() => void save()}>
          {t('plan.save')}
        </Button>
      </div>
    </>
  );
}
