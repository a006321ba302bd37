import { z } from 'zod';
import type { ShellClock } from '../keeper.ts';
import { BrowserGone, type DevtoolsPipe } from './devtools-pipe.ts';
import { errorWords } from '../../error-words.ts';

/** How often the page is asked whether it lives. */
const ASK_MS = 5_000;
/** A page that is silent for so long is frozen: a customer would have walked away. */
const FROZEN_MS = 10_000;
/** Wait before a page that is between two documents is asked again. */
const AGAIN_MS = 250;

const targets = z.object({ targetInfos: z.array(z.object({ targetId: z.string(), type: z.string() })) });
const attached = z.object({ sessionId: z.string() });
const crashed = z.object({ targetId: z.string() });
const sizes = z.object({
  result: z.object({
    value: z.object({
      screen: z.tuple([z.number(), z.number()]),
      window: z.tuple([z.number(), z.number()]),
    }),
  }),
});
const windowOf = z.object({ windowId: z.number().int() });

/**
 * Watches the kiosk page from outside: a browser whose page crashed or froze stays alive and shows a sad face.
 * Calls `lost` once, with the reason. Returns the way to stop watching.
 */
export function watchPage(pipe: DevtoolsPipe, clock: ShellClock, lost: (why: string) => void): () => void {
  let over = false;
  let filled = false;
  let cancelAsk: (() => void) | null = null;
  let cancelPatience: (() => void) | null = null;

  function stop(): void {
    over = true;
    cancelAsk?.();
    cancelPatience?.();
  }

  function end(why: string): void {
    if (over) return;
    stop();
    lost(why);
  }

  function failed(error: unknown): void {
    // Its end is reported by its parent.
    if (error instanceof BrowserGone) stop();
    else end(errorWords(error));
  }

  async function watch(): Promise<void> {
    await pipe.call('Target.setDiscoverTargets', { discover: true });
    const page = targets
      .parse(await pipe.call('Target.getTargets', {}))
      .targetInfos.find((target) => target.type === 'page');
    if (!page) {
      end('the browser opened no page');
      return;
    }
    const { targetId } = page;
    pipe.onEvent((method, params) => {
      if (method !== 'Target.targetCrashed' && method !== 'Target.targetDestroyed') return;
      if (crashed.parse(params).targetId !== targetId) return;
      end(method === 'Target.targetCrashed' ? 'the page crashed' : 'the page was closed');
    });
    const { sessionId } = attached.parse(
      await pipe.call('Target.attachToTarget', { targetId, flatten: true }),
    );
    ask({ targetId, sessionId });
  }

  function ask(page: Page): void {
    if (over) return;
    cancelPatience ??= clock.after(FROZEN_MS, () => end('the page does not answer'));
    measure(pipe, page.sessionId).then(
      (size) => {
        cancelPatience?.();
        cancelPatience = null;
        if (!filled) fillScreen(pipe, page.targetId, size).catch(failed);
        filled = true;
        if (!over) cancelAsk = clock.after(ASK_MS, () => ask(page));
      },
      (error: unknown) => {
        if (error instanceof BrowserGone) stop();
        // Between two documents a page has nothing that could answer; only patience tells that from a crash.
        else if (!over) cancelAsk = clock.after(AGAIN_MS, () => ask(page));
      },
    );
  }

  watch().catch(failed);
  return stop;
}

interface Page {
  readonly targetId: string;
  readonly sessionId: string;
}

interface Size {
  readonly screen: readonly [number, number];
  readonly window: readonly [number, number];
}

/** Asks the page for its sizes: an answer proves that its own thread lives. */
async function measure(pipe: DevtoolsPipe, sessionId: string): Promise<Size> {
  const expression =
    '({ screen: [screen.width, screen.height], window: [window.outerWidth, window.outerHeight] })';
  const answer = await pipe.call('Runtime.evaluate', { expression, returnByValue: true }, sessionId);
  return sizes.parse(answer).result.value;
}

/**
 * Without a window manager nobody makes the kiosk window as large as the screen (measured: 1050×786 of
 * 1080×1920), so a window that is smaller is stretched by hand.
 */
async function fillScreen(pipe: DevtoolsPipe, targetId: string, { screen, window }: Size): Promise<void> {
  if (window[0] >= screen[0] && window[1] >= screen[1]) return;
  const { windowId } = windowOf.parse(await pipe.call('Browser.getWindowForTarget', { targetId }));
  await pipe.call('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
  await pipe.call('Browser.setWindowBounds', {
    windowId,
    bounds: { left: 0, top: 0, width: screen[0], height: screen[1] },
  });
}
