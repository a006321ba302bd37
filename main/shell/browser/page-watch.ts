import { z } from 'zod';
import type { ShellClock } from '../keeper.ts';
import { BrowserGone, type DevtoolsPipe } from './devtools-pipe.ts';

/** How often the page is asked whether it lives. */
const ASK_MS = 5_000;
/** A page that is silent for so long is frozen: a customer would have walked away. */
const FROZEN_MS = 10_000;

const targets = z.object({ targetInfos: z.array(z.object({ targetId: z.string(), type: z.string() })) });
const attached = z.object({ sessionId: z.string() });
const crashed = z.object({ targetId: z.string() });
const size = z.object({
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
  let cancel: (() => void) | null = null;

  function end(why: string): void {
    if (over) return;
    stop();
    lost(why);
  }

  function stop(): void {
    over = true;
    cancel?.();
  }

  function failed(error: unknown): void {
    if (error instanceof BrowserGone) stop();
    else end(error instanceof Error ? error.message : String(error));
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
    pipe.onEvent((method, params) => {
      if (method !== 'Target.targetCrashed' && method !== 'Target.targetDestroyed') return;
      if (crashed.parse(params).targetId !== page.targetId) return;
      end(method === 'Target.targetCrashed' ? 'the page crashed' : 'the page was closed');
    });
    const { sessionId } = attached.parse(
      await pipe.call('Target.attachToTarget', { targetId: page.targetId, flatten: true }),
    );
    await fillScreen(pipe, page.targetId, sessionId);
    ask(sessionId);
  }

  function ask(sessionId: string): void {
    if (over) return;
    cancel = clock.after(FROZEN_MS, () => end('the page does not answer'));
    pipe.call('Runtime.evaluate', { expression: '1' }, sessionId).then(() => {
      cancel?.();
      if (!over) cancel = clock.after(ASK_MS, () => ask(sessionId));
    }, failed);
  }

  watch().catch(failed);
  return stop;
}

/**
 * Without a window manager nobody makes the kiosk window as large as the screen (measured: 1050×786 of
 * 1080×1920), so a window that is smaller is stretched by hand.
 */
async function fillScreen(pipe: DevtoolsPipe, targetId: string, sessionId: string): Promise<void> {
  const { screen, window } = size.parse(
    await pipe.call(
      'Runtime.evaluate',
      {
        expression:
          '({ screen: [screen.width, screen.height], window: [window.outerWidth, window.outerHeight] })',
        returnByValue: true,
      },
      sessionId,
    ),
  ).result.value;
  if (window[0] >= screen[0] && window[1] >= screen[1]) return;
  const { windowId } = windowOf.parse(await pipe.call('Browser.getWindowForTarget', { targetId }));
  await pipe.call('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
  await pipe.call('Browser.setWindowBounds', {
    windowId,
    bounds: { left: 0, top: 0, width: screen[0], height: screen[1] },
  });
}
