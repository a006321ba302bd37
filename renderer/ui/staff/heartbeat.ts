export interface HeartbeatParts {
  /** Asks the engine for a sign of life; false, or a rejection, when none came in time. */
  readonly probe: () => Promise<boolean>;
  /** Runs work later; the answer cancels it. */
  readonly later: (work: () => void, ms: number) => () => void;
  /** Every change of whether the engine answers. */
  readonly onChange: (alive: boolean) => void;
}

export interface Heartbeat {
  /** Asks at once: the network or the screen has just come back. */
  readonly ask: () => void;
  /** The device itself says that its network is gone. */
  readonly gone: () => void;
  readonly stop: () => void;
}

/** Together two seconds: a cut is known within the promised three also on a slow tablet. */
export const BEAT_MS = 800;
export const PROBE_MS = 1_200;

/**
 * A socket does not notice a cable that was pulled; asking does. Counts as alive until a probe fails, and stays cut
 * until one succeeds.
 */
export function createHeartbeat({ probe, later, onChange }: HeartbeatParts): Heartbeat {
  let alive = true;
  let stopped = false;
  let asking = false;
  let cancel = () => {};

  function become(next: boolean): void {
    if (stopped || alive === next) return;
    alive = next;
    onChange(next);
  }

  async function beat(): Promise<void> {
    if (asking || stopped) return;
    asking = true;
    cancel();
    // A probe that fails in any way is the same news: nobody answered.
    const answered = await probe().catch(() => false);
    asking = false;
    become(answered);
    if (!stopped) cancel = later(() => void beat(), BEAT_MS);
  }

  cancel = later(() => void beat(), BEAT_MS);
  return {
    ask: () => void beat(),
    gone: () => become(false),
    stop() {
      stopped = true;
      cancel();
    },
  };
}
