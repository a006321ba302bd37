/** How one Chromium is started. */
export interface ChromiumStart {
  /** The kiosk page with its one-time token. */
  readonly url: string;
  /** A folder of its own, empty at every start: no history, no crash bubble, no last customer. */
  readonly profile: string;
  /** Chromium refuses to run its sandbox as root. */
  readonly asRoot: boolean;
}

/**
 * A window that fills the screen, offers nothing but the page, and says nothing to anybody on the network.
 * The pipe lets the shell see a page that crashed or froze.
 */
export function chromiumFlags(start: ChromiumStart): readonly string[] {
  return [
    `--app=${start.url}`,
    '--kiosk',
    '--start-fullscreen',
    '--window-position=0,0',
    `--user-data-dir=${start.profile}`,
    '--remote-debugging-pipe',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    '--touch-events=enabled',
    '--password-store=basic',
    '--use-mock-keychain',
    '--noerrdialogs',
    '--hide-crash-restore-bubble',
    '--autoplay-policy=no-user-gesture-required',
    '--deny-permission-prompts',
    '--disable-extensions',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,InterestFeedContentSuggestions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-client-side-phishing-detection',
    '--disable-sync',
    '--disable-breakpad',
    '--metrics-recording-only',
    '--no-pings',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    ...(start.asRoot ? ['--no-sandbox', '--test-type'] : []),
  ];
}
