import type { GreyPicture } from '../../domain/ticket/document.ts';
import { bytesPerRow, type OneBitPicture } from './one-bit.ts';

/** A logo higher than this is a poster: fifteen centimetres of paper. */
const HIGHEST_DOTS = 1_200;

/**
 * Black dots of a grey picture: made smaller until it fits `widestDots`, then dithered by Floyd and Steinberg's
 * error diffusion ("An adaptive algorithm for spatial greyscale", 1976), every second row from the right, so that even
 * greys show no worms. Throws for a picture whose size and pixels differ.
 */
export function ditherPicture(picture: GreyPicture, widestDots: number): OneBitPicture {
  const { width, height, grey } = shrunk(checked(picture), widestDots);
  const perRow = bytesPerRow({ width });
  const data = new Uint8Array(perRow * height);
  let errors = new Float32Array(width + 2);
  let below = new Float32Array(width + 2);
  for (let y = 0; y < height; y += 1) {
    const step = y % 2 === 0 ? 1 : -1;
    for (let count = 0; count < width; count += 1) {
      const x = step === 1 ? count : width - 1 - count;
      const wanted = (grey[y * width + x] ?? 255) + (errors[x + 1] ?? 0);
      const black = wanted < 128;
      const error = (black ? wanted : wanted - 255) / 16;
      if (black) data[y * perRow + (x >> 3)] = (data[y * perRow + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
      errors[x + 1 + step] = (errors[x + 1 + step] ?? 0) + error * 7;
      below[x + 1 - step] = (below[x + 1 - step] ?? 0) + error * 3;
      below[x + 1] = (below[x + 1] ?? 0) + error * 5;
      below[x + 1 + step] = (below[x + 1 + step] ?? 0) + error;
    }
    [errors, below] = [below, errors.fill(0)];
  }
  return { width, height, data };
}

function checked(picture: GreyPicture): GreyPicture {
  const { width, height, grey } = picture;
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new RangeError(`a picture of ${width} × ${height}`);
  }
  if (grey.length !== width * height) {
    throw new RangeError(`a picture of ${width} × ${height} with ${grey.length} pixels`);
  }
  return picture;
}

/** Averages whole areas, so that thin lines grow grey rather than vanish. */
function shrunk(picture: GreyPicture, widestDots: number): GreyPicture {
  const factor = Math.max(picture.width / widestDots, picture.height / HIGHEST_DOTS, 1);
  if (factor === 1) return picture;
  const width = Math.max(1, Math.floor(picture.width / factor));
  const height = Math.max(1, Math.floor(picture.height / factor));
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const fromY = Math.floor((y * picture.height) / height);
    const toY = Math.max(fromY + 1, Math.floor(((y + 1) * picture.height) / height));
    for (let x = 0; x < width; x += 1) {
      const fromX = Math.floor((x * picture.width) / width);
      const toX = Math.max(fromX + 1, Math.floor(((x + 1) * picture.width) / width));
      let sum = 0;
      for (let row = fromY; row < toY; row += 1) {
        for (let column = fromX; column < toX; column += 1) {
          sum += picture.grey[row * picture.width + column] ?? 255;
        }
      }
      grey[y * width + x] = Math.round(sum / ((toY - fromY) * (toX - fromX)));
    }
  }
  return { width, height, grey };
}
