import { startFlags } from '../options.ts';

/**
 * Our own flags among Electron's arguments, which also hold Chromium's switches and, unpackaged, the entry.
 * Everything else is dropped.
 */
export function ownFlags(argv: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const [index, arg] of argv.entries()) {
    const [name = '', inline] = arg.startsWith('--') ? arg.slice(2).split(/=(.*)/s, 2) : [];
    const flag = Object.entries(startFlags).find(([known]) => known === name)?.[1];
    if (!flag || name === 'shell' || name === 'help') continue;
    kept.push(arg);
    const value = argv[index + 1];
    if (flag.type === 'string' && inline === undefined && value !== undefined) kept.push(value);
  }
  return kept;
}
