import { useEffect } from 'react';

/** Longer apart than this, in ms of the touches themselves, the eye has had its say between two taps. */
const QUICK_MS = 500;

/** A hand that shakes does not come down on the same pixel: about a finger's width, in CSS pixels. */
const NEAR_PX = 60;

interface Tap {
  readonly on: EventTarget | null;
  readonly x: number;
  readonly y: number;
  readonly atMs: number;
}

/** What answers a touch: a button, a choice with its words, or else the very place that was touched. */
function answering(touched: EventTarget | null): EventTarget | null {
  return touched instanceof Element ? (touched.closest('button, label') ?? touched) : touched;
}

function tapOf(click: MouseEvent): Tap {
  return { on: answering(click.target), x: click.clientX, y: click.clientY, atMs: click.timeStamp };
}

/** Counted by the system for a mouse; for a finger the browser's own count ends at 20 px and gives up early. */
function isSecondOf(first: Tap, click: MouseEvent): boolean {
  if (click.detail >= 2) return true;
  return (
    click instanceof PointerEvent &&
    click.pointerType === 'touch' &&
    click.timeStamp - first.atMs < QUICK_MS &&
    Math.hypot(click.clientX - first.x, click.clientY - first.y) < NEAR_PX
  );
}

/** Two neighbours pressed fast are both meant, as on a keypad; only what took the place of the first was never seen. */
function stillStands(first: Tap): boolean {
  return answering(document.elementFromPoint(first.x, first.y)) === first.on;
}

/**
 * A quick second tap at one place is meant for what the first one hit. A hand that shakes or is in a hurry taps twice,
 * and the second tap must not press what has come under the finger meanwhile.
 */
export function useOneTap(): void {
  useEffect(() => {
    let first: Tap | null = null;
    function judge(click: MouseEvent): void {
      const tap = tapOf(click);
      if (first && tap.on !== first.on && isSecondOf(first, click) && !stillStands(first)) {
        click.stopPropagation();
        click.preventDefault();
        return;
      }
      first = tap;
    }
    window.addEventListener('click', judge, { capture: true });
    return () => window.removeEventListener('click', judge, { capture: true });
  }, []);
}
