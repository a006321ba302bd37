import { useEffect } from 'react';

/** What answers a touch: a button, a choice with its words, or else the very place that was touched. */
function touchedBy({ target }: Event): EventTarget | null {
  return target instanceof Element ? (target.closest('button, label') ?? target) : target;
}

/**
 * A quick second tap at one place is meant for what the first one hit. A hand that shakes or is in a hurry taps twice,
 * and the second tap must not press what has come under the finger meanwhile.
 */
export function useOneTap(): void {
  useEffect(() => {
    let first: EventTarget | null = null;
    function judge(event: MouseEvent): void {
      const touched = touchedBy(event);
      if (event.detail < 2) first = touched;
      else if (touched !== first) {
        event.stopPropagation();
        event.preventDefault();
      }
    }
    window.addEventListener('click', judge, { capture: true });
    return () => window.removeEventListener('click', judge, { capture: true });
  }, []);
}
