/** The largest length that a header byte, and two bytes after it, can say. */
const SMALL = 125;
const MEDIUM = 0xffff;

const FIN_TEXT = 0x81;
const LENGTH_IN_2 = 126;
const LENGTH_IN_8 = 127;

/** What stands before the payload of an unmasked text frame (RFC 6455, 5.2). `length` in bytes. */
function headOf(length: number): Buffer {
  if (length <= SMALL) return Buffer.from([FIN_TEXT, length]);
  const head = Buffer.alloc(length <= MEDIUM ? 4 : 10);
  head[0] = FIN_TEXT;
  if (length <= MEDIUM) {
    head[1] = LENGTH_IN_2;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = LENGTH_IN_8;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return head;
}

/** A text as a WebSocket server sends it, in one buffer: encoded once, and written to each page by one call. */
export function textFrame(text: string): Uint8Array {
  const payload = Buffer.from(text);
  return Buffer.concat([headOf(payload.length), payload]);
}

/** The same in pieces that are written one after the other: what many frames have in common is not copied. */
export function textFrameOf(pieces: readonly Uint8Array[]): readonly Uint8Array[] {
  return [headOf(pieces.reduce((sum, { length }) => sum + length, 0)), ...pieces];
}
