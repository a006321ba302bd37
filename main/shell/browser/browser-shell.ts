import { type Child, type ChildEvents, type KeeperReport, keep, type ShellClock } from '../keeper.ts';
import { browserPolicy } from '../restart-policy.ts';
import { chromiumFlags } from './chromium-flags.ts';
import type { DevtoolsPipe } from './devtools-pipe.ts';
import { watchPage } from './page-watch.ts';

export interface BrowserShellOptions {
  readonly launch: (flags: readonly string[], events: ChildEvents) => Child & { readonly pipe: DevtoolsPipe };
  /** An empty folder for one browser's life. */
  readonly freshProfile: () => string;
  /** Links work once, so every browser gets its own. */
  readonly mintLink: () => Promise<string>;
  readonly asRoot: boolean;
  readonly clock: ShellClock;
  readonly report: (report: KeeperReport) => void;
}

/** The kiosk window: one Chromium, started again with a new link whenever it or its page dies. */
export interface BrowserShell {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

export function browserShell(options: BrowserShellOptions): BrowserShell {
  let stopWatching: () => void = () => undefined;
  let url = '';

  const keeper = keep({
    name: 'kiosk window',
    policy: browserPolicy,
    clock: options.clock,
    report: options.report,
    prepare: async () => {
      url = await options.mintLink();
    },
    launch: (events) => {
      let lost: string | null = null;
      const chromium = options.launch(
        chromiumFlags({ url, profile: options.freshProfile(), asRoot: options.asRoot }),
        {
          message: events.message,
          exit: (how) => {
            stopWatching();
            events.exit(lost ?? how);
          },
        },
      );
      stopWatching = watchPage(chromium.pipe, options.clock, (why) => {
        lost = why;
        chromium.kill(true);
      });
      return chromium;
    },
  });

  return {
    start: keeper.start,
    stop: () => {
      stopWatching();
      return keeper.stop();
    },
  };
}
