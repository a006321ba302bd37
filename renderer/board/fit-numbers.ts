/** How numbers stand on a part of the board. */
export interface Fit {
  readonly columns: number;
  /** Height of a number's line, in pixels. */
  readonly size: number;
  /** How many numbers there is room for. */
  readonly shown: number;
}

export interface FitInput {
  readonly count: number;
  /** Characters of the longest number. */
  readonly longest: number;
  /** Room in pixels. */
  readonly width: number;
  readonly height: number;
  /** Never larger than this, so that one number alone does not fill a wall. */
  readonly largest: number;
  /** Never smaller than this: it could not be read from 8 m. Numbers without room are counted instead. */
  readonly smallest: number;
}

/** A figure of the board's type is about this wide for its height; a number also needs air beside it. */
const FIGURE_WIDTH = 0.62;
const AIR = 0.5;

/** The largest size at which all numbers fit, or the smallest legible one and as many as it has room for. */
export function fitNumbers({ count, longest, width, height, largest, smallest }: FitInput): Fit {
  const cell = (size: number) => size * (longest * FIGURE_WIDTH + AIR);
  const roomAt = (size: number) => {
    const columns = Math.max(1, Math.floor(width / cell(size)));
    return { columns, shown: columns * Math.max(1, Math.floor(height / size)) };
  };
  const wanted = Math.max(1, count);
  for (let size = largest; size > smallest; size -= 4) {
    const { columns, shown } = roomAt(size);
    if (shown >= wanted && cell(size) <= width && size <= height) return { columns, size, shown: wanted };
  }
  const { columns, shown } = roomAt(smallest);
  // The last place says how many more there are.
  return { columns, size: smallest, shown: shown >= wanted ? wanted : Math.max(1, shown - 1) };
}
