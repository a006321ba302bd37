import { figures, type Figures } from './figures.ts';
import type { Gate } from './idle.ts';

/** One of the things that stand side by side. */
export interface Candidate {
  readonly name: string;
  /** Measures some times in a row, in milliseconds. */
  readonly measure: () => Promise<readonly number[]>;
}

/**
 * Measures the candidates in turn, round by round, so that a machine that becomes slower becomes slower for all of
 * them; every round begins with the next one. Each turn waits at the gate. The first round only warms up.
 */
export async function interleave(
  candidates: readonly Candidate[],
  rounds: number,
  gate: Gate,
): Promise<ReadonlyMap<string, Figures>> {
  const samples = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
  for (const { measure } of candidates) await measure();
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < candidates.length; turn += 1) {
      const candidate = candidates[(round + turn) % candidates.length];
      if (candidate === undefined) continue;
      await gate.pass();
      samples.get(candidate.name)?.push(...(await candidate.measure()));
    }
  }
  return new Map([...samples].map(([name, all]) => [name, figures(all)]));
}
