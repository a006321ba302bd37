import type { DockDisplay, DockLamp } from '../../domain/dock/dock-device.ts';
import { createListeners } from '../transport/listeners.ts';

/** The lamps of a virtual signal tower, from the top, with a bounded list of what it was sent and does not know. */
export interface Tower {
  readonly set: (lamps: readonly DockLamp[], sound: boolean) => void;
  readonly complain: (what: string) => void;
  readonly problems: () => readonly string[];
  readonly lamps: () => readonly DockLamp[];
  readonly sounds: () => boolean;
  /** What lights, in words: 'red quick, green steady', 'dark'. */
  readonly reads: () => string;
  /** Everything out, as when its power goes. */
  readonly dark: () => void;
  readonly display: () => DockDisplay;
  readonly onChange: (listener: () => void) => () => void;
}

const mostProblems = 50;

export function createTower(colours: readonly DockLamp['colour'][]): Tower {
  const changes = createListeners<undefined>();
  const allOut = (): readonly DockLamp[] => colours.map((colour) => ({ colour, light: 'off' }));
  let lamps = allOut();
  let sound = false;
  let problems: readonly string[] = [];

  const set = (next: readonly DockLamp[], loud: boolean): void => {
    lamps = next;
    sound = loud;
    changes.tell(undefined);
  };
  return {
    set,
    complain(what) {
      problems = [...problems, what].slice(-mostProblems);
      changes.tell(undefined);
    },
    problems: () => problems,
    lamps: () => lamps,
    sounds: () => sound,
    reads() {
      const lit = lamps
        .filter(({ light }) => light !== 'off')
        .map(({ colour, light }) => `${colour} ${light}`);
      return lit.length === 0 ? 'dark' : lit.join(', ');
    },
    dark() {
      set(allOut(), false);
    },
    display: () => ({ kind: 'lamp', lamps, sound, problems }),
    onChange: changes.add,
  };
}
