import type { GreyPicture } from '../../../domain/ticket/document.ts';

/** Dots of 58 mm paper: a logo that fits there fits everywhere. */
const WIDEST = 384;
const TALLEST = 240;

/** A picture file as grey dots, made smaller where it is too large for paper; null when it is no picture. */
export async function readLogo(file: Blob): Promise<GreyPicture | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return null;
  }
  const scale = Math.min(1, WIDEST / bitmap.width, TALLEST / bitmap.height);
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (context === null) return null;
  // Paper is white where a picture is transparent.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return { width, height, grey: greyOf(context.getImageData(0, 0, width, height).data) };
}

/** How bright eyes find each colour (ITU-R BT.601). */
function greyOf(rgba: Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(rgba.length / 4);
  for (let at = 0; at < grey.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(at * 4, at * 4 + 3);
    grey[at] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return grey;
}
