import { errorWords } from '../../error-words.ts';
/** One thing that was looked at. */
export interface Check {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'problem';
  /** What was found, in words. */
  readonly found: string;
  /** What to do about it; null when all is well. */
  readonly advice: string | null;
}

export function good(name: string, found: string): Check {
  return { name, state: 'ok', found, advice: null };
}

export function warning(name: string, found: string, advice: string): Check {
  return { name, state: 'warning', found, advice };
}

export function problem(name: string, found: string, advice: string): Check {
  return { name, state: 'problem', found, advice };
}

/** Runs a look that may fail; the failure becomes a problem with its own words. */
export async function look(name: string, advice: string, work: () => Check | Promise<Check>): Promise<Check> {
  try {
    return await work();
  } catch (error) {
    return problem(name, errorWords(error), advice);
  }
}
