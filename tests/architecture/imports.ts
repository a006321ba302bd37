export const layers = ['domain', 'contract', 'db', 'hardware', 'main', 'renderer'] as const;
export type Layer = (typeof layers)[number];

export interface Import {
  /** The file that imports, from the project's folder. */
  readonly from: string;
  /** What it names, as written. */
  readonly to: string;
  /** `import type …`: nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
}

/** The layer that a path from the project's folder belongs to; null outside the house. */
export function layerOf(path: string): Layer | null {
  return layers.find((layer) => path.startsWith(`${layer}/`)) ?? null;
}

/**
 * Every module that a source text names: `import`, `export … from`, `import()`, `require()`.
 * Comments are cut first, so an example in one is no import. A string that holds such text counts: better one
 * import too many than one too few.
 */
export function importsOf(from: string, source: string): readonly Import[] {
  const bare = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
  const patterns = [
    /^\s*(?:import|export)\b(\s+type\b)?[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^\s*import()\s*['"]([^'"]+)['"]/gm,
    /\b(?:import|require)()\s*\(\s*['"]([^'"]+)['"]\s*\)/g,
  ];
  return patterns.flatMap((pattern) =>
    [...bare.matchAll(pattern)].flatMap(([, type, to]) =>
      to === undefined ? [] : [{ from, to, typeOnly: type !== undefined && type !== '' }],
    ),
  );
}
