import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importsOf, layerOf, type Layer } from './architecture/imports.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Who may import whom, besides itself: the table of the design. */
const mayImport: Record<Layer, readonly Layer[]> = {
  domain: [],
  contract: ['domain'],
  db: ['domain'],
  hardware: ['domain'],
  main: ['domain', 'contract', 'db', 'hardware'],
  renderer: ['domain', 'contract'],
};

/** Packages by layer. A new dependency must be added here, which is where somebody asks whether it is worth it. */
const mayUse: Record<Layer, readonly string[]> = {
  domain: ['xstate'],
  contract: ['zod'],
  db: ['better-sqlite3'],
  hardware: [
    'serialport',
    '@serialport/stream',
    'node-hid',
    'escpos',
    'fontkit',
    'iconv-lite',
    'mqtt',
    'qr',
    'xstate',
  ],
  main: [
    '@peculiar/x509',
    'reflect-metadata',
    'zod',
    'hono',
    '@hono/node-server',
    'ws',
    'commander',
    'csv-parse',
    'qr',
    'electron',
    'xstate',
  ],
  renderer: [
    'react',
    'react-dom',
    'lucide-react',
    'uplot',
    '@fontsource-variable/noto-sans-sc',
    '@lingui/message-utils',
    'qr',
  ],
};

/** Packages whose types alone may be named: a connection is handed on, but only db opens one. */
const mayName: Partial<Record<Layer, readonly string[]>> = { main: ['better-sqlite3'] };

/** Layers that run in Node. The others can't even spell `Buffer`. */
const onNode: readonly Layer[] = ['db', 'hardware', 'main'];

const files = Object.keys(mayImport).flatMap((layer) => sourceFiles(join(root, layer)));
const imports = files.flatMap((file) => importsOf(file, readFileSync(join(root, file), 'utf8')));

/** Every source file of a layer, from the project's folder; tests may look behind every curtain. */
function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => relative(root, join(folder, name)).split(sep).join('/'));
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const toFiles = imports.flatMap(({ from, to }) =>
  to.startsWith('.') ? [{ from, to: posix.join(posix.dirname(from), to) }] : [],
);
const toPackages = imports.flatMap(({ from, to, typeOnly }) =>
  to.startsWith('.') || isBuiltin(to) ? [] : [{ from, to: packageOf(to), typeOnly }],
);
const toNode = imports.filter(({ to }) => isBuiltin(to));

function spelled(found: readonly { readonly from: string; readonly to: string }[]): readonly string[] {
  return found.map(({ from, to }) => `${from} imports ${to}`);
}

describe('the house', () => {
  test('the files of every layer were found', () => {
    for (const layer of Object.keys(mayImport)) {
      expect(
        files.some((file) => file.startsWith(`${layer}/`)),
        layer,
      ).toBe(true);
    }
    expect(imports.length).toBeGreaterThan(100);
  });

  test('a layer imports only the layers below it', () => {
    const wrong = toFiles.filter(({ from, to }) => {
      const here = layerOf(from);
      const there = layerOf(to);
      if (here === null || here === there) return false;
      return there === null || !mayImport[here].includes(there);
    });
    expect(spelled(wrong)).toEqual([]);
  });

  test('a room of the pages knows itself and what all share; what two rooms need lives in ui or domain', () => {
    const roomOf = (path: string) => /^renderer\/([a-z-]+)\//.exec(path)?.[1] ?? null;
    const inside = toFiles.filter(({ from, to }) => roomOf(from) !== null && roomOf(to) !== null);
    const wrong = inside.filter(({ from, to }) => roomOf(to) !== roomOf(from) && roomOf(to) !== 'ui');
    expect(inside.some(({ from, to }) => roomOf(from) === 'station' && roomOf(to) === 'ui')).toBe(true);
    expect(spelled(wrong)).toEqual([]);
  });

  test('a layer uses only the packages named for it', () => {
    const wrong = toPackages.filter(({ from, to, typeOnly }) => {
      const here = layerOf(from);
      if (here === null || mayUse[here].includes(to)) return false;
      return !(typeOnly && mayName[here]?.includes(to));
    });
    expect(spelled(wrong)).toEqual([]);
  });

  test('only layers that run in Node import Node, and always by its full name', () => {
    const wrong = toNode.filter(({ from, to }) => {
      const here = layerOf(from);
      return here === null || !onNode.includes(here) || !to.startsWith('node:');
    });
    expect(spelled(wrong)).toEqual([]);
  });

  test('only the Electron shell imports electron, and the shell opens no database and no device', () => {
    const electron = toPackages.filter(
      ({ from, to }) => to === 'electron' && !from.startsWith('main/shell/electron/'),
    );
    const thick = toFiles.filter(
      ({ from, to }) => from.startsWith('main/shell/') && /^(db|hardware)\//.test(to),
    );
    expect(spelled([...electron, ...thick])).toEqual([]);
  });

  test('nothing but the demo and tests imports a simulator', () => {
    const wrong = toFiles.filter(
      ({ from, to }) =>
        to.startsWith('hardware/sim/') && !from.startsWith('hardware/sim/') && !/^main\/demo[./-]/.test(from),
    );
    expect(spelled(wrong)).toEqual([]);
  });

  test('only the device folder, the demo and compose know a driver', () => {
    const drivers = /^hardware\/(escpos|scanner|pager|button|terminal|transport|drawer|display|light)\//;
    const wrong = toFiles.filter(
      ({ from, to }) =>
        from.startsWith('main/') &&
        drivers.test(to) &&
        !/^main\/(devices\/|demo[./]|compose\.ts$)/.test(from),
    );
    expect(spelled(wrong)).toEqual([]);
  });

  test('every import of a file says its extension', () => {
    const wrong = toFiles.filter(({ to }) => !/\.(tsx?|json|css|svg|woff2|webp)(\?\w+)?$/.test(to));
    expect(spelled(wrong)).toEqual([]);
  });

  test('file names are kebab-case', () => {
    expect(files.filter((file) => !/^[a-z0-9-]+(\/[a-z0-9.-]+)+$/.test(file))).toEqual([]);
  });
});
