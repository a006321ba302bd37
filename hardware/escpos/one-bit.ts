/** A picture of black and white dots, as a print head takes it. */
export interface OneBitPicture {
  readonly width: number;
  readonly height: number;
  /** Rows of whole bytes, the highest bit left, 1 is black. Bits beyond the width are 0. */
  readonly data: Uint8Array;
}

export const bytesPerRow = (picture: { readonly width: number }): number => Math.ceil(picture.width / 8);

/** Second bytes that make DLE the beginning of a real-time command: EOT (status), ENQ (recover), DC4 (drawer). */
const OBEYED_AFTER_DLE: readonly (number | undefined)[] = [0x04, 0x05, 0x14];

/**
 * The same dots with one more wherever a printer would obey them: real-time commands are found in everything that
 * arrives, inside pictures too, and 10 14 01 opens a cash drawer (Epson TM-T88III manual, DLE EOT and DLE DC4, notes).
 */
export function withoutCommands(data: Uint8Array): Uint8Array {
  const safe = Uint8Array.from(data);
  for (let at = 0; at + 1 < safe.length; at += 1) {
    if (safe[at] === 0x10 && OBEYED_AFTER_DLE.includes(safe[at + 1])) safe[at] = 0x18;
  }
  return safe;
}
