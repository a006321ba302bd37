import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of package.json above a module, the same from source (main/…) and compiled (out/main/…).
 * Throws when there is none: then this is not an installed PointFive.
 */
export function appRoot(moduleUrl: string): string {
  let folder = dirname(fileURLToPath(moduleUrl));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${moduleUrl}`);
    folder = parent;
  }
  return folder;
}

/** Address of a sibling entry in the same form as the module that asks: .ts from source, .js when compiled. */
export function siblingEntry(moduleUrl: string, path: string): string {
  const extension = moduleUrl.endsWith('.ts') ? '.ts' : '.js';
  return fileURLToPath(new URL(`${path}${extension}`, moduleUrl));
}
