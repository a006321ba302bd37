import type { AttemptNotes } from '../ports/terminal.ts';

/** Notes that live as long as the process: for tests and tools, never for a shop. */
export function createMemoryNotes(): AttemptNotes {
  const notes = new Map<string, string>();
  return {
    save(key, note) {
      notes.set(key, note);
    },
    load: (key) => notes.get(key) ?? null,
    next(key) {
      const keys = [...notes.keys()];
      const at = keys.indexOf(key);
      const after = at < 0 ? undefined : keys[at + 1];
      return after === undefined ? null : (notes.get(after) ?? null);
    },
    last() {
      const [key, note] = [...notes].at(-1) ?? [];
      return key === undefined || note === undefined ? null : { key, note };
    },
  };
}
