import type { Ladder } from '../../../domain/assist/ladder.ts';

/** A ladder that the engine has taken, and the one that it took the place of. */
export interface SavedLadder {
  readonly ladder: Ladder;
  readonly before: Ladder;
}

/**
 * The ladder to go on from: the engine's answer may be there before its picture, and a change made in that moment must
 * not begin with what was just replaced.
 */
export function inForce(said: Ladder, saved: SavedLadder | null): Ladder {
  return saved !== null && JSON.stringify(said) === JSON.stringify(saved.before) ? saved.ladder : said;
}
