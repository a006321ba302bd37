/** Hands the newest value to a device that takes one at a time; what was overtaken on the way is never sent. */
export interface Latest<T> {
  readonly put: (value: T) => void;
  /** Sends the newest value once more, e.g. to a device that came back; nothing while there is none. */
  readonly again: () => void;
  /** Resolves when nothing is under way any more. */
  readonly idle: () => Promise<void>;
}

/** `send` must always end; its rejection is a mistake of ours and comes out of `idle`. `first` stands until a `put`. */
export function createLatest<T>(
  send: (value: T) => Promise<unknown>,
  first?: { readonly value: T },
): Latest<T> {
  let newest = first ?? null;
  let wanted = false;
  let running = false;
  let run: Promise<void> = Promise.resolve();

  async function work(): Promise<void> {
    running = true;
    try {
      while (wanted && newest !== null) {
        wanted = false;
        await send(newest.value);
      }
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
    idle: () => run,
  };
}
