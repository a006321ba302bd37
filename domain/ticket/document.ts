/** Paper, before any printer is known: what stands on it, in order. Encoders turn it into bytes or into a preview. */
export type TicketBlock =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align?: 'left' | 'center' | 'right';
      readonly bold?: boolean;
      /** Character magnification, 1 to 4. */
      readonly scale?: number;
    }
  /** A left part that wraps and a right part that never does, set on the last line of the left part. */
  | {
      readonly kind: 'columns';
      readonly left: string;
      readonly right: string;
      readonly bold?: boolean;
      /** Character magnification, 1 to 4. */
      readonly scale?: number;
      /** Columns that wrapped and first lines of the left part are moved in. */
      readonly indent?: number;
      /** Columns of a lead at the start of `left` ('2 × ') under which wrapped lines do not run. */
      readonly hang?: number;
    }
  | { readonly kind: 'rule' }
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'qr'; readonly data: string }
  | { readonly kind: 'cut' };

export interface TicketDocument {
  readonly blocks: readonly TicketBlock[];
}
