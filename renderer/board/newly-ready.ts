/**
 * Numbers that have become ready between two pictures of the board. The first picture announces nothing: a board that
 * was just switched on has not seen them become ready.
 */
export function newlyReady(before: readonly string[] | null, now: readonly string[]): readonly string[] {
  return before === null ? [] : now.filter((number) => !before.includes(number));
}
