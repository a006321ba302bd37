/** Control characters of TAP 1.8 (appendix B). */
export const tapControl = {
  stx: 0x02,
  etx: 0x03,
  eot: 0x04,
  ack: 0x06,
  lf: 0x0a,
  cr: 0x0d,
  nak: 0x15,
  etb: 0x17,
  sub: 0x1a,
  esc: 0x1b,
  rs: 0x1e,
  us: 0x1f,
} as const;

/** TAP 1.8 §3 step 8: 250 characters of information, 3 control characters, 3 of checksum: 256 in all. */
export const tapBlockInformation = 250;

/**
 * TAP 1.8 §3 step 8, "Transparency": nine control characters must never stand bare inside a block, any other may be
 * hidden too. All are: XON and XOFF would otherwise stop a serial line.
 */
const firstPrintable = 0x20;

/**
 * The three checksum characters of a block: the sum of the 7-bit values from STX through the terminator, its low
 * 12 bits, each nibble as 30h + value, most significant first (TAP 1.8 §5).
 */
export function tapChecksum(fromStxThroughTerminator: Iterable<number>): readonly [number, number, number] {
  let sum = 0;
  for (const byte of fromStxThroughTerminator) sum = (sum + (byte & 0x7f)) & 0xfff;
  return [0x30 + (sum >> 8), 0x30 + ((sum >> 4) & 0xf), 0x30 + (sum & 0xf)];
}

/**
 * One page (pager id, message) as the blocks of a TAP transaction. A message that does not fit one block is continued
 * with US; a control pair is never torn apart. Both texts are 7-bit; anything else is our own mistake and throws.
 */
export function encodeTapPage(pagerId: string, message: string): readonly Uint8Array[] {
  if (pagerId.length === 0 || pagerId.length > 32)
    throw new RangeError('a TAP pager id has 1 to 32 characters');
  // TAP 1.8 §3 step 8: trailing spaces only cost air time.
  const units = [...field(pagerId), ...field(message.replace(/ +$/, ''))];
  const blocks: Uint8Array[] = [];
  let information: number[] = [];
  for (const unit of units) {
    if (information.length + unit.length > tapBlockInformation) {
      blocks.push(block(information, tapControl.us));
      information = [];
    }
    information.push(...unit);
  }
  blocks.push(block(information, tapControl.etx));
  return blocks;
}

function field(text: string): number[][] {
  const units: number[][] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) throw new RangeError('TAP carries 7-bit characters only');
    units.push(code < firstPrintable ? [tapControl.sub, code + 0x40] : [code]);
  }
  units.push([tapControl.cr]);
  return units;
}

function block(information: readonly number[], terminator: number): Uint8Array {
  const summed = [tapControl.stx, ...information, terminator];
  return Uint8Array.from([...summed, ...tapChecksum(summed), tapControl.cr]);
}
