import type { Film } from './studio.ts';

const EXPOSURE = 1.08;
/** Width of the border, as part of the frame, in which a long shadow fades to nothing. */
const FADE = 0.07;
/** The table's shadow is softened by this part of the frame, so that few exposures leave no steps in it. */
const SHADOW_BLUR = 0.016;
/** Shadow levels are this far apart: no eye sees it, and WebP's lossless alpha shrinks by a third. */
const SHADOW_STEP = 2;
/** Above this, a dark pixel is a dark thing and not the table's shadow. */
const DARKEST_SHADOW = 0.64;

/** Averaged linear, premultiplied light (bottom row first) → straight-alpha sRGB pixels (top row first). */
export function toDisplay(sum: Float32Array, film: Film): ImageData {
  const { size, exposures } = film;
  const image = new ImageData(size, size);
  const shadow = new Float32Array(size * size);
  const isShadow = new Float32Array(size * size);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const from = ((size - 1 - y) * size + x) * 4;
      const spot = y * size + x;
      const alpha = Math.min(1, (sum[from + 3] ?? 0) / exposures);
      const tone =
        alpha < 0.004
          ? [0, 0, 0]
          : [0, 1, 2].map((c) => ((sum[from + c] ?? 0) * EXPOSURE) / exposures / alpha);
      if (alpha < DARKEST_SHADOW && Math.max(...tone) < 0.06) {
        isShadow[spot] = 1;
        shadow[spot] = alpha;
      }
      for (const [c, value] of neutral(tone).entries())
        image.data[spot * 4 + c] = Math.round(encode(value) * 255);
      image.data[spot * 4 + 3] = Math.round(alpha * edge(x, size) * edge(y, size) * 255);
    }
  }
  layShadow(image, shadow, isShadow);
  return image;
}

/** Puts the softened shadow where only the table is seen. */
function layShadow(image: ImageData, shadow: Float32Array, isShadow: Float32Array): void {
  const size = image.width;
  const reach = Math.max(1, Math.round(size * SHADOW_BLUR));
  const [dark, share] = [shadow, isShadow].map((field) => blurred(blurred(field, size, reach), size, reach));
  for (let spot = 0; spot < isShadow.length; spot += 1) {
    if (isShadow[spot] !== 1) continue;
    const soft = (dark?.[spot] ?? 0) / Math.max(1e-6, share?.[spot] ?? 0);
    const fade = edge(spot % size, size) * edge(Math.floor(spot / size), size);
    const alpha = Math.round((soft * step(soft / 0.3) * fade * 255) / SHADOW_STEP) * SHADOW_STEP;
    image.data.set([46, 30, 24, alpha], spot * 4);
  }
}

/** A box blur, rows then columns. */
function blurred(field: Float32Array, size: number, reach: number): Float32Array {
  const pass = (from: Float32Array, along: number, across: number) => {
    const to = new Float32Array(from.length);
    for (let line = 0; line < size; line += 1) {
      let sum = 0;
      for (let at = -reach; at < size; at += 1) {
        sum += from[line * across + Math.min(size - 1, at + reach) * along] ?? 0;
        if (at - reach - 1 >= 0) sum -= from[line * across + (at - reach - 1) * along] ?? 0;
        if (at >= 0) to[line * across + at * along] = sum / (2 * reach + 1);
      }
    }
    return to;
  };
  return pass(pass(field, 1, size), size, 1);
}

function edge(at: number, size: number): number {
  return step(Math.min(at, size - 1 - at) / (size * FADE));
}

function step(share: number): number {
  const inside = Math.min(1, share);
  return inside * inside * (3 - 2 * inside);
}

/** Khronos PBR Neutral: keeps a product's own colour and rolls off only the highlights. */
function neutral(light: readonly number[]): readonly number[] {
  const start = 0.76;
  const low = Math.min(...light);
  const lift = low < 0.08 ? low - 6.25 * low * low : 0.04;
  const raised = light.map((c) => Math.max(0, c - lift));
  const peak = Math.max(...raised);
  if (peak < start) return raised;
  const rest = 1 - start;
  const pressed = 1 - (rest * rest) / (peak + rest - start);
  const pale = 1 - 1 / (0.15 * (peak - pressed) + 1);
  return raised.map((c) => ((c * pressed) / peak) * (1 - pale) + pressed * pale);
}

function encode(linear: number): number {
  const c = Math.min(1, Math.max(0, linear));
  return c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055;
}
