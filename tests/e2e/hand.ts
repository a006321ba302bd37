import { expect, type Locator, type Page } from '@playwright/test';

export interface Place {
  readonly x: number;
  readonly y: number;
}

export async function middleOf(at: Locator): Promise<Place> {
  const box = await at.boundingBox();
  if (!box) throw new Error('nothing to tap');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export interface Hand {
  /** `atMs` counts from the first touch, whatever the machine's pace is. */
  readonly down: (place: Place, atMs: number) => Promise<void>;
  /** Comes back when the page has been clicked. */
  readonly up: (atMs: number) => Promise<void>;
  /** Down and up in one. */
  readonly tap: (place: Place, atMs: number) => Promise<void>;
}

/** Writes how often the page was clicked where a test can see it. */
function countClicks(): void {
  let clicks = 0;
  const count = () => document.documentElement.setAttribute('data-clicks', String(++clicks));
  window.addEventListener('click', count, { capture: true });
}

/** A finger whose touches carry their own times, so that a slow machine does not make a quick hand slow. */
export async function handOn(page: Page): Promise<Hand> {
  const cdp = await page.context().newCDPSession(page);
  let beganAt: number | null = null;
  let taps = 0;
  async function send(type: 'touchStart' | 'touchEnd', touchPoints: Place[], atMs: number): Promise<void> {
    if (beganAt === null) {
      beganAt = Date.now();
      await page.evaluate(countClicks);
    }
    await cdp.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp: (beganAt + atMs) / 1000 });
  }
  const down: Hand['down'] = (place, atMs) => send('touchStart', [place], atMs);
  const up: Hand['up'] = async (atMs) => {
    await send('touchEnd', [], atMs);
    await expect(page.locator('html')).toHaveAttribute('data-clicks', String(++taps));
  };
  return {
    down,
    up,
    async tap(place, atMs) {
      await down(place, atMs);
      await up(atMs);
    },
  };
}
