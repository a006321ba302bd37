import { expect, test } from 'vitest';
import { type Finding, summary, tally, tallyCheck, tallyPlaywright } from './tally.mjs';

const passed: Finding = { name: 'a › works', state: 'passed', reason: null };

test('a run that ran nothing is a failure', () => {
  expect(tally([], []).failures).toEqual(['it ran no test']);
});

test('a skip keeps its reason, and a skip without one is a failure', () => {
  const found = tally(
    [
      passed,
      { name: 'b', state: 'skipped', reason: 'no serial port here' },
      { name: 'c', state: 'skipped', reason: null },
    ],
    [],
  );
  expect(found.skips).toEqual([{ name: 'b', reason: 'no serial port here' }]);
  expect(found.failures).toEqual(['c (skipped without a reason)']);
});

test('an error outside any test is a failure', () => {
  expect(tally([passed], ['a.test.ts: can not be read']).failures).toEqual(['a.test.ts: can not be read']);
});

test('the last line is the sum and nothing else', () => {
  const { lines, ok } = summary([
    { stage: 'types', tally: tallyCheck('tsc -b', 0) },
    { stage: 'unit', tally: tally([passed, { name: 'b', state: 'skipped', reason: 'no\n  port' }], []) },
  ]);
  expect(lines).toEqual(['skipped  unit: b: no port', '2 passed, 0 failed, 1 skipped']);
  expect(ok).toBe(true);
});

test('one failure anywhere fails the run and is named above the sum', () => {
  const { lines, ok } = summary([
    { stage: 'types', tally: tallyCheck('tsc -b', 2) },
    { stage: 'unit', tally: tally([passed], []) },
  ]);
  expect(lines).toEqual(['FAILED   types: tsc -b', '1 passed, 1 failed, 0 skipped']);
  expect(ok).toBe(false);
});

test('a failure says in the last lines how it failed, on one line and without colours', () => {
  const failed: Finding = {
    name: 'b',
    state: 'failed',
    reason: 'line 7: \u001b[31mexpected 1\u001b[39m\n  to be 2',
  };
  const { lines } = summary([{ stage: 'unit', tally: tally([passed, failed], []) }]);
  expect(lines).toEqual(['FAILED   unit: b: line 7: expected 1 to be 2', '1 passed, 1 failed, 0 skipped']);
});

test('a run in which everything was skipped proves nothing', () => {
  const skipped = tally([{ name: 'a', state: 'skipped', reason: 'why' }], []);
  expect(summary([{ stage: 'browser', tally: skipped }]).ok).toBe(false);
});

test('a browser test counts once per project, and a flaky one is a failure', () => {
  const spec = (status: 'expected' | 'unexpected' | 'flaky', projectName: string) => ({
    projectName,
    status,
    annotations: [],
    results: status === 'expected' ? [{}] : [{ error: { message: 'it was not there' } }, {}],
  });
  const found = tallyPlaywright({
    suites: [
      {
        title: 'kiosk.spec.ts',
        suites: [
          {
            title: 'menu',
            specs: [
              {
                title: 'sells',
                tests: [
                  spec('expected', 'browser-shell'),
                  {
                    projectName: 'electron-shell',
                    status: 'skipped',
                    annotations: [{ type: 'skip', description: 'no binary' }],
                  },
                ],
              },
              { title: 'blinks', tests: [spec('flaky', 'browser-shell')] },
            ],
          },
        ],
      },
    ],
  });
  expect(found).toEqual({
    passed: 1,
    failures: ['[browser-shell] kiosk.spec.ts › menu › blinks: it was not there'],
    skips: [{ name: '[electron-shell] kiosk.spec.ts › menu › sells', reason: 'no binary' }],
  });
});
