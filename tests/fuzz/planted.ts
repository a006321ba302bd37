import fc from 'fast-check';
import { target } from './target.ts';

/* Parsers that are wrong on purpose: what the long run must find. */

const seen: number[][] = [];

export const targets = [
  target({ name: 'good', covers: [], input: fc.nat(), open: () => () => undefined }),
  target({
    name: 'throws',
    covers: [],
    input: fc.nat(1_000),
    open: () => (value) => {
      if (value > 900) throw new Error('too large for it');
    },
  }),
  target({
    name: 'fails when it is old',
    covers: [],
    input: fc.nat(),
    open() {
      let age = 0;
      return () => {
        age += 1;
        if (age > 50) throw new Error('too old for it');
      };
    },
  }),
  target({
    name: 'hangs',
    covers: [],
    input: fc.nat(1_000),
    open: () => (value) => {
      for (let turns = 0; value > 900; turns += 1) seen.splice(0, turns);
    },
  }),
  target({
    name: 'leaks',
    covers: [],
    input: fc.nat(),
    open: () => () => {
      seen.push(Array.from({ length: 1_000 }, (_, at) => at + 0.5));
    },
  }),
];
