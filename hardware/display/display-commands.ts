import type { DisplayTable } from './display-text.ts';

/** How one family of pole displays is spoken to. */
export interface DisplayCommands {
  /** Wakes it up empty, with its character table chosen, whatever it was in the middle of. */
  readonly begin: (table: DisplayTable) => readonly number[];
  /** Both lines, each of exactly the display's width, without a flicker when it shows something already. */
  readonly lines: (upper: readonly number[], lower: readonly number[]) => readonly number[];
  /** Empties it. */
  readonly end: () => readonly number[];
}
