import type { InboxException, InboxHistoryEntry } from '../domain/inbox/exception.ts';

/** One line of the list of what a person must look at. */
export interface InboxItem extends Omit<InboxException, 'history' | 'rev'> {
  readonly kioskName: string;
  /** Milliseconds since it was opened; of a closed one until it was closed. */
  readonly ageMs: number;
  /** The newest note of a person. */
  readonly lastNote: string | null;
  /** Whether its home can be asked to change it now. */
  readonly reachable: boolean;
}

export interface InboxDetail {
  readonly history: readonly InboxHistoryEntry[];
  /** Who it can be given to. */
  readonly people: readonly { readonly staffId: string; readonly name: string }[];
}
