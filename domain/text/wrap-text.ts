import { characterWidth, textWidth, type MeasureCharacter } from './text-width.ts';

/** Closing marks that never start a line in Chinese typesetting (GB/T 15834), and their Latin kin. */
const NEVER_FIRST = new Set('，。、；：！？）》」』】〉”’…·,.;:!?)]}%');
/** Opening marks that never end a line. */
const NEVER_LAST = new Set('（《「『【〈“‘([{$￥#');

interface Piece {
  readonly text: string;
  readonly width: number;
}

/**
 * Breaks a text into lines of at most `columns`: between words, between any two Chinese characters except before a
 * closing or after an opening mark, and inside a word only when it does not fit a line of its own. Line breaks in
 * the text are kept. Always gives at least one line. A character wider than a line is left out.
 */
export function wrapText(
  text: string,
  columns: number,
  measure: MeasureCharacter = characterWidth,
): readonly string[] {
  if (!Number.isInteger(columns) || columns < 1) throw new RangeError(`a line of ${columns} columns`);
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, columns, measure));
}

function wrapParagraph(paragraph: string, columns: number, measure: MeasureCharacter): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  const close = (): void => {
    lines.push(line.trimEnd());
    line = '';
    width = 0;
  };
  for (const piece of unbreakable(paragraph, measure)) {
    const bare = piece.text.trimEnd();
    if (width + textWidth(bare, measure) > columns && line.trim() !== '') close();
    if (line === '' && bare === '') continue;
    if (textWidth(bare, measure) <= columns) {
      line += piece.text;
      width += piece.width;
      continue;
    }
    for (const character of bare) {
      const wide = measure(character);
      if (wide > columns) continue;
      if (width + wide > columns) close();
      line += character;
      width += wide;
    }
    if (piece.text !== bare) {
      line += ' ';
      width += 1;
    }
  }
  if (line.trimEnd() !== '' || lines.length === 0) close();
  return lines;
}

/** Cuts a paragraph into the pieces between which a line may break; spaces stay at the end of their piece. */
function unbreakable(paragraph: string, measure: MeasureCharacter): readonly Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  let last = '';
  const words = wordsWithoutSpaces(paragraph);
  let at = 0;
  for (const character of paragraph) {
    const isBreak = mayBreak(last, character, measure) || words.has(at);
    at += character.length;
    if (text !== '' && isBreak) {
      pieces.push({ text, width: textWidth(text, measure) });
      text = '';
    }
    text += character;
    last = character;
  }
  if (text !== '') pieces.push({ text, width: textWidth(text, measure) });
  return pieces;
}

/** Thai, Lao, Khmer and Burmese put no spaces between words; where the words begin is known to the platform. */
const SPACELESS = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Offsets at which a word of such a script begins. */
function wordsWithoutSpaces(paragraph: string): ReadonlySet<number> {
  if (!SPACELESS.test(paragraph)) return new Set();
  const words = new Intl.Segmenter('th', { granularity: 'word' }).segment(paragraph);
  const starts = [...words].filter(({ segment }) => SPACELESS.test(segment.charAt(0)));
  return new Set(starts.map(({ index }) => index));
}

function mayBreak(before: string, after: string, measure: MeasureCharacter): boolean {
  if (after === ' ') return false;
  if (before === ' ') return true;
  if (NEVER_FIRST.has(after) || NEVER_LAST.has(before)) return false;
  return measure(before) === 2 || measure(after) === 2;
}
