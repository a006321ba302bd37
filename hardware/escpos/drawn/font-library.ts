import type { Font } from 'fontkit';
import { readFile } from 'node:fs/promises';
import { bundledFonts, type FontSlice } from './font-files.ts';
import { openTypeOf } from './woff2.ts';

export type Weight = 'regular' | 'bold';

/** Loads fonts when a character needs them, and keeps the ones used last. */
export interface FontLibrary {
  /** Loads what these characters need; the ones that some font has. */
  readonly prepare: (characters: Iterable<string>) => Promise<ReadonlySet<string>>;
  /** The font of a prepared character; null for one that no font has. */
  readonly fontOf: (character: string, weight: Weight) => Font | null;
}

/** Heavier than on a screen: heat eats the edges of thin strokes, and half a dot is no dot. */
const WEIGHTS: Readonly<Record<Weight, number>> = { regular: 560, bold: 800 };
/** A slice of hanzi is 200 KB in memory; a menu uses some twenty. */
const KEPT_SLICES = 40;
const KEPT_CHARACTERS = 4_000;

interface Loaded {
  readonly regular: Font;
  readonly bold: Font;
}

export function createFontLibrary(slices: readonly FontSlice[] = bundledFonts()): FontLibrary {
  const loaded = new Map<FontSlice, Promise<Loaded | null>>();
  const fonts = new Map<string, Loaded | null>();

  function load(slice: FontSlice): Promise<Loaded | null> {
    const known = loaded.get(slice);
    loaded.delete(slice);
    const opening = known ?? open(slice);
    loaded.set(slice, opening);
    for (const oldest of loaded.keys()) {
      if (loaded.size <= KEPT_SLICES) break;
      loaded.delete(oldest);
    }
    return opening;
  }

  async function find(character: string): Promise<Loaded | null> {
    const code = character.codePointAt(0) ?? 0;
    for (const slice of slices) {
      if (!slice.ranges.some(([from, to]) => code >= from && code <= to)) continue;
      const font = await load(slice);
      if (font?.regular.hasGlyphForCodePoint(code) === true) return font;
    }
    return null;
  }

  return {
    async prepare(characters) {
      const drawable = new Set<string>();
      for (const character of characters) {
        if (!fonts.has(character)) {
          if (fonts.size >= KEPT_CHARACTERS) fonts.clear();
          fonts.set(character, await find(character));
        }
        if (fonts.get(character) !== null) drawable.add(character);
      }
      return drawable;
    },
    fontOf: (character, weight) => fonts.get(character)?.[weight] ?? null,
  };
}

/** Null for a file that is missing or broken: then its characters count as missing, and the ticket is printed. */
async function open(slice: FontSlice): Promise<Loaded | null> {
  const { create } = await import('fontkit');
  try {
    const font = create(Buffer.from(openTypeOf(await readFile(slice.path))));
    if (!('getVariation' in font)) return null;
    const weighing = (weight: number): Font => font.getVariation({ wght: weight });
    return { regular: weighing(WEIGHTS.regular), bold: weighing(WEIGHTS.bold) };
  } catch {
    return null;
  }
}
