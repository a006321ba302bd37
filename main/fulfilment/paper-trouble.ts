import type { PaperTrouble } from '../../contract/views.ts';
import type { PrintJobRow } from '../../db/print-store.ts';
import { unreachable } from '../../domain/result.ts';

/**
 * What of an order's paper is not known to have come out, piece by piece. The last print of a piece decides: a second
 * one that came out ends the doubt about the first. A shop without a printer for it misses nothing.
 */
export function paperTrouble(jobs: readonly PrintJobRow[]): readonly PaperTrouble[] {
  const last = new Map<string, PrintJobRow>();
  for (const job of jobs) last.set(`${job.document} ${job.station ?? ''}`, job);
  return [...last.values()].flatMap((job) => {
    const state = troubleOf(job);
    return state === null ? [] : [{ document: job.document, station: job.station, state }];
  });
}

function troubleOf({ state, settled_at, detail }: PrintJobRow): PaperTrouble['state'] | null {
  switch (state) {
    case 'queued':
    case 'sending':
    case 'confirmed':
    case 'assumed':
      return null;
    case 'unknown':
      return 'in-doubt';
    case 'failed':
      if (settled_at === null) return 'waiting';
      return detail === 'no printer' ? null : 'not-printed';
    default:
      return unreachable(state);
  }
}
