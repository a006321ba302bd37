import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readStartOptions, startFlags } from './options.ts';

const places = { cwd: '/home/someone', root: '/opt/pointfive' };

test('without flags the best shell, the usual port and the data folder of the project are meant', () => {
  expect(readStartOptions([], places)).toEqual({
    ok: true,
    value: {
      role: 'kiosk',
      shell: 'auto',
      port: null,
      data: '/opt/pointfive/data',
      demo: false,
      config: null,
      json: false,
    },
  });
});

test('a hub serves its pages and shows no kiosk', () => {
  expect(readStartOptions(['--role', 'hub'], places)).toMatchObject({
    ok: true,
    value: { role: 'hub', shell: 'server' },
  });
});

test('paths are meant from where the person stands', () => {
  expect(readStartOptions(['--data', 'shop', '--config', '../c.json', '--port', '0'], places)).toMatchObject({
    ok: true,
    value: { data: '/home/someone/shop', config: '/home/c.json', port: 0 },
  });
});

test.each([
  [['--shell', 'firefox'], /--shell firefox is not one of auto, electron, browser, server/],
  [['--role', 'boss'], /--role boss is not one of kiosk, hub/],
  [['--role', 'hub', '--shell', 'electron'], /--role hub shows no kiosk/],
  [['--port', '70000'], /--port 70000/],
  [['--port', 'http'], /--port http/],
  [['--prot', '80'], /--prot.*See npm start -- --help/s],
  [['extra'], /extra/],
])('%j is answered with one sentence', (args, sentence) => {
  const read = readStartOptions(args, places);
  expect(read.ok).toBe(false);
  if (!read.ok) expect(read.error).toMatch(sentence);
});

test('the help text names every flag', () => {
  const help = readFileSync(new URL('../../build/start-help.txt', import.meta.url), 'utf8');
  for (const flag of Object.keys(startFlags)) expect(help).toContain(`--${flag}`);
});
