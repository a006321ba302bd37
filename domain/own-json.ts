/**
 * Text that only this software wrote into its own tables, back as the value that it was written from. The type is taken
 * on trust; whatever comes from outside goes through a schema instead.
 */
export function readOwnJson<T>(text: string): T {
  const value: unknown = JSON.parse(text);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where our own rows are trusted
  return value as T;
}
