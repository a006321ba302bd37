import { type EspaBlock, espaBcc, espaControl } from './espa-block.ts';

/** What the other station says. */
export type EspaToken =
  /** `<address>ENQ`: a poll or a selection; which of them follows from what came before. */
  | { readonly kind: 'enquiry'; readonly address: string }
  | { readonly kind: 'ack' }
  /** `reason` is the digit before NAK (§2.4): 1 transmission error, 2 busy, 3 invalid message; null without one. */
  | { readonly kind: 'nak'; readonly reason: '1' | '2' | '3' | null }
  | { readonly kind: 'eot' }
  | { readonly kind: 'block'; readonly block: EspaBlock }
  /** A block that can't be used; `answer` is the NAK that it deserves. */
  | { readonly kind: 'bad-block'; readonly answer: '1' | '3'; readonly why: string };

/** Room for the longest block of §4.3 several times over; what is longer is noise. */
const longestBlock = 1_024;

/**
 * Takes the bytes of an ESPA 4.4.4 line in any pieces and gives what they say. Bit 7 is parity or nothing. After ETX
 * the next byte is the check character, even one that looks like a control character. Spaces around ids and an RS
 * before ETX are tolerated, as some stations send them. Memory stays bounded.
 */
export function createEspaReader(): { readonly push: (bytes: Iterable<number>) => readonly EspaToken[] } {
  let prefix = '';
  let block: number[] | null = null;
  let checkNext = false;

  const take = (byte: number, into: EspaToken[]): void => {
    if (block !== null) {
      if (checkNext) {
        into.push(readBlock(block, byte));
        block = null;
        checkNext = false;
        return;
      }
      if (byte === espaControl.eot || byte === espaControl.enq || byte === espaControl.soh) {
        // The sender gave up in the middle, or began anew.
        block = null;
      } else {
        block.push(byte);
        checkNext = byte === espaControl.etx;
        if (block.length > longestBlock) {
          block = null;
          into.push({ kind: 'bad-block', answer: '3', why: `longer than ${longestBlock} characters` });
        }
        return;
      }
    }
    const before = prefix;
    prefix = '';
    switch (byte) {
      case espaControl.soh:
        block = [];
        return;
      case espaControl.enq:
        into.push({ kind: 'enquiry', address: before });
        return;
      case espaControl.ack:
        into.push({ kind: 'ack' });
        return;
      case espaControl.nak:
        into.push({
          kind: 'nak',
          reason: before === '1' || before === '2' || before === '3' ? before : null,
        });
        return;
      case espaControl.eot:
        into.push({ kind: 'eot' });
        return;
      default:
        if (byte > 0x20 && byte < 0x7f) prefix = String.fromCharCode(byte);
    }
  };

  return {
    push(bytes) {
      const tokens: EspaToken[] = [];
      for (const byte of bytes) take(byte & 0x7f, tokens);
      return tokens;
    },
  };
}

function readBlock(checked: readonly number[], check: number): EspaToken {
  if (espaBcc(checked) !== check) {
    return { kind: 'bad-block', answer: '1', why: 'its check character is wrong' };
  }
  const text = String.fromCharCode(...checked.slice(0, -1));
  const stx = text.indexOf('\x02');
  if (stx < 0) return { kind: 'bad-block', answer: '3', why: 'it has no STX' };
  const records = new Map<string, string>();
  for (const record of text.slice(stx + 1).split('\x1e')) {
    if (record.trim() === '') continue;
    const us = record.indexOf('\x1f');
    if (us < 0) return { kind: 'bad-block', answer: '3', why: 'a record has no US' };
    records.set(record.slice(0, us).trim(), record.slice(us + 1));
  }
  return { kind: 'block', block: { header: text.slice(0, stx).trim(), records } };
}
