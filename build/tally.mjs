// @ts-check
import { stripVTControlCharacters } from 'node:util';

/**
 * What one stage of the tests found. A skip without a reason is a failure, and so is a stage that ran nothing.
 * @typedef {{ name: string, reason: string }} Skip
 * @typedef {{ passed: number, failures: readonly string[], skips: readonly Skip[] }} Tally
 * @typedef {{ name: string, state: 'passed' | 'failed' | 'skipped', reason: string | null }} Finding the reason of a skip or of a failure
 */

/**
 * @param {readonly Finding[]} findings
 * @param {readonly string[]} errors what went wrong outside any one test
 * @returns {Tally}
 */
export function tally(findings, errors) {
  const unexplained = findings.filter(({ state, reason }) => state === 'skipped' && !reason?.trim());
  const failures = [
    ...findings.filter(({ state }) => state === 'failed').map(failureOf),
    ...unexplained.map(({ name }) => `${name} (skipped without a reason)`),
    ...errors,
  ];
  return {
    passed: findings.filter(({ state }) => state === 'passed').length,
    failures: findings.length === 0 && errors.length === 0 ? ['it ran no test'] : failures,
    skips: findings.flatMap(({ name, state, reason }) =>
      state === 'skipped' && reason?.trim() ? [{ name, reason: reason.trim() }] : [],
    ),
  };
}

/** @param {Finding} finding */
function failureOf({ name, reason }) {
  return reason === null ? name : `${name}: ${reason}`;
}

/**
 * One whole check, such as the types, counted as one test.
 * @param {string} name
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyCheck(name, exitCode) {
  return tally([{ name, state: exitCode === 0 ? 'passed' : 'failed', reason: null }], []);
}

/**
 * @typedef {{ title: string, specs?: readonly PlaywrightSpec[], suites?: readonly PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ title: string, tests: readonly PlaywrightTest[] }} PlaywrightSpec
 * @typedef {{ projectName: string, status: 'expected' | 'unexpected' | 'flaky' | 'skipped', annotations: readonly { type: string, description?: string }[], results?: readonly { error?: { message?: string } }[] }} PlaywrightTest
 */

/**
 * Reads what Playwright's JSON reporter wrote. A test that passed only at a second try counts as failed.
 * @param {{ suites?: readonly PlaywrightSuite[], errors?: readonly { message?: string }[] }} report
 * @returns {Tally}
 */
export function tallyPlaywright(report) {
  /** @type {Finding[]} */
  const findings = [];
  const visit = (/** @type {PlaywrightSuite} */ suite, /** @type {readonly string[]} */ above) => {
    const path = [...above, suite.title];
    for (const inner of suite.suites ?? []) visit(inner, path);
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) findings.push(findingOf(test, [...path, spec.title]));
    }
  };
  for (const suite of report.suites ?? []) visit(suite, []);
  return tally(
    findings,
    (report.errors ?? []).map((error) => error.message ?? 'an error without a message'),
  );
}

/**
 * @param {PlaywrightTest} test
 * @param {readonly string[]} path
 * @returns {Finding}
 */
function findingOf(test, path) {
  const name = `[${test.projectName}] ${path.join(' › ')}`;
  const note = test.annotations.find(({ type, description }) => type === 'skip' && description);
  const broken = test.results?.find(({ error }) => error !== undefined)?.error?.message;
  switch (test.status) {
    case 'expected':
      return { name, state: 'passed', reason: null };
    case 'skipped':
      return { name, state: 'skipped', reason: note?.description ?? null };
    case 'flaky':
    case 'unexpected':
      return { name, state: 'failed', reason: broken ?? null };
  }
}

/**
 * The last lines of a run: every skip with its reason, every failure, then the sum alone on the last line.
 * Skips of one stage for one reason share a line.
 * @param {readonly { stage: string, tally: Tally }[]} stages
 * @returns {{ lines: readonly string[], ok: boolean }}
 */
export function summary(stages) {
  /** @type {string[]} */
  const lines = [];
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const { stage, tally: found } of stages) {
    passed += found.passed;
    failed += found.failures.length;
    skipped += found.skips.length;
    for (const { name, reason } of found.skips) lines.push(`skipped  ${stage}: ${name}: ${oneLine(reason)}`);
  }
  for (const { stage, tally: found } of stages) {
    for (const failure of found.failures) lines.push(`FAILED   ${stage}: ${oneLine(failure)}`);
  }
  lines.push(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return { lines, ok: failed === 0 && passed > 0 };
}

/** @param {string} text */
function oneLine(text) {
  return stripVTControlCharacters(text).replace(/\s+/g, ' ').trim().slice(0, 600);
}
