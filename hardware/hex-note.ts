/** Enough to recognise a speed, a parity or a protocol by. */
const USUAL_LENGTH = 32;
/** Shorter numbers are prices, capcodes and order numbers; longer ones may be a card, a member or a payment. */
const LONGEST_SHOWN_NUMBER = 5;

export interface HexNoteOptions {
  /**
   * `numbers` (when absent): digits of a number longer than five stand as `3x`. `text`: every printable character
   * stands as `xx`, so that only framing is seen. `nothing`: for lines on which nothing personal is said.
   */
  readonly hide?: 'numbers' | 'text' | 'nothing';
  /** Stands as `xx` wherever it occurs. */
  readonly secret?: string;
  /** Bytes over this are only counted. */
  readonly longest?: number;
}

/** Bytes as a technician reads them, in pairs of hex digits, without what a note may not tell. */
export function hexNote(bytes: Iterable<number>, options: HexNoteOptions = {}): string {
  const all = [...bytes];
  const hidden = new Set<number>();
  const secret = [...Buffer.from(options.secret ?? '', 'latin1')];
  if (secret.length > 0) {
    for (let at = 0; at + secret.length <= all.length; at += 1) {
      if (secret.every((byte, offset) => all[at + offset] === byte))
        for (let offset = 0; offset < secret.length; offset += 1) hidden.add(at + offset);
    }
  }
  const { hide = 'numbers' } = options;
  const numbers: ReadonlySet<number> = hide === 'numbers' ? longNumbers(all) : new Set();
  if (hide === 'text') {
    all.forEach((byte, at) => {
      if (byte >= 0x20 && byte !== 0x7f) hidden.add(at);
    });
  }
  const longest = options.longest ?? USUAL_LENGTH;
  const shown = all
    .slice(0, longest)
    .map((byte, at) => (hidden.has(at) ? 'xx' : numbers.has(at) ? '3x' : byte.toString(16).padStart(2, '0')));
  return all.length > longest ? `${shown.join(' ')} … ${all.length} bytes` : shown.join(' ');
}

/** Places of ASCII digits, the parity bit aside, that belong to a number too long to be shown. */
function longNumbers(bytes: readonly number[]): ReadonlySet<number> {
  const places = new Set<number>();
  let run: number[] = [];
  const end = (): void => {
    if (run.length > LONGEST_SHOWN_NUMBER) for (const at of run) places.add(at);
    run = [];
  };
  bytes.forEach((byte, at) => {
    const bare = byte & 0x7f;
    if (bare >= 0x30 && bare <= 0x39) run.push(at);
    else end();
  });
  end();
  return places;
}
