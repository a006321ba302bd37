/**
 * How a contact reaches us. No common format exists for receivers of call buttons, so it is said for each:
 * `line` is a whole line of text (CR, LF or both end it), `bytes` a sequence anywhere in the stream.
 */
export type ButtonMatch =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: readonly number[] };

const longestLine = 256;

/** Counts how often the match ends inside these bytes, over any split; memory stays bounded. */
export function createMatcher(match: ButtonMatch): (bytes: Iterable<number>) => number {
  if (match.kind === 'line') {
    let line = '';
    return (bytes) => {
      let count = 0;
      for (const byte of bytes) {
        if (byte === 0x0d || byte === 0x0a) {
          if (line.trim() === match.text) count += 1;
          line = '';
        } else if (line.length < longestLine) line += String.fromCharCode(byte);
      }
      return count;
    };
  }
  if (match.bytes.length === 0) throw new RangeError('a button needs at least one byte to match');
  let tail: number[] = [];
  return (bytes) => {
    let count = 0;
    for (const byte of bytes) {
      tail = [...tail, byte].slice(-match.bytes.length);
      if (tail.length === match.bytes.length && tail.every((held, at) => held === match.bytes[at])) {
        count += 1;
        tail = [];
      }
    }
    return count;
  };
}
