export interface SeenParts {
  /** Tells the engine that these calls stand on this screen; false when no answer came. */
  readonly tell: (callIds: readonly string[]) => Promise<boolean>;
  /** Whether a person could see the page at all. */
  readonly pageVisible: () => boolean;
  /** Runs work later; the answer cancels it. */
  readonly later: (work: () => void, ms: number) => () => void;
}

export interface SeenReporter {
  /** A call's card has come into sight, or left it. */
  readonly inSight: (callId: string, visible: boolean) => void;
  /** Looks again: the page was brought to the front. */
  readonly look: () => void;
  /** Begins to report; the answer ends it. */
  readonly begin: () => () => void;
}

const RETRY_MS = 1_000;

/**
 * Makes "seen by staff" true, and only then: a call counts once its card is in sight on a page that is in front.
 * Each is told once, and told again until the engine has heard it.
 */
export function createSeenReporter({ tell, pageVisible, later }: SeenParts): SeenReporter {
  const shown = new Set<string>();
  const told = new Set<string>();
  let telling = false;
  let begun = false;
  let cancel = () => {};

  async function flush(): Promise<void> {
    if (telling || !begun || !pageVisible()) return;
    const news = [...shown].filter((callId) => !told.has(callId));
    if (news.length === 0) return;
    telling = true;
    cancel();
    const heard = await tell(news);
    telling = false;
    if (!begun) return;
    if (heard) {
      for (const callId of news) told.add(callId);
      await flush();
    } else cancel = later(() => void flush(), RETRY_MS);
  }

  return {
    inSight(callId, visible) {
      if (visible) shown.add(callId);
      else shown.delete(callId);
      void flush();
    },
    look: () => void flush(),
    begin() {
      begun = true;
      void flush();
      return () => {
        begun = false;
        cancel();
      };
    },
  };
}
