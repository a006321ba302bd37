import { Volume2, VolumeOff, VolumeX } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Icon } from '../ui/primitives/icon.tsx';
import type { Chime } from './chime.ts';
import css from './sound-button.module.css';
import { useText } from './station-text.ts';

const icons = { on: Volume2, muted: VolumeX, locked: VolumeOff } as const;
const actions = { on: 'sound.turnOff', muted: 'sound.turnOn', locked: 'sound.unlock' } as const;

/** Whether new calls sound, always in sight, and one tap to change it. */
export function SoundButton({ chime }: { readonly chime: Chime }) {
  const { t } = useText();
  const state = useSyncExternalStore(chime.onChange, chime.state, chime.state);
  return (
    <button
      type="button"
      className={css['sound']}
      data-state={state}
      title={t(actions[state])}
      onClick={() => {
        chime.unlock();
        if (state !== 'locked') chime.mute(state === 'on');
      }}
    >
      <Icon of={icons[state]} />
      <span className={css['word']}>{t(`sound.${state}`)}</span>
    </button>
  );
}
