import { ByteReader } from './byte-reader.ts';

export interface PlainGlyphs {
  readonly glyf: Uint8Array;
  /** Long format: numGlyphs + 1 offsets of 32 bits. */
  readonly loca: Uint8Array;
  /** The left edge of each glyph, for side bearings that the file leaves out. */
  readonly leftEdges: readonly number[];
}

interface Streams {
  readonly contours: ByteReader;
  readonly points: ByteReader;
  readonly flags: ByteReader;
  readonly glyphs: ByteReader;
  readonly composites: ByteReader;
  readonly boxes: ByteReader;
  readonly hasBox: (glyph: number) => boolean;
}

/** Undoes the transformation of `glyf` (W3C WOFF 2.0, 5.1). Hinting instructions are dropped: nothing here hints. */
export function plainGlyphs(transformed: Uint8Array): PlainGlyphs {
  const header = new ByteReader(transformed);
  header.uint32();
  const count = header.uint16();
  header.uint16();
  const sizes = Array.from({ length: 7 }, () => header.uint32());
  const [contours = 0, points = 0, flags = 0, glyphs = 0, composites = 0, boxes = 0] = sizes;
  const stream = (size: number): ByteReader => new ByteReader(header.take(size));
  const plain = {
    contours: stream(contours),
    points: stream(points),
    flags: stream(flags),
    glyphs: stream(glyphs),
    composites: stream(composites),
    boxes: stream(boxes),
  };
  const bitmap = plain.boxes.take(4 * ((count + 31) >> 5));
  const streams: Streams = {
    ...plain,
    hasBox: (glyph) => ((bitmap[glyph >> 3] ?? 0) & (0x80 >> (glyph & 7))) !== 0,
  };
  const parts: Uint8Array[] = [];
  const leftEdges: number[] = [];
  const offsets = [0];
  for (let glyph = 0; glyph < count; glyph += 1) {
    const part = plainGlyph(glyph, streams);
    parts.push(part);
    leftEdges.push(part.length === 0 ? 0 : new DataView(part.buffer, part.byteOffset).getInt16(2));
    offsets.push((offsets.at(-1) ?? 0) + part.length);
  }
  const loca = new Uint8Array(offsets.length * 4);
  const view = new DataView(loca.buffer);
  for (const [at, offset] of offsets.entries()) view.setUint32(at * 4, offset);
  return { glyf: Uint8Array.from(Buffer.concat(parts)), loca, leftEdges };
}

function plainGlyph(glyph: number, streams: Streams): Uint8Array {
  const contours = streams.contours.int16();
  if (contours === 0) return new Uint8Array(0);
  return contours < 0 ? composite(streams) : simple(glyph, contours, streams);
}

/** Components with flags, glyph and arguments as they are; a composite always has its box in the file. */
function composite(streams: Streams): Uint8Array {
  const words = [0xffff, ...Array.from({ length: 4 }, () => streams.boxes.uint16())];
  const { composites } = streams;
  let instructions = false;
  for (let more = true; more; ) {
    const flags = composites.uint16();
    words.push(flags & ~0x0100, composites.uint16());
    let bytes = (flags & 0x0001) === 0 ? 2 : 4;
    if ((flags & 0x0008) !== 0) bytes += 2;
    else if ((flags & 0x0040) !== 0) bytes += 4;
    else if ((flags & 0x0080) !== 0) bytes += 8;
    for (let at = 0; at < bytes; at += 2) words.push(composites.uint16());
    if ((flags & 0x0100) !== 0) instructions = true;
    more = (flags & 0x0020) !== 0;
  }
  if (instructions) streams.glyphs.short255();
  return words16(words);
}

function simple(glyph: number, contours: number, streams: Streams): Uint8Array {
  const ends: number[] = [];
  let total = 0;
  for (let contour = 0; contour < contours; contour += 1) {
    total += streams.points.short255();
    ends.push(total - 1);
  }
  const flags: number[] = [];
  const dx: number[] = [];
  const dy: number[] = [];
  let x = 0;
  let y = 0;
  let box = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (let point = 0; point < total; point += 1) {
    const flag = streams.flags.uint8();
    const [moveX, moveY] = triplet(flag & 0x7f, streams.glyphs);
    flags.push(flag >> 7 === 0 ? 1 : 0);
    dx.push(moveX);
    dy.push(moveY);
    x += moveX;
    y += moveY;
    const [left = 0, low = 0, right = 0, high = 0] = box;
    box = [Math.min(left, x), Math.min(low, y), Math.max(right, x), Math.max(high, y)];
  }
  streams.glyphs.short255();
  if (streams.hasBox(glyph)) box = Array.from({ length: 4 }, () => streams.boxes.int16());
  const head = words16([contours, ...box, ...ends, 0]);
  return Uint8Array.from(Buffer.concat([head, Uint8Array.from(flags), words16([...dx, ...dy])]));
}

/** WOFF2 5.2: how a point moves, packed into one flag and one to four bytes. */
function triplet(flag: number, data: ByteReader): readonly [number, number] {
  const sign = (bit: number, value: number): number => ((flag >> bit) & 1 ? value : -value);
  if (flag < 10) return [0, sign(0, ((flag & 14) << 7) + data.uint8())];
  if (flag < 20) return [sign(0, (((flag - 10) & 14) << 7) + data.uint8()), 0];
  if (flag < 84) {
    const high = flag - 20;
    const low = data.uint8();
    return [sign(0, 1 + (high & 0x30) + (low >> 4)), sign(1, 1 + ((high & 0x0c) << 2) + (low & 0x0f))];
  }
  if (flag < 120) {
    const high = flag - 84;
    const x = 1 + (Math.floor(high / 12) << 8) + data.uint8();
    return [sign(0, x), sign(1, 1 + (((high % 12) >> 2) << 8) + data.uint8())];
  }
  if (flag < 124) {
    const first = data.uint8();
    const middle = data.uint8();
    return [sign(0, (first << 4) + (middle >> 4)), sign(1, ((middle & 0x0f) << 8) + data.uint8())];
  }
  const x = data.uint16();
  return [sign(0, x), sign(1, data.uint16())];
}

function words16(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [at, value] of values.entries()) view.setUint16(at * 2, value & 0xffff);
  return bytes;
}
