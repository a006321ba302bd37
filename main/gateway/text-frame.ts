/** The largest length that a header byte, and two bytes after it, can say. */
const SMALL = 125;
const MEDIUM = 0xffff;

const FIN_TEXT = 0x81;
const LENGTH_IN_2 = 126;
const LENGTH_IN_8 = 127;

/**
 * A text as a WebSocket server sends it (RFC 6455, 5.2): one unmasked frame, header and payload in one buffer, so that
 * a text for twenty pages is encoded once and written to each by one call of the system.
 */
export function textFrame(text: string): Uint8Array {
  const length = Buffer.byteLength(text);
  const head = length <= SMALL ? 2 : length <= MEDIUM ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = FIN_TEXT;
  if (head === 2) frame[1] = length;
  else if (head === 4) {
    frame[1] = LENGTH_IN_2;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = LENGTH_IN_8;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, head);
  return frame;
}
