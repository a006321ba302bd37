import encodeQR from 'qr';

/** White modules that a reader needs around a code (ISO/IEC 18004: four). */
const QUIET = 4;

/** A QR code as one path of its dark modules, a unit per module, quiet zone included in `size`. */
export function qrPath(data: string): { readonly size: number; readonly path: string } {
  const modules = encodeQR(data, 'raw', { ecc: 'medium', border: QUIET });
  return {
    size: modules.length,
    path: modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join(''),
  };
}
