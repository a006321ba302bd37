import { expect, test } from 'vitest';
import { ownFlags } from './own-flags.ts';

test('our flags are found among those of Chromium', () => {
  expect(
    ownFlags([
      '/app/out/main/shell/electron/main.js',
      '--ozone-platform=x11',
      '--data',
      '/var/lib/pointfive',
      '--port=4005',
      '--demo',
      '--no-sandbox',
      '--shell',
      'electron',
    ]),
  ).toEqual(['--data', '/var/lib/pointfive', '--port=4005', '--demo']);
});
