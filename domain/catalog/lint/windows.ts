import type { CatalogIndex } from '../catalog-index.ts';
import type { TimeWindow } from '../catalog.ts';
import { itemPath, type LintHit } from './rule.ts';

const DAY_MINUTES = 1440;
const WEEK_MINUTES = 7 * DAY_MINUTES;

interface Windowed {
  readonly where: string;
  readonly windows: readonly TimeWindow[];
}

function windowed({ catalog }: CatalogIndex): Windowed[] {
  return [
    ...catalog.items.flatMap((item) =>
      item.windows === undefined ? [] : [{ where: itemPath(item, 'windows'), windows: item.windows }],
    ),
    ...catalog.promotions.flatMap(({ id, windows }) =>
      windows === undefined ? [] : [{ where: `promotions[id=${id}].windows`, windows }],
    ),
  ];
}

/** Windows that never open: a list without windows, or a window without days. */
export function windowEmpty(index: CatalogIndex): LintHit[] {
  return windowed(index).flatMap(({ where, windows }) =>
    windows.length > 0 && windows.every(({ days }) => days.length > 0)
      ? []
      : [
          {
            where,
            message: 'A window without days never opens: name its days, or remove `windows` for always.',
          },
        ],
  );
}

/** Minutes of the week, [start, end): an end that is not after its start lies on the next day, as in `isOpen`. */
function spans({ days, fromMinute, toMinute }: TimeWindow): (readonly [number, number])[] {
  const length = toMinute > fromMinute ? toMinute - fromMinute : toMinute + DAY_MINUTES - fromMinute;
  return [...new Set(days)].flatMap((day) => {
    const start = (day - 1) * DAY_MINUTES + fromMinute;
    const end = start + length;
    return end <= WEEK_MINUTES
      ? [[start, end] as const]
      : [[start, WEEK_MINUTES] as const, [0, end - WEEK_MINUTES] as const];
  });
}

/** Two windows open at the same time: harmless, but one of them is probably not what was meant. */
export function windowOverlap(index: CatalogIndex): LintHit[] {
  return windowed(index).flatMap(({ where, windows }) => {
    const sorted = windows.flatMap(spans).sort((a, b) => a[0] - b[0]);
    const overlaps = sorted.some((span, at) => span[0] < (sorted[at - 1]?.[1] ?? 0));
    return overlaps
      ? [{ where, message: 'Two windows are open at the same time: correct one, or join them into one.' }]
      : [];
  });
}
