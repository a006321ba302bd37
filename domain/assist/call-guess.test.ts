import { describe, expect, test } from 'vitest';
import { guessLine, guessOf, type GuessStep } from './call-guess.ts';

const nameOf = (itemId: string) => (itemId === 'shirt' ? { en: 'Shirt', 'zh-Hans': '衬衫' } : null);
const none = { step: 'browsing', declines: 0, faults: [], steps: [], nameOf };
const look = (itemId: string): GuessStep => ({ kind: 'look', itemId });
const add = (itemId: string): GuessStep => ({ kind: 'add', itemId });
const off = (itemId: string): GuessStep => ({ kind: 'take-off', itemId });
const miss: GuessStep = { kind: 'scan-failed', itemId: null };

describe('the likeliest reason of a call', () => {
  test.each<[string, Partial<Parameters<typeof guessOf>[0]>, string]>([
    ['the second decline', { declines: 2, faults: ['printer: paper-out'] }, 'The card was declined 2 times.'],
    [
      'a fault',
      { faults: ['printer: paper-out'], steps: [miss, miss] },
      'A device has a fault: printer: paper-out.',
    ],
    ['scans', { steps: [miss, look('shirt'), miss] }, '2 scans were not understood.'],
    [
      'opened three times, never taken',
      { steps: [look('shirt'), look('x'), look('shirt'), look('shirt')] },
      'Looks for something: opened “Shirt” 3 times.',
    ],
    [
      'opened often and taken in the end',
      { steps: [look('shirt'), look('shirt'), look('shirt'), add('shirt')] },
      'The customer is at the step “browsing”.',
    ],
    [
      'taken off and put back',
      { steps: [add('shirt'), off('shirt'), add('shirt')] },
      'Took “Shirt” off and put it back.',
    ],
    [
      'taken off for good',
      { steps: [add('shirt'), off('shirt')] },
      'The customer is at the step “browsing”.',
    ],
    [
      'an item that is not sold any more',
      { steps: [look('x'), look('x'), look('x')] },
      'The customer is at the step “browsing”.',
    ],
    ['nobody was there yet', { step: null }, 'The customer has not started an order.'],
  ])('%s', (_, change, line) => {
    expect(guessLine(guessOf({ ...none, ...change }))).toBe(line);
  });
});
