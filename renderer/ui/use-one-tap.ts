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

function tapOf(touch: MouseEvent): Tap {
  return { on: answering(touch.target), x: touch.clientX, y: touch.clientY, atMs: touch.timeStamp };
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
function tookThePlaceOf(seen: Tap, tap: Tap): boolean {
  return tap.on !== seen.on && answering(document.elementFromPoint(seen.x, seen.y)) !== seen.on;
}

/**
 * Whether two buttons are one to the eye, by their `data-same`: Help over a sheet, and Help in the bar when the sheet
 * has gone. A finger that rests means both; a second tap of one that shakes is no second press for all that.
 */
function areOneToTheEye(one: EventTarget | null, other: EventTarget | null): boolean {
  if (!(one instanceof HTMLElement && other instanceof HTMLElement)) return false;
  const name = one.dataset['same'];
  return name !== undefined && name === other.dataset['same'];
}

/**
 * A touch is meant for what it came down on, and a quick second one at the same place for what the first one hit. A
 * browser presses what lies under a finger when it is lifted: an old hand rests for a while, one that shakes or is in a
 * hurry taps twice, and neither must press what has come under it meanwhile.
 */
export function useOneTap(): void {
  useEffect(() => {
    let first: Tap | null = null;
    let down: { readonly pointerId: number; readonly tap: Tap } | null = null;
    function touched(touch: PointerEvent): void {
      down = { pointerId: touch.pointerId, tap: tapOf(touch) };
    }
    function judge(click: MouseEvent): void {
      const tap = tapOf(click);
      // A key that presses a button has not touched anything.
      const meant = click instanceof PointerEvent && click.pointerId === down?.pointerId ? down.tap : null;
      if (
        (meant && !areOneToTheEye(meant.on, tap.on) && tookThePlaceOf(meant, tap)) ||
        (first && isSecondOf(first, click) && tookThePlaceOf(first, tap))
      ) {
        click.stopPropagation();
        click.preventDefault();
        return;
      }
      first = tap;
    }
    window.addEventListener('pointerdown', touched, { capture: true, passive: true });
    window.addEventListener('click', judge, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', touched, { capture: true });
      window.removeEventListener('click', judge, { capture: true });
    };
  }, []);
}
