/** Hands the newest value to a device that takes one at a time; what was overtaken on the way is never sent. */
export interface Latest<T, R> {
  readonly put: (value: T) => void;
  /** Sends the newest value once more, e.g. to a device that came back; nothing while there is none. */
  readonly again: () => void;
  /** The same; resolves with what came of sending what was the newest then, null while there is no value. */
  readonly ask: () => Promise<R | null>;
  /** Resolves when nothing is under way any more. */
  readonly idle: () => Promise<void>;
}

/**
 * `send` must always end; its rejection is a mistake of ours and comes out of `idle` and `ask`. `first` stands until a
 * `put`.
 */
export function createLatest<T, R>(
  send: (value: T) => Promise<R>,
  first?: { readonly value: T },
): Latest<T, R> {
  let newest = first ?? null;
  const asking: { readonly settle: (result: R) => void; readonly refuse: (error: unknown) => void }[] = [];
  let wanted = false;
  let running = false;
  let run: Promise<void> = Promise.resolve();

  async function work(): Promise<void> {
    running = true;
    try {
      while (wanted && newest !== null) {
        wanted = false;
        const result = await send(newest.value);
        if (wanted) continue;
        for (const { settle } of asking.splice(0)) settle(result);
      }
    } catch (error) {
      for (const { refuse } of asking.splice(0)) refuse(error);
      throw error;
    } finally {
      running = false;
    }
  }
  function kick(): void {
    wanted = true;
    if (!running) run = work();
  }

  return {
    put(value) {
      newest = { value };
      kick();
    },
    again() {
      if (newest !== null) kick();
    },
    ask() {
      if (newest === null) return Promise.resolve(null);
      return new Promise<R>((settle, refuse) => {
        asking.push({ settle, refuse });
        kick();
      });
    },
    idle: () => run,
  };
}
