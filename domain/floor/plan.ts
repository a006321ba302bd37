/** Where something stands on the shop's plan: hundredths of its width and height, from the upper left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The shop from above. */
export interface FloorPlan {
  /** Names the picture behind it; null: an empty floor. */
  readonly picture: string | null;
  readonly places: Readonly<Record<string, Spot>>;
}

export const emptyPlan: FloorPlan = { picture: null, places: {} };

/** Kiosks snap to every second hundredth: tidy by hand and by arrow keys alike. */
export const STEP = 2;

/** A picture of a floor is a drawing, not a photograph of every tile. */
export const MAX_PICTURE_BYTES = 1024 * 1024;

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** What the first bytes of a file say that it is; null for anything that is no such picture. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const starts = (at: number, signature: readonly number[]) =>
    signature.every((byte, offset) => bytes[at + offset] === byte);
  if (starts(0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (starts(0, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (starts(0, [0x52, 0x49, 0x46, 0x46]) && starts(8, [0x57, 0x45, 0x42, 0x50])) return 'image/webp';
  return null;
}

/** A spot on the grid and inside of the plan. */
export function snap({ x, y }: Spot): Spot {
  const inside = (value: number) => Math.min(100, Math.max(0, Math.round(value / STEP) * STEP));
  return { x: inside(x), y: inside(y) };
}

/**
 * Where every kiosk stands: as somebody put it, or else in a tidy grid. Without a single place the grid fills the plan;
 * otherwise those without one stand in a row below, where they are noticed.
 */
export function placesOf(plan: FloorPlan, kioskIds: readonly string[]): ReadonlyMap<string, Spot> {
  const loose = kioskIds.filter((id) => plan.places[id] === undefined);
  const all = loose.length === kioskIds.length;
  const columns = Math.max(1, all ? Math.ceil(Math.sqrt(loose.length * 1.5)) : loose.length);
  const rows = Math.ceil(loose.length / columns);
  const places = new Map<string, Spot>();
  for (const id of kioskIds) {
    const put = plan.places[id];
    if (put !== undefined) places.set(id, put);
  }
  for (const [at, id] of loose.entries()) {
    const column = at % columns;
    const row = Math.floor(at / columns);
    const inRow = Math.min(columns, loose.length - row * columns);
    places.set(id, { x: spread(column, inRow), y: all ? spread(row, rows) : 96 });
  }
  return places;
}

/** So many beside each other, from edge to edge; one alone stands in the middle. */
function spread(at: number, count: number): number {
  return count === 1 ? 50 : 4 + (at / (count - 1)) * 92;
}
