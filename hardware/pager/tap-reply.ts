import { tapControl } from './tap-block.ts';

/** What a paging terminal says, freed from its line ends and parity. */
export type TapReply =
  /** One message of a message sequence; `code` is null on boxes from before TAP 1.6. */
  | { readonly kind: 'message'; readonly code: number | null; readonly text: string }
  /** `ID=`: who is there? */
  | { readonly kind: 'id-request' }
  | { readonly kind: 'ack' }
  | { readonly kind: 'nak' }
  /** RS: this transaction is given up. */
  | { readonly kind: 'abandon' }
  /** ESC [ p: transactions may come. */
  | { readonly kind: 'go-ahead' }
  /** ESC EOT: the box hangs up. */
  | { readonly kind: 'disconnect' };

/** A message longer than this is cut, so that a babbling line cannot eat memory. */
const longestMessage = 256;

/**
 * Takes a paging terminal's bytes in any pieces and gives its replies. Tolerates what TAP 1.8 §4 lists: bit 7 set,
 * CR, LF or both as line end, `ID=` with or without a line end and after other text, control characters without a
 * line end before them. Memory stays bounded.
 */
export function createTapReplyReader(): { readonly push: (bytes: Iterable<number>) => readonly TapReply[] } {
  let line = '';
  let escape: 'none' | 'esc' | 'bracket' = 'none';

  const endOfLine = (into: TapReply[]): void => {
    const text = line.trim();
    line = '';
    if (text === '') return;
    const coded = /^(\d{3})(?:\s+(.*))?$/s.exec(text);
    into.push({
      kind: 'message',
      code: coded ? Number(coded[1]) : null,
      text: coded ? (coded[2] ?? '') : text,
    });
  };
  const control = (into: TapReply[], kind: 'ack' | 'nak' | 'abandon' | 'go-ahead' | 'disconnect'): void => {
    endOfLine(into);
    into.push({ kind });
  };

  const take = (byte: number, into: TapReply[]): void => {
    if (escape === 'esc') {
      escape = 'none';
      if (byte === tapControl.eot) return control(into, 'disconnect');
      if (byte === 0x5b) {
        escape = 'bracket';
        return;
      }
    } else if (escape === 'bracket') {
      escape = 'none';
      if (byte === 0x70) return control(into, 'go-ahead');
    }
    switch (byte) {
      case tapControl.esc:
        escape = 'esc';
        return;
      case tapControl.cr:
      case tapControl.lf:
        return endOfLine(into);
      case tapControl.ack:
        return control(into, 'ack');
      case tapControl.nak:
        return control(into, 'nak');
      case tapControl.rs:
        return control(into, 'abandon');
      case tapControl.eot:
        return control(into, 'disconnect');
      default:
    }
    if (byte < 0x20 || byte === 0x7f) return;
    if (line.length < longestMessage) line += String.fromCharCode(byte);
    else line = line.slice(-2) + String.fromCharCode(byte);
    if (line.endsWith('ID=')) {
      line = '';
      into.push({ kind: 'id-request' });
    }
  };

  return {
    push: (bytes) => {
      const replies: TapReply[] = [];
      for (const byte of bytes) take(byte & 0x7f, replies);
      return replies;
    },
  };
}
