import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** A file of the built screens; null for what is not there, or not inside. */
export async function readStatic(
  root: string,
  path: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string } | null> {
  const file = fileOf(root, path);
  const mediaType = file === null ? undefined : MEDIA_TYPES[extname(file)];
  if (file === null || mediaType === undefined) return null;
  try {
    return { bytes: Uint8Array.from(await readFile(file)), mediaType };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(code)) return null;
    throw error;
  }
}

/** The file that an address names inside `root`; null for anything outside, and for what is no path at all. */
function fileOf(root: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
  const file = join(root, normalize(decoded));
  return decoded.includes('\0') || !file.startsWith(root + sep) ? null : file;
}
