import type { Page } from '@playwright/test';

/** What a keyboard tells of one key. */
function pressOf(key: string): { readonly key: string; readonly code: string; readonly text?: string } {
  if (key === 'Enter') return { key, code: key, text: '\r' };
  if (key.length > 1) return { key, code: key };
  const code = key === ' ' ? 'Space' : /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`;
  return { key, code, text: key };
}

/**
 * Keys of a hand or of a scanner, `gapMs` apart by their own clocks: what tells one from the other is the time between
 * them, and a machine that is slow must not make a scanner a hand, or stumble over both.
 */
export async function typeKeys(page: Page, keys: readonly string[], gapMs: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const from = Date.now() / 1000;
  for (const [at, key] of keys.entries()) {
    const timestamp = from + (at * gapMs) / 1000;
    const press = pressOf(key);
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...press, timestamp });
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: press.code, timestamp });
  }
  await cdp.detach();
}
