/** One message of ZVT: `class instruction length data` (PA00P015 13.06 §1; PA00P016 §2). */
export interface Apdu {
  /** Class in the high byte, instruction in the low byte, e.g. 0x0601. */
  readonly command: number;
  readonly data: Uint8Array;
}

/** `FF` in the length byte announces two more, low byte first: `04 0F FF 00 01` carries 256 bytes. */
const extended = 0xff;
const longestData = 0xffff;

/** Class bytes that exist in ZVT in either direction (PA00P015, "Summary of commands"). */
const classes: ReadonlySet<number> = new Set([0x04, 0x05, 0x06, 0x08, 0x0f, 0x80, 0x84]);

/** @throws RangeError when the command or the data do not fit an APDU. */
export function encodeApdu(command: number, data: Iterable<number> = []): Uint8Array {
  const bytes = Uint8Array.from(data);
  if (!Number.isInteger(command) || command < 0 || command > 0xffff)
    throw new RangeError('a ZVT command is two bytes');
  if (bytes.length > longestData) throw new RangeError(`an APDU carries up to ${longestData} bytes`);
  const length =
    bytes.length < extended ? [bytes.length] : [extended, bytes.length & 0xff, bytes.length >> 8];
  return Uint8Array.from([command >> 8, command & 0xff, ...length, ...bytes]);
}

export type ApduRead =
  | { readonly kind: 'apdu'; readonly apdu: Apdu }
  /** Not ZVT; what was collected is thrown away. */
  | { readonly kind: 'garbled'; readonly detail: string };

export interface ApduReader {
  /** Takes bytes in any split. */
  readonly push: (bytes: Uint8Array) => readonly ApduRead[];
  /** Whether a message has begun and not ended. */
  readonly inside: () => boolean;
  readonly reset: () => void;
}

/**
 * Cuts a stream of raw APDUs, as they come over TCP (PA00P016, "TCP/IP": no envelope). A stream that has lost its step
 * can't be found again by its bytes: after `garbled` the line is best opened anew. Holds one message at most.
 */
export function createApduReader(): ApduReader {
  let held: number[] = [];
  const whole = (): { readonly from: number; readonly length: number } | null => {
    const [, , first, low, high] = held;
    if (first === undefined) return null;
    if (first !== extended) return { from: 3, length: first };
    return low === undefined || high === undefined ? null : { from: 5, length: low | (high << 8) };
  };
  return {
    push(bytes) {
      const reads: ApduRead[] = [];
      for (const byte of bytes) {
        held.push(byte);
        const [group = 0, instruction = 0] = held;
        if (!classes.has(group)) {
          const detail = `no ZVT message begins with ${group.toString(16).padStart(2, '0')}`;
          if (reads.at(-1)?.kind !== 'garbled') reads.push({ kind: 'garbled', detail });
          held = [];
          continue;
        }
        const size = whole();
        if (size === null || held.length < size.from + size.length) continue;
        const data = Uint8Array.from(held.slice(size.from));
        reads.push({ kind: 'apdu', apdu: { command: (group << 8) | instruction, data } });
        held = [];
      }
      return reads;
    },
    inside: () => held.length > 0,
    reset() {
      held = [];
    },
  };
}
