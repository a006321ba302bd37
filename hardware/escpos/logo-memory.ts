import { createHash } from 'node:crypto';
import * as commands from './commands.ts';
import type { OneBitPicture } from './one-bit.ts';
import type { PrinterTalk } from './printer-talk.ts';

/** Logos that the printer keeps itself: eleven bytes a receipt instead of some thousand. */
export interface LogoMemory {
  /** Stores what the printer does not have yet. Between two jobs only. What can't be stored is sent with the job. */
  readonly ensure: (pictures: readonly OneBitPicture[]) => Promise<void>;
  /** The command that prints a stored picture; null when it is not known to be there on this connection. */
  readonly command: (picture: OneBitPicture) => Uint8Array | null;
}

/** Block of the key list (GS ( L fn 64), and its first byte when more blocks follow. */
const KEY_LIST = 0x72;
const MORE_FOLLOWS = 0x41;
const ACKNOWLEDGE = Uint8Array.of(0x06);
const LIST_MS = 1_500;
const WRITE_MS = 2_000;
/** 6 KB at 9600 baud, and the time that flash memory takes. */
const DEFINE_MS = 30_000;
/** The length of GS ( L is sixteen bits. */
const LARGEST_BYTES = 60_000;
const FIRST_KEY = 0x20;
const KEYS = 95;
/** Every key that there is, forty a block (Epson, GS ( L fn 64); a printer that goes on is not listing pictures. */
const LONGEST_LIST = Math.ceil((KEYS * KEYS) / 40);

/**
 * What is stored is asked for once per connection and never remembered: somebody may have put another printer there.
 * A picture is written at most once in the life of this process, because flash memory wears: its key is made of its
 * dots, so a changed logo has another key.
 */
export function createLogoMemory(talk: PrinterTalk): LogoMemory {
  let known: { readonly connection: number; readonly keys: ReadonlySet<string> } | null = null;
  const written = new Set<string>();

  async function list(connection: number): Promise<ReadonlySet<string> | null> {
    const keys = new Set<string>();
    for (let blocks = 0; blocks < LONGEST_LIST; blocks += 1) {
      let block: Uint8Array | null = null;
      const expected = talk.expect((event) => {
        if (event.kind !== 'block' || event.identifier !== KEY_LIST) return false;
        block = event.data;
        return true;
      });
      const question = keys.size === 0 ? commands.listPictures() : ACKNOWLEDGE;
      const fault = await talk.send(connection, question, WRITE_MS);
      const came = fault === null && (await expected.within(LIST_MS));
      expected.forget();
      if (!came || block === null) return null;
      const [status, ...codes] = Uint8Array.from(block);
      for (let at = 0; at + 1 < codes.length; at += 2) {
        keys.add(String.fromCharCode(codes[at] ?? 0, codes[at + 1] ?? 0));
      }
      if (status !== MORE_FOLLOWS || codes.length < 2) break;
    }
    await talk.send(connection, ACKNOWLEDGE, WRITE_MS);
    return keys;
  }

  return {
    async ensure(pictures) {
      const connection = talk.connection();
      if (pictures.length === 0) return;
      if (known?.connection !== connection) {
        known = { connection, keys: (await list(connection)) ?? new Set() };
      }
      let wrote = false;
      for (const picture of pictures) {
        const key = keyOf(picture);
        if (known.keys.has(key) || written.has(key) || picture.data.length > LARGEST_BYTES) continue;
        written.add(key);
        wrote = (await talk.send(connection, commands.storePicture(key, picture), DEFINE_MS)) === null;
      }
      // Only its own list proves that it kept them: a clone may know nothing of GS ( L, or be full.
      if (wrote) known = { connection, keys: (await list(connection)) ?? new Set() };
    },
    command(picture) {
      const key = keyOf(picture);
      const isThere = known?.connection === talk.connection() && known.keys.has(key);
      return isThere ? commands.printStoredPicture(key) : null;
    },
  };
}

/** Two characters from 20h to 7Eh: one logo in nine thousand has the key of another. */
function keyOf(picture: OneBitPicture): string {
  const hash = createHash('sha256')
    .update(`${picture.width}×${picture.height}`)
    .update(picture.data)
    .digest();
  const number = hash.readUInt32BE(0);
  return String.fromCharCode(FIRST_KEY + (number % KEYS), FIRST_KEY + (Math.floor(number / KEYS) % KEYS));
}
