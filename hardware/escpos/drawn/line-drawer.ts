import type { TicketRow } from '../../../domain/ticket/layout.ts';
import { drawLine, type DrawnLine } from './draw-line.ts';
import { createFontLibrary, type FontLibrary } from './font-library.ts';

type TextRow = Extract<TicketRow, { kind: 'text' }>;

/** Draws lines that a printer has no characters for. One for all printers of a process: it remembers what it drew. */
export interface LineDrawer {
  /** Loads the fonts; which of these characters can be drawn. */
  readonly prepare: (characters: Iterable<string>) => Promise<ReadonlySet<string>>;
  /** A row whose characters were all prepared; others are left out. */
  readonly draw: (row: TextRow, paper: { readonly dots: number; readonly lineDots: number }) => DrawnLine;
}

/** A drawn line has one to four kilobytes; names of a menu come again and again. */
const KEPT_LINES = 300;

export function createLineDrawer(library: FontLibrary = createFontLibrary()): LineDrawer {
  const drawn = new Map<string, DrawnLine>();
  return {
    prepare: library.prepare,
    draw(row, paper) {
      const key = JSON.stringify([row, paper.dots, paper.lineDots]);
      const known = drawn.get(key);
      drawn.delete(key);
      const line = known ?? drawLine(row, paper, library);
      drawn.set(key, line);
      for (const oldest of drawn.keys()) {
        if (drawn.size <= KEPT_LINES) break;
        drawn.delete(oldest);
      }
      return line;
    },
  };
}

let shared: LineDrawer | null = null;

/** The drawer that every printer of this process uses; loads no font before a line needs one. */
export function sharedLineDrawer(): LineDrawer {
  shared ??= createLineDrawer();
  return shared;
}
