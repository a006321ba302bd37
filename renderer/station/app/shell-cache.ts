/** What a build says about the page: its files have their content in their names, so that none ever changes. */
export interface Shell {
  readonly version: string;
  readonly files: readonly string[];
}

/** The part of the browser's caches that is needed. */
export interface ShellCache {
  readonly match: (path: string) => Promise<Response | undefined>;
  readonly put: (path: string, response: Response) => Promise<void>;
  readonly delete: (path: string) => Promise<boolean>;
}

export interface ShellParts {
  readonly cache: () => Promise<ShellCache>;
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** Rejects after so many milliseconds. */
  readonly tooLate: (ms: number) => Promise<never>;
}

export const PAGE = '/station';

/** A page that is asked for waits no longer than this for an engine that does not answer. */
export const PAGE_WAIT_MS = 4_000;

/** Whether a request is for the frame of the page: never the engine's words, pictures or data. */
export function kindOf(method: string, path: string): 'page' | 'file' | null {
  if (method !== 'GET') return null;
  if (path === PAGE) return 'page';
  return path.startsWith('/assets/') ? 'file' : null;
}

export interface ShellKeeper {
  /** Keeps the page with every file of it; one that can't be had is fetched when it is needed. */
  readonly fill: (shell: Shell) => Promise<void>;
  readonly page: () => Promise<Response>;
  readonly file: (path: string) => Promise<Response>;
}

/** Opens the page also while the engine is out of reach, and shows nothing that is not the page itself. */
export function createShellKeeper({ cache, fetch, tooLate }: ShellParts): ShellKeeper {
  async function keepFile(path: string): Promise<Response> {
    const fresh = await fetch(path);
    // A proxy's or an engine's error must not stand for the file for ever.
    if (fresh.status === 200) await (await cache()).put(path, fresh.clone());
    return fresh;
  }

  const keeper: ShellKeeper = {
    async fill({ files }) {
      await Promise.allSettled([...files.map(keepFile), keeper.page()]);
    },
    async page() {
      const kept = await cache();
      try {
        const fresh = await Promise.race([
          fetch(PAGE, { credentials: 'same-origin', redirect: 'manual' }),
          tooLate(PAGE_WAIT_MS),
        ]);
        if (fresh.status === 200) await kept.put(PAGE, fresh.clone());
        // Let in no more: what was kept must not look as if it were.
        else if (fresh.status === 401 || fresh.status === 403) await kept.delete(PAGE);
        return fresh;
      } catch (error) {
        const old = await kept.match(PAGE);
        if (old !== undefined) return old;
        throw error;
      }
    },
    async file(path) {
      return (await (await cache()).match(path)) ?? keepFile(path);
    },
  };
  return keeper;
}
