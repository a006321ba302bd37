import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readOwnJson } from '../../../domain/own-json.ts';

/** A file with a part of a font's characters. */
export interface FontSlice {
  readonly path: string;
  readonly ranges: readonly (readonly [number, number])[];
}

/** In the order in which a character's font is looked for. Latin first: the Chinese fonts have Latin letters too. */
const PACKAGES = [
  'noto-sans',
  'noto-sans-thai',
  'noto-sans-hebrew',
  'noto-sans-arabic',
  'noto-sans-sc',
  'noto-sans-kr',
] as const;

/** The fonts that came with us, cut into slices by the Unicode ranges that their packages state. */
export function bundledFonts(): readonly FontSlice[] {
  const require = createRequire(import.meta.url);
  return PACKAGES.flatMap((name) => {
    const folder = dirname(require.resolve(`@fontsource-variable/${name}/unicode.json`));
    const ranges = readOwnJson<Readonly<Record<string, string>>>(
      readFileSync(join(folder, 'unicode.json'), 'utf8'),
    );
    return Object.entries(ranges).map(([part, text]) => ({
      path: join(folder, 'files', `${name}-${part.replace(/[[\]]/g, '')}-wght-normal.woff2`),
      ranges: text.split(',').map(rangeOf),
    }));
  });
}

/** 'U+1f1e9-1f1f5' or 'U+21a'. */
function rangeOf(text: string): readonly [number, number] {
  const [from = '', to = from] = text.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
