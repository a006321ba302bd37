import fc from 'fast-check';

/** Bytes in the pieces in which a line hands them over. */
export type Pieces = readonly Uint8Array[];

interface Damage {
  readonly kind: 'flip' | 'set' | 'drop' | 'double' | 'insert' | 'cut-front' | 'cut-end';
  readonly at: number;
  readonly value: number;
  readonly length: number;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('flip', 'set', 'drop', 'double', 'insert', 'cut-front', 'cut-end'),
  at: fc.nat(0xffff),
  value: fc.nat(0xff),
  length: fc.integer({ min: 1, max: 16 }),
});

/** What a bad cable, a wrong setting or a joker makes of a sequence. */
function damaged(all: readonly number[], { kind, at, value, length }: Damage): readonly number[] {
  const place = all.length === 0 ? 0 : at % all.length;
  switch (kind) {
    case 'flip':
      return all.map((each, index) => (index === place ? each ^ (1 << (value % 8)) : each));
    case 'set':
      return all.map((each, index) => (index === place ? value : each));
    case 'drop':
      return all.toSpliced(place, length);
    case 'double':
      return all.toSpliced(place, 0, ...all.slice(place, place + length));
    case 'insert':
      return all.toSpliced(place, 0, value);
    case 'cut-front':
      return all.slice(place);
    case 'cut-end':
      return all.slice(0, place);
  }
}

const damages = fc.array(damage, { minLength: 1, maxLength: 4 });

function mutated(frames: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(frames, damages)
    .map(([frame, blows]) => Uint8Array.from(blows.reduce(damaged, [...frame])));
}

export function oneOfBytes(alphabet: readonly number[], maxLength: number): fc.Arbitrary<Uint8Array> {
  return fc
    .array(fc.constantFrom(...alphabet), { minLength: 1, maxLength })
    .map((all) => Uint8Array.from(all));
}

/** The same byte over and over: more than any buffer of a device layer may keep. */
const babble = fc
  .tuple(fc.nat(0xff), fc.constantFrom(300, 1_500, 5_000))
  .map(([value, length]) => new Uint8Array(length).fill(value));

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

function splitAt(bytes: Uint8Array, cuts: readonly number[]): Pieces {
  const places = [...cuts.map((cut) => cut % (bytes.length + 1)), 0, bytes.length].sort((a, b) => a - b);
  return places.slice(1).map((end, at) => bytes.slice(places[at], end));
}

const cuts = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.nat(0xffff), { maxLength: 6 }) },
  { weight: 1, arbitrary: fc.constant('each byte' as const) },
);

/**
 * What may come down a line: whole frames, damaged ones, control bytes of the protocol in any order, noise and babble,
 * one after another, and handed over in any pieces.
 */
export function stream(frames: fc.Arbitrary<Uint8Array>, alphabet: readonly number[]): fc.Arbitrary<Pieces> {
  const piece = fc.oneof(
    { weight: 12, arbitrary: frames },
    { weight: 12, arbitrary: mutated(frames) },
    { weight: 8, arbitrary: oneOfBytes(alphabet, 24) },
    { weight: 6, arbitrary: fc.uint8Array({ maxLength: 48 }) },
    { weight: 1, arbitrary: babble },
  );
  return fc.tuple(fc.array(piece, { maxLength: 6 }), cuts).map(([parts, places]) => {
    const all = joined(parts);
    return places === 'each byte' ? [...all].map((each) => Uint8Array.of(each)) : splitAt(all, places);
  });
}

/** One message, whole: valid, damaged or any bytes. For parsers that are handed a datagram, a report or a file. */
export function message(
  frames: fc.Arbitrary<Uint8Array>,
  alphabet: readonly number[],
): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    { weight: 3, arbitrary: frames },
    { weight: 5, arbitrary: mutated(frames) },
    { weight: 2, arbitrary: oneOfBytes(alphabet, 64) },
    { weight: 2, arbitrary: fc.uint8Array({ maxLength: 300 }) },
  );
}

/** Text of a person or a peer: valid, damaged, of the format's own signs, or of anything that Unicode has. */
export function text(valid: fc.Arbitrary<string>, signs: string): fc.Arbitrary<string> {
  const damagedText = fc.tuple(valid, damages).map(([whole, blows]) =>
    String.fromCharCode(
      ...blows.reduce(
        damaged,
        Array.from({ length: whole.length }, (_, at) => whole.charCodeAt(at)),
      ),
    ),
  );
  const ofSigns = fc.array(fc.constantFrom(...signs), { maxLength: 40 }).map((all) => all.join(''));
  const long = fc
    .tuple(fc.constantFrom(...signs), fc.constantFrom(100, 3_000))
    .map(([sign, length]) => sign.repeat(length));
  return fc.oneof(
    { weight: 6, arbitrary: valid },
    { weight: 10, arbitrary: damagedText },
    { weight: 6, arbitrary: ofSigns },
    { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    { weight: 1, arbitrary: long },
  );
}

export const lengthOf = (pieces: Pieces): number => pieces.reduce((sum, piece) => sum + piece.length, 0);

export const ascii = (words: string): Uint8Array => Uint8Array.from(Buffer.from(words, 'latin1'));
