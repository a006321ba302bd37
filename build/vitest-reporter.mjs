// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * Writes what Vitest found as `{ findings, errors }` to the file named by POINTFIVE_FINDINGS. Vitest's own JSON
 * reporter leaves out why a test was skipped.
 */
// oxlint-disable-next-line import/no-default-export -- Vitest takes a reporter file's default export
export default class FindingsReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<{ message?: string }>} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const file = process.env['POINTFIVE_FINDINGS'];
    if (!file) throw new Error('POINTFIVE_FINDINGS names no file');
    /** @type {import('./tally.mjs').Finding[]} */
    const findings = [];
    const errors = unhandled.map((error) => `outside any test: ${error.message ?? 'unknown'}`);
    for (const module of modules) {
      for (const error of module.errors()) errors.push(`${module.relativeModuleId}: ${error.message}`);
      for (const test of module.children.allTests()) {
        const result = test.result();
        findings.push({
          name: `${module.relativeModuleId} › ${test.fullName}`,
          // A test that never ended has not passed.
          state: result.state === 'pending' ? 'failed' : result.state,
          reason: reasonOf(result),
        });
      }
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ findings, errors }));
  }
}

/**
 * Why a test was skipped, or where and how it failed.
 * @param {import('vitest/node').TestResult} result
 * @returns {string | null}
 */
function reasonOf(result) {
  if (result.state === 'skipped') return result.note ?? null;
  if (result.state !== 'failed') return null;
  const [error] = result.errors;
  if (error === undefined) return null;
  const place = error.stacks?.findLast(({ file }) => file.includes('.test.'));
  const differences = stripVTControlCharacters(error.diff ?? '')
    .split('\n')
    .filter((line) => /^[-+] /.test(line));
  const where = place === undefined ? [] : [`line ${place.line}:`];
  return [...where, error.message, ...differences].join('\n');
}
