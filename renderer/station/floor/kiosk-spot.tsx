import { CircleSlash2, Monitor, ShoppingBag, Unplug, UserRoundCheck } from 'lucide-react';
import type { KeyboardEventHandler, PointerEventHandler } from 'react';
import type { FloorEntry } from '../../../contract/floor.ts';
import type { Spot } from '../../../domain/floor/plan.ts';
import { Icon } from '../../ui/primitives/icon.tsx';
import { stopWatch } from '../../ui/staff/time-words.ts';
import { levelIcons } from '../level-icons.ts';
import { useText } from '../station-text.ts';
import css from './floor-part.module.css';
import type { KioskState } from './kiosk-state.ts';

const icons = { gone: Unplug, closed: CircleSlash2, ordering: ShoppingBag, idle: Monitor } as const;

export interface KioskSpotProps {
  readonly kiosk: FloorEntry;
  readonly state: KioskState;
  readonly spot: Spot;
  readonly passedMs: number;
  readonly editing: boolean;
  readonly onTap: () => void;
  readonly onPointerDown: PointerEventHandler<HTMLButtonElement>;
  readonly onKeyDown: KeyboardEventHandler<HTMLButtonElement>;
}

/** A kiosk at its place: shape, word and colour say how it is. */
export function KioskSpot({
  kiosk,
  state,
  spot,
  passedMs,
  editing,
  onTap,
  onPointerDown,
  onKeyDown,
}: KioskSpotProps) {
  const { t } = useText();
  const calling = state.kind === 'calling' ? state : null;
  const word = state.kind === 'calling' ? t(`level.${state.level}`) : t(`spot.${state.kind}`);
  const time = calling === null ? '' : stopWatch(calling.call.waitingMs + passedMs);
  const troubled = kiosk.troubled.length > 0 && calling === null ? ` · ${t('spot.trouble')}` : '';
  return (
    <button
      type="button"
      className={css['spot']}
      data-kind={state.kind}
      data-level={calling?.level}
      data-taken={calling?.taken || undefined}
      data-editing={editing || undefined}
      // Its own place is the one thing that no class can say.
      ref={(element) => {
        element?.style.setProperty('--x', String(spot.x));
        element?.style.setProperty('--y', String(spot.y));
      }}
      onClick={onTap}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    >
      <Icon of={state.kind === 'calling' ? levelIcons[state.level] : icons[state.kind]} />
      <span className={css['name']}>{kiosk.name}</span>
      <span>
        {word}
        {troubled}
      </span>
      {calling !== null && (
        <span className={css['time']}>
          {calling.taken && <Icon of={UserRoundCheck} size="s" />}
          {time}
        </span>
      )}
      <span className="visually-hidden">
        {editing ? t('plan.move', { x: spot.x, y: spot.y }) : kiosk.place}
      </span>
    </button>
  );
}
