import { describe, expect, test } from 'vitest';
import { MAX_UPLOAD_BYTES } from '../../contract/wire.ts';
import { MOST_UPLOAD_BYTES, readUpload, type PickedFile } from './read-upload.ts';

const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;
function file(name: string, content: string | Uint8Array = '{}'): PickedFile {
  const bytes = Uint8Array.from(bytesOf(content));
  return { name, size: bytes.length, arrayBuffer: async () => bytes.buffer };
}
const gone: PickedFile = {
  name: 'gone.json',
  size: 10,
  arrayBuffer: () => Promise.reject(new Error('NotFoundError')),
};

describe('files that a manager drops', () => {
  test('the limit is the one of the engine', () => {
    expect(MOST_UPLOAD_BYTES).toBe(MAX_UPLOAD_BYTES);
  });

  test('one menu and its pictures make one upload', async () => {
    const read = await readUpload([file('menu.json', '{"a":"é"}'), file('a.webp', Uint8Array.of(1, 2, 255))]);
    expect(read.ok && read.value.input).toEqual({
      fileName: 'menu.json',
      content: '{"a":"é"}',
      images: { 'a.webp': 'AQL/' },
    });
    expect(read.ok && JSON.parse(read.value.body)).toEqual(read.ok && read.value.input);
  });

  test('a byte order mark does not reach the reader', async () => {
    const read = await readUpload([file('menu.csv', '\ufeffHandle,SKU')]);
    expect(read.ok && read.value.input.content).toBe('Handle,SKU');
  });

  test.each([
    ['no menu at all', [file('photo.png')], { kind: 'none' }],
    ['nothing', [], { kind: 'none' }],
    ['two menus', [file('a.csv'), file('b.JSON')], { kind: 'several', count: 2 }],
    [
      'a menu that is not UTF-8',
      [file('gbk.csv', Uint8Array.of(0xb2, 0xcb, 0xb5, 0xa5))],
      { kind: 'encoding', file: 'gbk.csv' },
    ],
    ['a menu that was taken away', [gone], { kind: 'unreadable', file: 'gone.json' }],
  ])('%s is refused with its reason', async (_what, files, error) => {
    expect(await readUpload(files)).toEqual({ ok: false, error });
  });

  test('what could never be sent is refused before it is read', async () => {
    const huge: PickedFile = { ...gone, name: 'huge.csv', size: MOST_UPLOAD_BYTES + 1 };
    expect(await readUpload([huge])).toEqual({
      ok: false,
      error: { kind: 'too-large', bytes: MOST_UPLOAD_BYTES + 1 },
    });
  });

  test('a file that grows too large on its way, by escapes, is refused too', async () => {
    const read = await readUpload([file('quotes.json', '"'.repeat(MOST_UPLOAD_BYTES / 2 + 10))]);
    expect(!read.ok && read.error.kind).toBe('too-large');
  });
});
