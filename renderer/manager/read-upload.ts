import { fail, ok, type Result } from '../../domain/result.ts';
import type { CommandInput } from '../../contract/commands.ts';

/** What keeps files from being sent at all. */
export type UploadFault =
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'encoding'; readonly file: string }
  | { readonly kind: 'unreadable'; readonly file: string };

/** Same as the engine's limit of an upload (contract/wire.ts), which this page cannot import without its checker. */
export const MOST_UPLOAD_BYTES = 16 * 1024 * 1024;

export interface ReadUpload {
  readonly input: CommandInput<'catalog.upload'>;
  /** The body as it will be sent. */
  readonly body: string;
}

/** The part of a browser's file that is needed. */
export type PickedFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

const isMenu = (name: string) => /\.(json|csv)$/i.test(name);
const isPicture = (name: string) => /\.(webp|png|jpe?g|svg)$/i.test(name);

async function bytesOf(file: PickedFile): Promise<Result<Uint8Array<ArrayBuffer>, UploadFault>> {
  try {
    return ok(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // Moved, renamed or taken away since it was picked.
    return fail({ kind: 'unreadable', file: file.name });
  }
}

function textOf(name: string, bytes: Uint8Array<ArrayBuffer>): Result<string, UploadFault> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // A spreadsheet in the encoding of its country: guessing would turn names into rubbish.
    return fail({ kind: 'encoding', file: name });
  }
}

/** `btoa` takes characters, and only so many arguments fit one call. */
function base64(bytes: Uint8Array): string {
  const CHUNK = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(text);
}

/**
 * Makes one upload of what a person dropped: exactly one menu file, and any pictures with it. Other files are left
 * alone. Refuses before reading what could never be sent.
 */
export async function readUpload(files: readonly PickedFile[]): Promise<Result<ReadUpload, UploadFault>> {
  const menus = files.filter((file) => isMenu(file.name));
  const [menu] = menus;
  if (menu === undefined) return fail({ kind: 'none' });
  if (menus.length > 1) return fail({ kind: 'several', count: menus.length });
  const pictures = files.filter((file) => isPicture(file.name));
  const size = [menu, ...pictures].reduce((sum, file) => sum + file.size, 0);
  if (size > MOST_UPLOAD_BYTES) return fail({ kind: 'too-large', bytes: size });

  const read = await bytesOf(menu);
  if (!read.ok) return read;
  const content = textOf(menu.name, read.value);
  if (!content.ok) return content;
  const images: Record<string, string> = {};
  for (const picture of pictures) {
    const bytes = await bytesOf(picture);
    if (!bytes.ok) return bytes;
    images[picture.name] = base64(bytes.value);
  }
  const input = {
    fileName: menu.name,
    content: content.value,
    ...(pictures.length === 0 ? {} : { images }),
  };
  const body = JSON.stringify(input);
  const bytes = new Blob([body]).size;
  return bytes > MOST_UPLOAD_BYTES ? fail({ kind: 'too-large', bytes }) : ok({ input, body });
}
