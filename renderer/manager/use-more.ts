import { useState } from 'react';

/** The first of many things, and more of them on demand: a file with 10,000 faults must not stop the page. */
export function useMore<T>(
  all: readonly T[],
  atOnce: number,
): { readonly shown: readonly T[]; readonly left: number; readonly more: () => void } {
  const [limit, setLimit] = useState(atOnce);
  return {
    shown: all.slice(0, limit),
    left: Math.max(0, all.length - limit),
    more: () => setLimit((old) => old + atOnce * 4),
  };
}
