/** What an error says, for a log or a person; anything else that was thrown, as text. */
export function errorWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
