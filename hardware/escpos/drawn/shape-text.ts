import type { Font } from 'fontkit';
import { visualLine } from './bidi.ts';
import type { OutlineCommand } from './fill-outline.ts';
import type { FontLibrary, Weight } from './font-library.ts';

/** Outlines side by side, in em: 1 is the size of the letters. */
export interface ShapedText {
  readonly width: number;
  readonly rightToLeft: boolean;
  readonly glyphs: readonly ShapedGlyph[];
}

export interface ShapedGlyph {
  readonly outline: readonly OutlineCommand[];
  readonly x: number;
  readonly y: number;
  /** Font units of one em. */
  readonly unitsPerEm: number;
}

interface FontRun {
  readonly font: Font;
  readonly text: string;
}

/** Sets a line of prepared characters: letters joined and stacked as their script wants it, runs in visual order. */
export function shapeText(text: string, weight: Weight, library: FontLibrary): ShapedText {
  const line = visualLine(text);
  const glyphs: ShapedGlyph[] = [];
  let x = 0;
  for (const run of line.runs) {
    const parts = fontRuns(run.text, weight, library);
    for (const { font, text: part } of run.rightToLeft ? parts.reverse() : parts) {
      for (const glyph of setGlyphs(font, part, run.rightToLeft)) {
        glyphs.push({ ...glyph, x: x + glyph.x });
        x += glyph.advance;
      }
    }
  }
  return { width: x, rightToLeft: line.rightToLeft, glyphs };
}

interface SetGlyph extends ShapedGlyph {
  readonly advance: number;
}

/**
 * One run of one font. fontkit stumbles over some sequences that no language has (a mark upon a mark of another
 * script); a ticket is printed all the same, with the letters side by side.
 */
function setGlyphs(font: Font, text: string, rightToLeft: boolean): readonly SetGlyph[] {
  const { unitsPerEm } = font;
  try {
    const { glyphs, positions } = font.layout(
      text,
      undefined,
      undefined,
      undefined,
      rightToLeft ? 'rtl' : 'ltr',
    );
    return glyphs.map((glyph, at) => ({
      outline: glyph.path.commands,
      x: (positions[at]?.xOffset ?? 0) / unitsPerEm,
      y: (positions[at]?.yOffset ?? 0) / unitsPerEm,
      unitsPerEm,
      advance: (positions[at]?.xAdvance ?? 0) / unitsPerEm,
    }));
  } catch {
    const plain = font.glyphsForString(text).map((glyph): SetGlyph => {
      const advance = glyph.advanceWidth / unitsPerEm;
      return { outline: glyph.path.commands, x: 0, y: 0, unitsPerEm, advance };
    });
    return rightToLeft ? plain.reverse() : plain;
  }
}

/** Spaces, signs and marks stay with the letters before them as long as those have them in their font. */
function fontRuns(text: string, weight: Weight, library: FontLibrary): FontRun[] {
  const runs: { font: Font; text: string }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const code = character.codePointAt(0) ?? 0;
    const loose = !/[\p{L}\p{N}]/u.test(character);
    if (last !== undefined && loose && last.font.hasGlyphForCodePoint(code)) {
      last.text += character;
      continue;
    }
    const font = library.fontOf(character, weight);
    if (font === null) continue;
    if (last?.font === font) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs;
}
