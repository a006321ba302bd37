/** A set of callbacks. A listener that leaves while being called back is not called again. */
export interface Listeners<T> {
  readonly add: (listener: (value: T) => void) => () => void;
  readonly tell: (value: T) => void;
  readonly clear: () => void;
}

export function createListeners<T>(): Listeners<T> {
  // Wrapped, so that the same function added twice leaves once.
  const all = new Set<{ readonly call: (value: T) => void }>();
  return {
    add(listener) {
      const entry = { call: listener };
      all.add(entry);
      return () => {
        all.delete(entry);
      };
    },
    tell(value) {
      for (const entry of [...all]) if (all.has(entry)) entry.call(value);
    },
    clear() {
      all.clear();
    },
  };
}
