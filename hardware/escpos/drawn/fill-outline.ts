/** What fontkit gives for a glyph's outline. */
export interface OutlineCommand {
  readonly command: string;
  readonly args: readonly number[];
}

/** Where an outline lands: font units times a scale, plus a place, y growing downwards. */
export interface Placing {
  readonly x: number;
  readonly y: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/** How much of each dot is black, 0 to 1 and above where outlines overlap. */
export interface Coverage {
  readonly width: number;
  readonly height: number;
  readonly amounts: Float32Array;
}

interface Edge {
  readonly top: number;
  readonly bottom: number;
  /** x at `top`, and how it changes by y. */
  readonly x: number;
  readonly slope: number;
  readonly winding: 1 | -1;
}

/** Lines across one row of dots; the sides of each span count exactly, so four are enough. */
const LINES_PER_DOT = 4;
const CURVE_STEPS = 6;

/** Adds an outline to the coverage, by the non-zero rule: overlapping strokes of variable fonts stay black. */
export function fillOutline(coverage: Coverage, outline: readonly OutlineCommand[], placing: Placing): void {
  const edges = edgesOf(outline, placing);
  if (edges.length === 0) return;
  const highest = edges.reduce((y, edge) => Math.min(y, edge.top), coverage.height);
  const lowest = edges.reduce((y, edge) => Math.max(y, edge.bottom), 0);
  const top = Math.max(0, Math.floor(highest));
  const bottom = Math.min(coverage.height, Math.ceil(lowest));
  for (let row = top; row < bottom; row += 1) {
    for (let line = 0; line < LINES_PER_DOT; line += 1) {
      fillLine(coverage, row, row + (line + 0.5) / LINES_PER_DOT, edges);
    }
  }
}

function fillLine(coverage: Coverage, row: number, y: number, edges: readonly Edge[]): void {
  const crossings: { x: number; winding: number }[] = [];
  for (const edge of edges) {
    if (y < edge.top || y >= edge.bottom) continue;
    crossings.push({ x: edge.x + (y - edge.top) * edge.slope, winding: edge.winding });
  }
  crossings.sort((a, b) => a.x - b.x);
  let winding = 0;
  let from = 0;
  for (const crossing of crossings) {
    if (winding === 0) from = crossing.x;
    winding += crossing.winding;
    if (winding === 0) addSpan(coverage, row, from, crossing.x);
  }
}

function addSpan(coverage: Coverage, row: number, from: number, to: number): void {
  const { width, amounts } = coverage;
  const left = Math.max(0, from);
  const right = Math.min(width, to);
  for (let dot = Math.floor(left); dot < right; dot += 1) {
    const part = Math.min(right, dot + 1) - Math.max(left, dot);
    amounts[row * width + dot] = (amounts[row * width + dot] ?? 0) + part / LINES_PER_DOT;
  }
}

function edgesOf(outline: readonly OutlineCommand[], placing: Placing): readonly Edge[] {
  const edges: Edge[] = [];
  let start: readonly [number, number] = [0, 0];
  let here = start;
  const place = (x = 0, y = 0): readonly [number, number] => [
    placing.x + x * placing.scaleX,
    placing.y - y * placing.scaleY,
  ];
  const lineTo = (to: readonly [number, number]): void => {
    const [x, y] = here;
    const [toX, toY] = to;
    here = to;
    if (y === toY) return;
    const slope = (toX - x) / (toY - y);
    if (y < toY) edges.push({ top: y, bottom: toY, x, slope, winding: 1 });
    else edges.push({ top: toY, bottom: y, x: toX, slope, winding: -1 });
  };
  const curveTo = (points: readonly (readonly [number, number])[]): void => {
    const from = here;
    for (let step = 1; step <= CURVE_STEPS; step += 1) lineTo(onCurve(from, points, step / CURVE_STEPS));
  };
  for (const { command, args } of outline) {
    const points: (readonly [number, number])[] = [];
    for (let at = 0; at < args.length; at += 2) points.push(place(args[at], args[at + 1]));
    const [first = here] = points;
    if (command === 'moveTo') {
      lineTo(start);
      start = first;
      here = first;
    } else if (command === 'lineTo') lineTo(first);
    else if (command === 'closePath') lineTo(start);
    else curveTo(points);
  }
  lineTo(start);
  return edges;
}

/** Bézier curves of TrueType (quadratic) and of CFF (cubic). */
function onCurve(
  from: readonly [number, number],
  points: readonly (readonly [number, number])[],
  t: number,
): readonly [number, number] {
  const [first = from, second = first, third] = points;
  const u = 1 - t;
  const weights =
    third === undefined ? [u * u, 2 * u * t, t * t, 0] : [u ** 3, 3 * u * u * t, 3 * u * t * t, t ** 3];
  const [a = 0, b = 0, c = 0, d = 0] = weights;
  const last = third ?? second;
  return [
    a * from[0] + b * first[0] + c * second[0] + d * last[0],
    a * from[1] + b * first[1] + c * second[1] + d * last[1],
  ];
}
