/** When a dead process comes back. All figures in milliseconds. */
export interface RestartPolicy {
  /** Wait after a first death. Longer than a blink here is an outage that a customer sees. */
  readonly firstDelayMs: number;
  /** Longest wait. A kiosk never gives up: the cause may be a cable that somebody is about to push in. */
  readonly longestDelayMs: number;
  /** So many deaths within `loopWindowMs` are a crash loop, which a person must hear about. */
  readonly loopDeaths: number;
  readonly loopWindowMs: number;
}

export const enginePolicy: RestartPolicy = {
  firstDelayMs: 50,
  longestDelayMs: 10_000,
  loopDeaths: 5,
  loopWindowMs: 60_000,
};

/** A browser takes a second to paint, so an eager retry only heats the machine. */
export const browserPolicy: RestartPolicy = { ...enginePolicy, firstDelayMs: 250 };

export interface RestartDecision {
  readonly delayMs: number;
  /** Deaths inside the window, this one included. */
  readonly recentDeaths: readonly number[];
  readonly crashLoop: boolean;
}

/** How long to wait after a death at `now`, given the deaths before it. The wait doubles while deaths stay close. */
export function afterDeath(policy: RestartPolicy, earlier: readonly number[], now: number): RestartDecision {
  const recentDeaths = [...earlier.filter((at) => now - at < policy.loopWindowMs), now];
  const doubled = policy.firstDelayMs * 2 ** (recentDeaths.length - 1);
  return {
    delayMs: Math.min(doubled, policy.longestDelayMs),
    recentDeaths,
    crashLoop: recentDeaths.length >= policy.loopDeaths,
  };
}
