import { test } from 'vitest';

/** A test that is either run or reported as skipped with a reason. */
export type ReasonedTest = (name: string, body: () => void | Promise<void>, timeoutMs?: number) => void;

/**
 * A `test` for what not every machine can run. Where `condition` is false, each test is reported as skipped
 * with `reason`, which the summary of `npm test` prints. A skip without a reason counts there as a failure.
 */
export function skipUnless(condition: boolean, reason: string): ReasonedTest {
  return (name, body, timeoutMs) => {
    if (condition) {
      test(name, body, timeoutMs);
    } else {
      test(name, ({ skip }) => skip(reason));
    }
  };
}
