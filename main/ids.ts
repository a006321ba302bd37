import { randomBytes, randomInt } from 'node:crypto';
import { SPOKEN_LENGTH, spokenSigns } from '../domain/order/spoken-code.ts';

/** Where identities come from; injected, so that a test can name them. */
export interface IdSource {
  /** A UUIDv7 (RFC 9562 §5.7): sorts by the time of making. */
  readonly uuid: () => string;
  /** A code that can be said aloud and typed: no letters or digits that are mistaken for each other. */
  readonly code: () => string;
}

/** UUIDv7 from a millisecond and ten random bytes. */
export function uuidV7(at: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes.set(random.subarray(0, 10), 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const systemIds: IdSource = {
  uuid: () => uuidV7(Date.now(), randomBytes(10)),
  code: () => {
    const signs = Array.from({ length: SPOKEN_LENGTH }, () =>
      spokenSigns.charAt(randomInt(spokenSigns.length)),
    );
    const half = SPOKEN_LENGTH / 2;
    return `${signs.slice(0, half).join('')}-${signs.slice(half).join('')}`;
  },
};
