import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** What is waited for, by name: resolves with the page's time when it was painted. */
    bench: Map<string, Promise<number>>;
    benchPainted: () => Promise<number>;
  }
}

/** Prepares a page: how it says when something is painted, and a line of its own for the floor. */
export async function preparePage(page: Page, floorUrl: string): Promise<void> {
  await page.evaluate(async (url) => {
    window.bench = new Map();
    // A task that is queued inside a frame runs when the frame has been drawn.
    window.benchPainted = () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.now()), { once: true });
          port1.start();
          port2.postMessage(null);
        });
      });
    const mark = document.body.appendChild(document.createElement('output'));
    mark.style.cssText = 'position:fixed;left:0;top:0';
    const socket = new WebSocket(url);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', () => reject(new Error('the floor has no line')));
    });
    socket.addEventListener('message', () => {
      mark.textContent = mark.textContent === '·' ? ':' : '·';
    });
  }, floorUrl);
}

/** From now on the page looks for one more element of `selector`, or, with null, for a change of the floor's mark. */
export async function armPage(page: Page, selector: string | null): Promise<void> {
  await page.evaluate((wanted) => {
    const count = (): number => (wanted === null ? 0 : document.querySelectorAll(wanted).length);
    const before = count();
    const painted = new Promise<number>((resolve) => {
      const target = wanted === null ? document.querySelector('body > output') : document.body;
      const observer = new MutationObserver(() => {
        if (wanted !== null && count() <= before) return;
        observer.disconnect();
        void window.benchPainted().then(resolve);
      });
      observer.observe(target ?? document.body, { subtree: true, childList: true, characterData: true });
    });
    window.bench.set('next', painted);
  }, selector);
}

/** When the page had painted it, in the page's time. */
export async function paintedAt(page: Page): Promise<number> {
  return page.evaluate(() => window.bench.get('next') ?? Promise.reject(new Error('not armed')));
}
