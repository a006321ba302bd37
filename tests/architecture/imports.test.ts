import { expect, test } from 'vitest';
import { importsOf, layerOf } from './imports.ts';

const named = (source: string): readonly string[] => importsOf('a.ts', source).map(({ to }) => to);

test('every way to name a module is found', () => {
  expect(
    named(`import a from 'one';
import type { B } from "./two.ts";
import {
  C,
  D,
} from './three.ts';
import './four.css';
export * from './five.ts';
export type { E } from './six.ts';
const f = await import('./seven.ts');
const g = require('eight');`),
  ).toEqual(
    expect.arrayContaining([
      'one',
      './two.ts',
      './three.ts',
      './four.css',
      './five.ts',
      './six.ts',
      './seven.ts',
      'eight',
    ]),
  );
});

test('an import in a comment is no import', () => {
  expect(
    named(`// import a from 'one';\n/** import b from 'two'; */\nconst c = 1; // import('three')`),
  ).toEqual([]);
});

test('a declaration without a module names none', () => {
  expect(named(`export const from = 'nowhere';\nexport function a() { return 'x'; }`)).toEqual([]);
});

test('a path belongs to the layer that it starts with', () => {
  expect(layerOf('main/shell/keeper.ts')).toBe('main');
  expect(layerOf('maintenance/a.ts')).toBeNull();
});

test('an import of types only is told apart', () => {
  const found = importsOf(
    'a.ts',
    `import type { A } from 'one';\nimport { type B } from 'two';\nimport c from 'three';`,
  );
  expect(found.map(({ to, typeOnly }) => [to, typeOnly])).toEqual([
    ['one', true],
    ['two', false],
    ['three', false],
  ]);
});
