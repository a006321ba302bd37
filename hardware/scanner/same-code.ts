import type { DeviceClock } from '../ports/device.ts';

/**
 * The same code again within this long is the same scan: scanners repeat themselves when a trigger sticks, when they
 * wait for an ACK that nobody sends, or when a code stays in view. Shorter, and one product is sold twice; longer, and
 * a customer's second equal product is missed.
 */
export const sameCodeMs = 500;

/** Whether a code is news. Each repetition extends the quiet time, so that a code left in view is one scan. */
export function createSameCodeFilter(clock: DeviceClock): {
  readonly isNews: (text: string) => boolean;
  readonly close: () => void;
} {
  let last: string | null = null;
  let cancel: () => void = () => undefined;
  return {
    isNews(text) {
      const news = text !== last;
      last = text;
      cancel();
      cancel = clock.after(sameCodeMs, () => {
        last = null;
      });
      return news;
    },
    close() {
      cancel();
    },
  };
}
