import { brotliDecompressSync } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import { plainGlyphs } from './woff2-glyphs.ts';

const KNOWN_TAGS = (
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT ' +
  'VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar ' +
  'fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
)
  .split(' ')
  .map((tag) => tag.replaceAll('_', ' '));
const OWN_TAG = 63;
const HEADER_BYTES = 48;

interface Entry {
  readonly tag: string;
  readonly length: number;
  readonly transformed: boolean;
}

/**
 * A WOFF2 font as the plain OpenType file that it was made of (W3C WOFF 2.0), without hinting. fontkit reads WOFF2 too,
 * but gives a variable font only its default weight then, which is the thinnest one for hanzi.
 */
export function openTypeOf(woff2: Uint8Array): Uint8Array {
  const reader = new ByteReader(woff2);
  if (reader.uint32() !== 0x774f4632) throw new RangeError('not a WOFF2 font');
  const flavor = reader.uint32();
  reader.uint32();
  const count = reader.uint16();
  reader.uint16();
  reader.uint32();
  const compressed = reader.uint32();
  reader.take(HEADER_BYTES - 24);
  const entries = Array.from({ length: count }, () => readEntry(reader));
  const data = new ByteReader(brotliDecompressSync(reader.take(compressed)));
  const tables = new Map(entries.map((entry) => [entry.tag, data.take(entry.length)]));
  restore(tables, entries);
  return assemble(flavor, tables);
}

function readEntry(reader: ByteReader): Entry {
  const flags = reader.uint8();
  const own = (flags & 0x3f) === OWN_TAG;
  const tag = own ? Buffer.from(reader.take(4)).toString('latin1') : (KNOWN_TAGS[flags & 0x3f] ?? '');
  const version = flags >> 6;
  const isOutline = tag === 'glyf' || tag === 'loca';
  const transformed = isOutline ? version !== 3 : version !== 0;
  const original = reader.base128();
  return { tag, transformed, length: transformed ? reader.base128() : original };
}

function restore(tables: Map<string, Uint8Array>, entries: readonly Entry[]): void {
  const isTransformed = (tag: string): boolean =>
    entries.some((entry) => entry.tag === tag && entry.transformed);
  const glyf = tables.get('glyf');
  const head = tables.get('head');
  if (glyf === undefined || head === undefined || !isTransformed('glyf')) return;
  const plain = plainGlyphs(glyf);
  tables.set('glyf', plain.glyf);
  tables.set('loca', plain.loca);
  const longOffsets = Uint8Array.from(head);
  new DataView(longOffsets.buffer).setInt16(50, 1);
  tables.set('head', longOffsets);
  const metrics = tables.get('hmtx');
  const across = tables.get('hhea');
  if (metrics === undefined || across === undefined || !isTransformed('hmtx')) return;
  const widths = new DataView(across.buffer, across.byteOffset).getUint16(34);
  tables.set('hmtx', plainMetrics(metrics, widths, plain.leftEdges));
}

/** WOFF2 5.4: side bearings that equal the left edge are left out. */
function plainMetrics(hmtx: Uint8Array, widths: number, leftEdges: readonly number[]): Uint8Array {
  const reader = new ByteReader(hmtx);
  const flags = reader.uint8();
  const advances = Array.from({ length: widths }, () => reader.uint16());
  const bearings = leftEdges.map((edge, glyph) => {
    const omitted = (flags & (glyph < widths ? 1 : 2)) !== 0;
    return omitted ? edge : reader.int16();
  });
  const plain = new Uint8Array(widths * 4 + (leftEdges.length - widths) * 2);
  const view = new DataView(plain.buffer);
  for (const [glyph, bearing] of bearings.entries()) {
    const advance = advances[glyph];
    if (advance === undefined) view.setInt16(widths * 2 + glyph * 2, bearing);
    else {
      view.setUint16(glyph * 4, advance);
      view.setInt16(glyph * 4 + 2, bearing);
    }
  }
  return plain;
}

/** Header, directory sorted by tag, tables on multiples of four. Checksums stay 0: nobody here asks for them. */
function assemble(flavor: number, tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const start = 12 + sorted.length * 16;
  const size = sorted.reduce((sum, [, data]) => sum + ((data.length + 3) & ~3), start);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  view.setUint32(0, flavor);
  view.setUint16(4, sorted.length);
  let offset = start;
  for (const [at, [tag, data]] of sorted.entries()) {
    const entry = 12 + at * 16;
    file.set(Buffer.from(tag, 'latin1'), entry);
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, data.length);
    file.set(data, offset);
    offset += (data.length + 3) & ~3;
  }
  return file;
}
