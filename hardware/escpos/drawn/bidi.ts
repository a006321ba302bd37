/** A stretch of one direction, in the order in which the eye meets it from the left. */
export interface VisualRun {
  readonly text: string;
  readonly rightToLeft: boolean;
}

export interface VisualLine {
  /** The direction of the line as a whole: that of its first letter. */
  readonly rightToLeft: boolean;
  readonly runs: readonly VisualRun[];
}

type Kind = 'left' | 'right' | 'number' | 'neutral';

const RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const NUMBER = /\p{Nd}/u;
const LETTER = /[\p{L}\p{Nl}\p{No}]/u;
const MARK = /[\p{M}\p{Cf}]/u;
/** Between two digits these belong to the number: 12.50, 3,000, 10:30, 1/2. */
const INSIDE_NUMBER = new Set('.,:/-');

const MIRRORED = new Map([...'()[]{}<>«»‹›'].map((sign, at, all) => [sign, all[at ^ 1] ?? sign]));

/**
 * One line in visual order: the part of the Unicode bidirectional algorithm (UAX #9) that receipts need — letters,
 * numbers and neutral signs, no explicit embeddings — so that an Arabic name with a price in it reads right.
 */
export function visualLine(text: string): VisualLine {
  const characters = [...text];
  const kinds = characters.map(kindOf);
  const rightToLeft = kinds.find((kind) => kind === 'left' || kind === 'right') === 'right';
  settleNumbers(characters, kinds);
  settleNeutrals(kinds, rightToLeft ? 'right' : 'left');
  return { rightToLeft, runs: reordered(characters, levels(kinds, rightToLeft)) };
}

function kindOf(character: string, at: number, all: readonly string[]): Kind {
  if (MARK.test(character)) return at === 0 ? 'neutral' : kindOf(all[at - 1] ?? ' ', at - 1, all);
  if (NUMBER.test(character)) return 'number';
  if (RIGHT.test(character)) return 'right';
  return LETTER.test(character) ? 'left' : 'neutral';
}

function settleNumbers(characters: readonly string[], kinds: Kind[]): void {
  for (const [at, character] of characters.entries()) {
    const between = kinds[at - 1] === 'number' && kinds[at + 1] === 'number';
    if (between && INSIDE_NUMBER.has(character)) kinds[at] = 'number';
  }
  let strong: Kind = 'left';
  for (const [at, kind] of kinds.entries()) {
    if (kind === 'left' || kind === 'right') strong = kind;
    // A number after Latin letters is part of them (rule W7).
    if (kind === 'number' && strong === 'left' && kinds.slice(0, at).includes('left')) kinds[at] = 'left';
  }
}

function settleNeutrals(kinds: Kind[], base: 'left' | 'right'): void {
  const side = (kind: Kind | undefined): 'left' | 'right' =>
    kind === undefined ? base : kind === 'left' ? 'left' : 'right';
  for (let at = 0; at < kinds.length; at += 1) {
    if (kinds[at] !== 'neutral') continue;
    let end = at;
    while (kinds[end] === 'neutral') end += 1;
    const before = side(kinds[at - 1]);
    kinds.fill(before === side(kinds[end]) ? before : base, at, end);
    at = end;
  }
}

function levels(kinds: readonly Kind[], rightToLeft: boolean): readonly number[] {
  const hasRight = kinds.includes('right');
  return kinds.map((kind) => {
    if (kind === 'right') return 1;
    if (kind === 'number') return hasRight || rightToLeft ? 2 : 0;
    return rightToLeft ? 2 : 0;
  });
}

/** Rule L2: from the highest level down, what stands on it or above is turned round. */
function reordered(characters: readonly string[], at: readonly number[]): readonly VisualRun[] {
  let runs: { text: string; level: number }[] = [];
  for (const [index, character] of characters.entries()) {
    const level = at[index] ?? 0;
    const last = runs.at(-1);
    if (last?.level === level) last.text += character;
    else runs.push({ text: character, level });
  }
  for (const level of [2, 1]) {
    const next: typeof runs = [];
    let group: typeof runs = [];
    for (const run of runs) {
      if (run.level >= level) group.unshift(run);
      else {
        next.push(...group, run);
        group = [];
      }
    }
    runs = [...next, ...group];
  }
  return runs.map(({ text, level }) => ({
    text: level === 1 ? [...text].map((sign) => MIRRORED.get(sign) ?? sign).join('') : text,
    rightToLeft: level === 1,
  }));
}
