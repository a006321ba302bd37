import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { createTicketTextEncoder } from './text-encoder.ts';

test('what was taken is a copy: a later job does not write over it', async () => {
  const encoder = await createTicketTextEncoder();
  encoder.text('FIRST JOB', 'ascii');
  const first = encoder.take();
  encoder.text('SECOND', 'ascii');
  const second = encoder.take();
  expect(Buffer.from(first).toString('latin1')).toBe('FIRST JOB');
  expect(Buffer.from(second).toString('latin1')).toBe('SECOND');
});

test('our own bytes pass through untouched, NUL and high bytes too', async () => {
  const encoder = await createTicketTextEncoder();
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  encoder.raw(all);
  expect([...encoder.take()]).toEqual([...all]);
});

test('a feed that is no count of lines throws', async () => {
  const encoder = await createTicketTextEncoder();
  expect(() => encoder.feed(0)).toThrow(RangeError);
  expect(() => encoder.feed(1.5)).toThrow(RangeError);
});

test('loading it loads neither the package’s USB nor its serial adapter', () => {
  const script = `
    import { createRequire } from 'node:module';
    const { createTicketTextEncoder } = await import(${JSON.stringify(new URL('./text-encoder.ts', import.meta.url).href)});
    const before = Object.keys(createRequire(import.meta.url).cache).length;
    (await createTicketTextEncoder()).take();
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    const bad = loaded.filter((file) => /node_modules\\/(usb|serialport|@serialport|node-bluetooth)\\/|escpos\\/adapter\\//.test(file));
    console.log(JSON.stringify({ before, loaded: loaded.length > 0, bad }));
  `;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual({ before: 0, loaded: true, bad: [] });
});
