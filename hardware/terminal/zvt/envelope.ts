import { type ApduRead, createApduReader } from './apdu.ts';

/** Control characters of the RS-232 envelope (PA00P016 §3.1). */
export const zvtControl = { stx: 0x02, etx: 0x03, ack: 0x06, dle: 0x10, nak: 0x15 } as const;

/** CRC-16, polynomial 8408h reflected, from 0, over the bare APDU and the ETX (PA00P016 §3.1.2). */
export function zvtCrc(bytes: Iterable<number>): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 0 ? crc >> 1 : (crc >> 1) ^ 0x8408;
  }
  return crc;
}

/** `DLE STX apdu DLE ETX crcLo crcHi`, every DLE of the APDU doubled. */
export function encodeFrame(apdu: Uint8Array): Uint8Array {
  const { stx, etx, dle } = zvtControl;
  const crc = zvtCrc([...apdu, etx]);
  const stuffed = [...apdu].flatMap((byte) => (byte === dle ? [dle, dle] : [byte]));
  return Uint8Array.from([dle, stx, ...stuffed, dle, etx, crc & 0xff, crc >> 8]);
}

export type FrameRead =
  | { readonly kind: 'frame'; readonly apdu: Uint8Array }
  /** A frame that must be sent again. */
  | { readonly kind: 'bad'; readonly detail: string }
  | { readonly kind: 'ack' }
  | { readonly kind: 'nak' };

export interface FrameReader {
  /** Takes bytes in any split; noise between frames is left out. */
  readonly push: (bytes: Uint8Array) => readonly FrameRead[];
  /** Whether a frame has begun and not ended. */
  readonly inside: () => boolean;
  readonly reset: () => void;
}

/** The longest APDU: three bytes of head, two of length, 65535 of data. */
const longestApdu = 0xffff + 5;

type Place = 'between' | 'dle' | 'apdu' | 'apdu-dle' | 'crc-low' | 'crc-high';

export function createFrameReader(): FrameReader {
  const { stx, etx, dle, ack, nak } = zvtControl;
  let place: Place = 'between';
  let apdu: number[] = [];
  let crcLow = 0;

  const begin = (): null => {
    place = 'apdu';
    apdu = [];
    return null;
  };
  const bad = (detail: string): FrameRead => {
    place = 'between';
    apdu = [];
    return { kind: 'bad', detail };
  };
  const collect = (byte: number): FrameRead | null => {
    if (apdu.length >= longestApdu) return bad('a frame without an end');
    apdu.push(byte);
    place = 'apdu';
    return null;
  };
  const check = (crcHigh: number): FrameRead => {
    const whole = Uint8Array.from(apdu);
    if (zvtCrc([...whole, etx]) !== (crcLow | (crcHigh << 8))) return bad('a wrong checksum');
    place = 'between';
    apdu = [];
    return { kind: 'frame', apdu: whole };
  };
  const take = (byte: number): FrameRead | null => {
    switch (place) {
      case 'between':
        if (byte === dle) place = 'dle';
        else if (byte === ack) return { kind: 'ack' };
        else if (byte === nak) return { kind: 'nak' };
        return null;
      case 'dle':
        if (byte === stx) return begin();
        if (byte !== dle) place = 'between';
        return null;
      case 'apdu':
        if (byte !== dle) return collect(byte);
        place = 'apdu-dle';
        return null;
      case 'apdu-dle':
        if (byte === dle) return collect(byte);
        // The sender gave up and began anew.
        if (byte === stx) return begin();
        if (byte !== etx) return bad('a DLE that is not doubled');
        place = 'crc-low';
        return null;
      case 'crc-low':
        crcLow = byte;
        place = 'crc-high';
        return null;
      case 'crc-high':
        return check(byte);
    }
  };

  return {
    push(bytes) {
      const reads: FrameRead[] = [];
      for (const byte of bytes) {
        const read = take(byte);
        if (read !== null) reads.push(read);
      }
      return reads;
    },
    inside: () => place !== 'between',
    reset() {
      place = 'between';
      apdu = [];
    },
  };
}

/** The one APDU that a frame must hold. */
export function readWholeApdu(bytes: Uint8Array): ApduRead {
  const reader = createApduReader();
  const [read] = reader.push(bytes);
  return read === undefined || reader.inside()
    ? { kind: 'garbled', detail: 'a frame that is not one message' }
    : read;
}
