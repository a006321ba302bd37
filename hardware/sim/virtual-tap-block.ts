/** A whole transaction: its fields, transparency undone. */
export interface TapTransaction {
  readonly fields: readonly string[];
}

export type CheckedBlock =
  | { readonly kind: 'checksum'; readonly sent: string; readonly right: string }
  | { readonly kind: 'malformed'; readonly why: string }
  /** Taken, and more blocks of the same transaction follow. */
  | { readonly kind: 'continued' }
  | { readonly kind: 'whole'; readonly transaction: TapTransaction };

const STX = 0x02;
const ETX = 0x03;
const CR = 0x0d;
const ETB = 0x17;
const SUB = 0x1a;
const US = 0x1f;
/** The characters that step 8 lists and that do not end a field or a block: LF, ESC, STX, EOT. */
const neverBare: ReadonlySet<number> = new Set([0x0a, 0x1b, STX, 0x04]);

/** The receiving side of TAP 1.8 §3 step 8 and §5: collects blocks byte by byte, checks them, joins continued fields. */
export function createTapBlocks(): {
  readonly begin: () => void;
  /** `whole` when the block's closing CR came; `too-long` past 256 characters. */
  readonly add: (byte: number) => 'more' | 'whole' | 'too-long';
  readonly check: () => CheckedBlock;
  /** Drops the block just heard; the transaction goes on with a repetition. */
  readonly forgetBlock: () => void;
  /** Drops the whole transaction. */
  readonly abandon: () => void;
  readonly reset: () => void;
} {
  let block: number[] = [];
  let terminatorAt = -1;
  let fields: string[] = [];
  let open = '';

  const forgetBlock = (): void => {
    block = [];
    terminatorAt = -1;
  };
  const abandon = (): void => {
    forgetBlock();
    fields = [];
    open = '';
  };

  const takeFields = (information: readonly number[], end: number): string | null => {
    let field = open;
    const done = [...fields];
    for (let at = 0; at < information.length; at += 1) {
      const byte = information[at] ?? 0;
      if (byte === CR) {
        done.push(field);
        field = '';
      } else if (byte === SUB) {
        at += 1;
        const shifted = information[at];
        if (shifted === undefined || shifted < 0x40 || shifted > 0x5f) return 'SUB without its character';
        field += String.fromCharCode(shifted - 0x40);
      } else if (neverBare.has(byte)) return `control character ${byte.toString(16)} bare in a block`;
      else field += String.fromCharCode(byte);
    }
    if (end !== US && field !== '') return 'the last field does not end with CR';
    fields = done;
    open = field;
    return null;
  };

  return {
    begin() {
      forgetBlock();
      block = [STX];
    },
    add(byte) {
      block.push(byte);
      if (terminatorAt < 0 && (byte === ETX || byte === ETB || byte === US)) terminatorAt = block.length - 1;
      // 250 of information, STX, terminator, 3 of checksum, CR.
      if (block.length > 256) return 'too-long';
      return terminatorAt >= 0 && block.length === terminatorAt + 5 ? 'whole' : 'more';
    },
    check() {
      const summed = block.slice(0, terminatorAt + 1);
      const end = block[terminatorAt] ?? ETX;
      const sent = String.fromCharCode(...block.slice(terminatorAt + 1, terminatorAt + 4));
      const closing = block[terminatorAt + 4];
      forgetBlock();
      const total = summed.reduce((sum, byte) => sum + (byte % 128), 0) % 4096;
      const right = [Math.floor(total / 256), Math.floor(total / 16) % 16, total % 16]
        .map((nibble) => String.fromCharCode(48 + nibble))
        .join('');
      if (sent !== right) return { kind: 'checksum', sent, right };
      if (closing !== CR) return { kind: 'malformed', why: 'no CR after the checksum' };
      const wrong = takeFields(summed.slice(1, -1), end);
      if (wrong !== null) return { kind: 'malformed', why: wrong };
      if (end !== ETX) return { kind: 'continued' };
      const transaction: TapTransaction = { fields };
      abandon();
      return { kind: 'whole', transaction };
    },
    forgetBlock,
    abandon,
    reset: abandon,
  };
}
