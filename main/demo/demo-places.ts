import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { errorWords } from '../error-words.ts';

const port = z.number().int().min(0).max(65_535);

const placesSchema = z.strictObject({
  printer: port,
  pager: port,
  scanner: port,
  terminal: port,
  button: port,
  // Absent in a file of a version that had none.
  light: port.default(0),
  display: port.default(0),
  dock: port,
  token: z.string().regex(/^[0-9a-f]{32,128}$/),
});

/** Where the virtual devices listen, and the word that opens the dock; kept, so that a restart moves nothing. */
export type DemoPlaces = z.infer<typeof placesSchema>;

/**
 * The places of an earlier life, or free ports and a fresh token. A file that is there and can't be read, e.g. torn by
 * a power cut, is told to `warn` and replaced: other ports are as good.
 */
export function readPlaces(path: string | null, warn: (line: string) => void): DemoPlaces {
  const fresh: DemoPlaces = {
    printer: 0,
    pager: 0,
    scanner: 0,
    terminal: 0,
    button: 0,
    light: 0,
    display: 0,
    dock: 0,
    token: randomBytes(24).toString('hex'),
  };
  if (path === null || !existsSync(path)) return fresh;
  try {
    const raw: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return placesSchema.parse(raw);
  } catch (error) {
    warn(`${path} can't be read: ${errorWords(error)}`);
    return fresh;
  }
}

/** Written aside and renamed, readable by this user only. */
export function writePlaces(path: string, places: DemoPlaces): void {
  const aside = `${path}.new`;
  writeFileSync(aside, `${JSON.stringify(places)}\n`, { mode: 0o600 });
  renameSync(aside, path);
}
