import type { Page } from '@playwright/test';

/** A page's `performance.now()` in this process's own; both count the same monotonic clock from another moment. */
export interface PageClock {
  readonly toOurs: (pageTime: number) => number;
  /** Half of the shortest question and answer: the offset is no further off than this. */
  readonly uncertainMs: number;
}

const QUESTIONS = 40;

export async function readPageClock(page: Page): Promise<PageClock> {
  let shortest = Infinity;
  let offset = 0;
  for (let count = 0; count < QUESTIONS; count += 1) {
    const asked = performance.now();
    const theirs = await page.evaluate(() => performance.now());
    const took = performance.now() - asked;
    if (took >= shortest) continue;
    shortest = took;
    offset = asked + took / 2 - theirs;
  }
  return { toOurs: (pageTime) => pageTime + offset, uncertainMs: shortest / 2 };
}
