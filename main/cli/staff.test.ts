import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askSecret } from './ask-secret.ts';
import { runCli } from './program.ts';
import { withStores } from './shop-data.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'pointfive-staff-'));
});
afterEach(() => rmSync(data, { recursive: true }));

/** The program with what is piped into it. */
async function staff(typed: string, ...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(['staff', ...args, '--data', data], {
    root,
    cwd: data,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    input: Readable.from([Buffer.from(typed)]),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('a shop that never ran gets its first manager, who can then sign in', async () => {
  expect(await staff('4711\n', 'add', 'Ana', '--role', 'manager')).toMatchObject({
    code: 0,
    out: 'Ana may sign in now as manager.',
  });
  await withStores(data, (stores) => {
    expect(stores.staff.byPin('4711')).toMatchObject({ name: 'Ana', role: 'manager' });
    expect(stores.staff.byPin('4712')).toBeNull();
  });
});

test('a PIN that somebody has is refused, so that two people are never taken for each other', async () => {
  await staff('4711\n', 'add', 'Ana');
  expect(await staff('4711\n', 'add', 'Ben')).toMatchObject({
    code: 1,
    out: expect.stringContaining('belongs to somebody'),
  });
  expect((await staff('', 'list')).out).not.toContain('Ben');
});

test.each(['', '123', '123456789', '12a4', '１２３４'])('%j is no PIN', async (pin) => {
  expect((await staff(`${pin}\n`, 'add', 'Ana')).code).toBe(1);
  expect(await staff('', 'list')).toMatchObject({ code: 1, out: expect.stringContaining('No shop') });
});

test('a PIN that is too easy to guess is refused', async () => {
  expect(await staff('1234\n', 'add', 'Ana')).toMatchObject({
    code: 1,
    out: expect.stringContaining('too easy to guess'),
  });
});

test('an input that ends before a PIN changes nothing', async () => {
  expect(await staff('', 'add', 'Ana')).toMatchObject({
    code: 1,
    out: expect.stringContaining('No PIN was given'),
  });
});

test('a PIN is neither an argument nor anywhere in the data folder', async () => {
  expect((await staff('48151623\n', 'add', 'Ana', '48151623')).code).toBe(2);
  await staff('48151623\n', 'add', 'Ana');
  expect(readFileSync(join(data, 'shop.db')).includes('48151623')).toBe(false);
});

test('the list tells who may sign in; a PIN that was taken away is free again', async () => {
  await staff('1357\n', 'add', 'Ana');
  await staff('2468\n', 'add', 'Ben', '--role', 'supervisor');
  expect(await staff('', 'disable', 'Ana')).toMatchObject({ code: 0, out: "Ana can't sign in any more." });
  const { people } = JSON.parse((await staff('', 'list', '--json')).out);
  expect(people).toMatchObject([
    { name: 'Ben', role: 'supervisor', active: true },
    { name: 'Ana', role: 'staff', active: false },
  ]);
  expect((await staff('', 'disable', 'Ana')).code).toBe(1);
  expect((await staff('1357\n', 'add', 'Ana')).code).toBe(0);
});

test('a name that two people share must be told apart by id', async () => {
  await staff('1357\n', 'add', 'Ana');
  const { staffId } = JSON.parse((await staff('2468\n', 'add', 'Ana', '--json')).out);
  expect(await staff('', 'disable', 'Ana')).toMatchObject({
    code: 1,
    out: expect.stringContaining('2 people'),
  });
  expect((await staff('', 'disable', staffId)).code).toBe(0);
  await withStores(data, (stores) => {
    expect(stores.staff.byPin('1357')).not.toBeNull();
    expect(stores.staff.byPin('2468')).toBeNull();
  });
});

test('every change of staff leaves its trace', async () => {
  await staff('1357\n', 'add', 'Ana');
  await staff('', 'disable', 'Ana');
  await withStores(data, ({ db }) => {
    expect(db.prepare('SELECT actor, action FROM audit ORDER BY at, rowid').all()).toEqual([
      { actor: 'Command line', action: 'staff.add' },
      { actor: 'Command line', action: 'staff.disable' },
    ]);
  });
});

test('a role that does not exist is not understood', async () => {
  expect((await staff('1357\n', 'add', 'Ana', '--role', 'king')).code).toBe(2);
});

test('what is typed at a terminal is asked for and not shown', async () => {
  const keyboard = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const said: string[] = [];
  const answer = askSecret('PIN: ', keyboard, (text) => void said.push(text));
  keyboard.write('12x\u007f34\r');
  expect(await answer).toBe('1234');
  expect(said).toEqual(['PIN: ']);
});

test('Ctrl-C at the question changes nothing', async () => {
  const keyboard = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const answer = askSecret('PIN: ', keyboard, () => undefined);
  keyboard.write('\u0003');
  await expect(answer).rejects.toThrow('No PIN was given');
});
