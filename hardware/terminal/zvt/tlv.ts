/** One BER-TLV object of a TLV container (PA00P015 §9 "TLV-Container"; ISO 8825-1). */
export interface TlvObject {
  /** All bytes of the tag as one number, e.g. 0x1f07. */
  readonly tag: number;
  readonly value: Uint8Array;
}

export interface BerLength {
  readonly length: number;
  /** Bytes that the length itself takes. */
  readonly size: number;
}

/** Reads a length: one byte below 80h, or 81h and one byte, or 82h and two (PA00P015 §9.2). Null when it is neither. */
export function readBerLength(bytes: Uint8Array, at: number): BerLength | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { length: first, size: 1 };
  const high = bytes[at + 1];
  if (first === 0x81) return high === undefined ? null : { length: high, size: 2 };
  const low = bytes[at + 2];
  if (first !== 0x82 || high === undefined || low === undefined) return null;
  return { length: (high << 8) | low, size: 3 };
}

/** Tags longer than this are not in any table; reading on would only feed on garbage. */
const longestTag = 3;

/** The objects side by side in `bytes`; null when they do not fill them exactly. Nested ones are left in their value. */
export function readTlv(bytes: Uint8Array): readonly TlvObject[] | null {
  const objects: TlvObject[] = [];
  let at = 0;
  while (at < bytes.length) {
    const from = at;
    let tag = bytes[at] ?? 0;
    at += 1;
    // The five low bits all set: the tag goes on, as long as the high bit of the next byte is set.
    if ((tag & 0x1f) === 0x1f) {
      for (let more = true; more; at += 1) {
        const next = bytes[at];
        if (next === undefined || at - from >= longestTag) return null;
        tag = tag * 0x100 + next;
        more = (next & 0x80) !== 0;
      }
    }
    const length = readBerLength(bytes, at);
    if (length === null || at + length.size + length.length > bytes.length) return null;
    at += length.size;
    objects.push({ tag, value: bytes.slice(at, at + length.length) });
    at += length.length;
  }
  return objects;
}
