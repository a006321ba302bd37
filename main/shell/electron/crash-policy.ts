/** What went wrong with the kiosk window. */
export type WindowTrouble = 'page-gone' | 'page-frozen' | 'gpu-gone' | 'load-failed';

/** What the shell does about it, from the mildest to the last. */
export type Remedy = 'none' | 'load-again' | 'new-window' | 'give-up' | 'without-gpu';

export interface TroubleRecord {
  readonly trouble: WindowTrouble;
  /** Monotonic milliseconds. */
  readonly at: number;
}

const MINUTE = 60_000;
/** A page that dies so often within a minute has a broken window around it. */
const NEW_WINDOW = { deaths: 3, withinMs: MINUTE };
/** So often within ten minutes, and only a new process can help; systemd or the parent starts it. */
const GIVE_UP = { deaths: 5, withinMs: 10 * MINUTE };
const WITHOUT_GPU = { deaths: 3, withinMs: 10 * MINUTE };

/** Decides, given all troubles so far with the newest last. A page that only failed to load is never given up. */
export function remedyFor(history: readonly TroubleRecord[]): Remedy {
  const newest = history.at(-1);
  if (!newest) throw new Error('no trouble, no remedy');
  const count = (troubles: readonly WindowTrouble[], withinMs: number): number =>
    history.filter(({ trouble, at }) => troubles.includes(trouble) && newest.at - at < withinMs).length;
  switch (newest.trouble) {
    case 'load-failed':
      return 'load-again';
    case 'gpu-gone':
      // Chromium starts its GPU process again by itself.
      return count(['gpu-gone'], WITHOUT_GPU.withinMs) >= WITHOUT_GPU.deaths ? 'without-gpu' : 'none';
    case 'page-gone':
    case 'page-frozen': {
      const deaths: readonly WindowTrouble[] = ['page-gone', 'page-frozen'];
      if (count(deaths, GIVE_UP.withinMs) >= GIVE_UP.deaths) return 'give-up';
      if (count(deaths, NEW_WINDOW.withinMs) >= NEW_WINDOW.deaths) return 'new-window';
      return 'load-again';
    }
  }
}
