import { code128Modules, ean13Modules } from '../../../../domain/barcode-drawing/bars.ts';

/** Height of the drawing, in modules; a page stretches it as it likes. */
const HEIGHT = 30;
/** White modules that a reader needs on both sides (ISO/IEC 15417 §4.4: ten; EAN-13 needs eleven on the left). */
const QUIET = 11;

/** Bars as one path, a unit per module, quiet zones included in `width`; null for data that the symbology can't hold. */
export function barsPath(
  symbology: 'ean13' | 'code128',
  data: string,
): { readonly width: number; readonly path: string } | null {
  const modules = symbology === 'ean13' ? ean13Modules(data) : code128Modules(data);
  if (!modules.ok) return null;
  const bars = modules.value.map((bar, at) => (bar ? `M${at + QUIET} 0h1v${HEIGHT}h-1z` : ''));
  return { width: modules.value.length + 2 * QUIET, path: bars.join('') };
}
