import { expect, test } from 'vitest';
import { tapRefusal } from '../../hardware/pager/tap-codes.ts';

test('every refusal of a paging box is told with its reason', () => {
  const reasons = Array.from({ length: 1_000 }, (_, code) => tapRefusal(code));
  expect(new Set(reasons)).toEqual(new Set(['no-such-pager', 'bad-text', 'not-able', 'unexplained']));
  // TAP 1.8, appendix A: 511 invalid pager id, 513 message too long, 504 not a pager of this kind.
  expect([511, 513, 504, 599].map(tapRefusal)).toEqual([
    'no-such-pager',
    'bad-text',
    'not-able',
    'unexplained',
  ]);
  expect(tapRefusal(null)).toBe('unexplained');
});
