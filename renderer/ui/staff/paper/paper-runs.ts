import { textWidth } from '../../../../domain/text/text-width.ts';

/** A piece of a printed line whose characters are all one or all two columns wide. */
export interface PaperRun {
  readonly text: string;
  readonly wide: boolean;
}

/** Splits a line so that the screen can give wide characters exactly two columns, as the printer does. */
export function paperRuns(text: string): readonly PaperRun[] {
  const runs: { text: string; wide: boolean }[] = [];
  for (const character of text) {
    const wide = textWidth(character) === 2;
    const last = runs.at(-1);
    if (last?.wide === wide) last.text += character;
    else runs.push({ text: character, wide });
  }
  return runs;
}
