import { expect, test } from 'vitest';
import { ok } from '../../domain/result.ts';
import { createFakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import { createLineCore } from './line-core.ts';
import type { LineFault } from './line.ts';

function core(send: (chunk: Uint8Array) => Promise<{ readonly ok: true; readonly value: undefined }>) {
  const clock = createFakeDeviceClock();
  const released: boolean[] = [];
  const made = createLineCore({
    name: 'a line',
    clock,
    chunkBytes: 4,
    send,
    release: (hard) => {
      released.push(hard);
      return Promise.resolve();
    },
  });
  return { ...made, clock, released };
}

const hung = new Promise<never>(() => undefined);

test('two writes never interleave, however small the pieces', async () => {
  const sent: number[] = [];
  const { line } = core(async (chunk) => {
    await Promise.resolve();
    sent.push(...chunk);
    return ok(undefined);
  });
  await Promise.all([
    line.write(Uint8Array.of(1, 1, 1, 1, 1, 1), 100),
    line.write(Uint8Array.of(2, 2, 2, 2, 2), 100),
  ]);
  expect(sent).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
});

test('the caller may reuse its buffer at once', async () => {
  const sent: number[] = [];
  const { line } = core((chunk) => {
    sent.push(...chunk);
    return Promise.resolve(ok(undefined));
  });
  const buffer = Uint8Array.of(7);
  const written = line.write(buffer, 100);
  buffer[0] = 9;
  await written;
  expect(sent).toEqual([7]);
});

test('a line that takes no bytes is stalled at the deadline, closed hard, and says so to everybody', async () => {
  const { line, clock, released } = core(() => hung);
  const heard: LineFault[] = [];
  line.onClose((why) => heard.push(why));
  const first = line.write(Uint8Array.of(1), 500);
  const second = line.write(Uint8Array.of(2), 9_000);
  await clock.advance(500);
  expect(await first).toMatchObject({ ok: false, error: { kind: 'stalled' } });
  expect(await second).toMatchObject({ ok: false, error: { kind: 'stalled' } });
  expect(await line.write(Uint8Array.of(3), 500)).toMatchObject({ ok: false, error: { kind: 'stalled' } });
  expect(heard.map(({ kind }) => kind)).toEqual(['stalled']);
  expect(released).toEqual([true]);
  expect(clock.pending()).toBe(0);
});

test('closed by us in the middle of a write, what is not out yet is thrown away; else nothing is', async () => {
  const stuck = core(() => hung);
  const write = stuck.line.write(Uint8Array.of(1), 9_000);
  await stuck.line.close();
  expect(await write).toMatchObject({ ok: false, error: { kind: 'closed' } });
  expect(stuck.released).toEqual([true]);
  const idle = core(() => Promise.resolve(ok(undefined)));
  await idle.line.write(Uint8Array.of(1), 9_000);
  await idle.line.close();
  expect(idle.released).toEqual([false]);
});

test('it closes once, however often the system and we say so', async () => {
  const { line, lost, released } = core(() => Promise.resolve(ok(undefined)));
  const heard: string[] = [];
  line.onClose(({ kind }) => heard.push(kind));
  lost({ kind: 'gone', detail: 'pulled' });
  lost({ kind: 'gone', detail: 'pulled again' });
  await line.close();
  await line.close();
  line.onClose(({ detail }) => heard.push(detail));
  expect(heard).toEqual(['gone', 'pulled']);
  expect(released).toEqual([true]);
});

test('bytes that arrive after the end are nobody’s', () => {
  const { line, received, lost } = core(() => Promise.resolve(ok(undefined)));
  const heard: number[] = [];
  line.onData((bytes) => heard.push(...bytes));
  received(Uint8Array.of(1));
  lost({ kind: 'gone', detail: 'pulled' });
  received(Uint8Array.of(2));
  expect(heard).toEqual([1]);
});

test('a device that stalls can’t fill the memory: what is too much is refused, and the line stays open', async () => {
  let release: () => void = () => undefined;
  const blocked = new Promise<void>((settle) => {
    release = settle;
  });
  const { line } = core(async () => {
    await blocked;
    return ok(undefined);
  });
  const block = new Uint8Array(100 * 1024);
  const first = line.write(block, 9_000);
  const second = line.write(block, 9_000);
  expect(await line.write(block, 9_000)).toMatchObject({ ok: false, error: { kind: 'full' } });
  release();
  expect(await first).toEqual(ok(undefined));
  expect(await second).toEqual(ok(undefined));
  expect(await line.write(block, 9_000)).toEqual(ok(undefined));
});

test('a handle that the system never lets go of keeps nobody from ending', async () => {
  const clock = createFakeDeviceClock();
  const { line } = createLineCore({
    name: 'port',
    clock,
    chunkBytes: 4,
    send: () => Promise.resolve(ok(undefined)),
    release: () => new Promise(() => undefined),
  });
  let ended = false;
  void line.close().then(() => {
    ended = true;
  });
  await clock.advance(2_900);
  expect(ended).toBe(false);
  await clock.advance(200);
  expect(ended).toBe(true);
});
