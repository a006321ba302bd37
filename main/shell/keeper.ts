import type { ToEngine } from './engine-messages.ts';
import { afterDeath, type RestartPolicy } from './restart-policy.ts';
import { errorWords } from '../error-words.ts';

/** Monotonic time, injected, so that a test can move it. */
export interface ShellClock {
  /** Milliseconds; only differences mean anything. */
  readonly now: () => number;
  /** Calls back once after `ms`. Returns the way to cancel. */
  readonly after: (ms: number, fire: () => void) => () => void;
}

export const shellClock: ShellClock = {
  now: () => performance.now(),
  after: (ms, fire) => {
    const timer = setTimeout(fire, ms);
    return () => clearTimeout(timer);
  },
};

/** A running child, whatever started it. */
export interface Child {
  readonly pid: number | undefined;
  readonly send: (message: ToEngine) => void;
  /** Asks the operating system to end it; `force` can't be refused. */
  readonly kill: (force: boolean) => void;
}

/** What a child does to whoever started it. Exactly one `exit`, also when it never started. */
export interface ChildEvents {
  readonly message: (raw: unknown) => void;
  /** `how` in words: `exit code 1`, `signal SIGKILL`, `could not start: …`. */
  readonly exit: (how: string) => void;
}

export type KeeperReport =
  | { readonly type: 'started'; readonly name: string; readonly pid: number | undefined }
  | { readonly type: 'died'; readonly name: string; readonly how: string; readonly againInMs: number }
  | {
      readonly type: 'crash-loop';
      readonly name: string;
      readonly deaths: number;
      readonly withinMs: number;
      readonly how: string;
    };

export interface KeeperOptions {
  readonly name: string;
  /** What every start needs first, such as a link that works once. It may wait as long as it must. */
  readonly prepare?: () => Promise<void>;
  readonly launch: (events: ChildEvents) => Child;
  readonly policy: RestartPolicy;
  readonly clock: ShellClock;
  readonly report: (report: KeeperReport) => void;
  /** Asks the child to end by itself. Default: the operating system's polite signal. */
  readonly goodbye?: (child: Child) => void;
  readonly heard?: (raw: unknown) => void;
  /** Called at every death, before the next start is planned; `false` means do not start again. */
  readonly died?: (how: string) => boolean;
}

/** How long a child may take to end by itself, and then to follow the polite signal. */
const GOODBYE_MS = 5_000;
const TERM_MS = 2_000;

/** Keeps one child alive: starts it, starts it again when it dies, and ends it when asked. */
export interface Keeper {
  readonly start: () => void;
  readonly child: () => Child | null;
  /** Ends the child by force; it comes back as after any death. */
  readonly replace: () => void;
  /** Ends the child for good; resolves when it has gone. */
  readonly stop: () => Promise<void>;
}

export function keep(options: KeeperOptions): Keeper {
  let child: Child | null = null;
  let deaths: readonly number[] = [];
  let stopping = false;
  let cancelStart: (() => void) | null = null;
  let gone: (() => void)[] = [];

  function start(): void {
    cancelStart = null;
    if (!options.prepare) {
      launch();
      return;
    }
    options.prepare().then(
      () => {
        if (!stopping) launch();
      },
      (error: unknown) => onDeath(`could not be prepared: ${errorWords(error)}`),
    );
  }

  function launch(): void {
    let alive = true;
    const mine = options.launch({
      message: (raw) => {
        if (alive) options.heard?.(raw);
      },
      exit: (how) => {
        if (!alive) return;
        alive = false;
        child = null;
        onDeath(how);
      },
    });
    // A launch may fail at once, before it returned.
    if (!alive) return;
    child = mine;
    options.report({ type: 'started', name: options.name, pid: mine.pid });
  }

  function onDeath(how: string): void {
    const again = options.died?.(how) ?? true;
    if (stopping || !again) {
      for (const tell of gone) tell();
      gone = [];
      return;
    }
    const { delayMs, recentDeaths, crashLoop } = afterDeath(options.policy, deaths, options.clock.now());
    deaths = recentDeaths;
    options.report({ type: 'died', name: options.name, how, againInMs: delayMs });
    if (crashLoop) {
      options.report({
        type: 'crash-loop',
        name: options.name,
        deaths: recentDeaths.length,
        withinMs: options.policy.loopWindowMs,
        how,
      });
    }
    // `report` may have stopped us.
    if (!stopping) cancelStart = options.clock.after(delayMs, start);
  }

  return {
    start,
    child: () => child,
    replace: () => child?.kill(true),
    stop: async () => {
      stopping = true;
      cancelStart?.();
      cancelStart = null;
      const last = child;
      if (!last) return;
      await new Promise<void>((resolve) => {
        let cancel = options.clock.after(GOODBYE_MS, () => {
          last.kill(false);
          cancel = options.clock.after(TERM_MS, () => last.kill(true));
        });
        gone.push(() => {
          cancel();
          resolve();
        });
        (options.goodbye ?? ((ending) => ending.kill(false)))(last);
      });
    },
  };
}
