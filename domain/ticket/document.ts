/** Paper, before any printer is known: what stands on it, in order. Encoders turn it into bytes or into a preview. */
export type TicketBlock =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align?: 'left' | 'center' | 'right';
      readonly bold?: boolean;
      readonly underline?: boolean;
      /** White on black. */
      readonly inverse?: boolean;
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
  /** With its text below. EAN-13: thirteen digits, the check digit among them. Code 128: printable ASCII. */
  | { readonly kind: 'barcode'; readonly symbology: 'ean13' | 'code128'; readonly data: string }
  /** A logo. Printed dot by dot, made smaller where it is wider than the paper, never larger. */
  | { readonly kind: 'image'; readonly picture: GreyPicture }
  | { readonly kind: 'cut' };

/** Pixels before any printer is known; the printer's driver makes black dots of them. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  /** Row by row, one byte a pixel: 0 is black, 255 is white. */
  readonly grey: Uint8Array;
}

export interface TicketDocument {
  readonly blocks: readonly TicketBlock[];
}
